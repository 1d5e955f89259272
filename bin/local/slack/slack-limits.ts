import { type Json, list, record } from '../draw/slack-json.ts';

/** Everything for which Slack would refuse a message, one line each; https://docs.slack.dev/reference/block-kit. */
export function slackProblems(message: unknown): string[] {
  const { text, blocks } = record(message);
  const problems: string[] = [];
  const check = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };
  check(typeof text === 'string' && text.length > 0 && text.length <= 40_000, 'text: missing or too long');
  check(Array.isArray(blocks) && blocks.length >= 1 && blocks.length <= 50, 'blocks: 1 to 50');
  for (const [index, value] of list(blocks).entries())
    problems.push(...blockProblems(record(value), `blocks.${index}`));
  return problems;
}

function blockProblems(block: Json, at: string): string[] {
  const elements = list(block['elements']).map(record);
  const inside = elements.flatMap((element, index) => elementProblems(element, `${at}.elements.${index}`));
  switch (block['type']) {
    case 'header':
      return [...textProblems(block['text'], `${at}.text`, 150, ['plain_text'])];
    case 'section':
      return [...textProblems(block['text'], `${at}.text`, 3_000, ['plain_text', 'mrkdwn'])];
    case 'context':
      return [
        ...bounds(elements.length, 1, 10, `${at}.elements`),
        ...elements.flatMap((element, index) =>
          textProblems(element, `${at}.elements.${index}`, 3_000, ['plain_text', 'mrkdwn']),
        ),
      ];
    case 'actions': {
      const ids = elements.map((element) => element['action_id']);
      const twice = new Set(ids).size === ids.length ? [] : [`${at}: an action_id twice`];
      return [
        ...bounds(elements.length, 1, 25, `${at}.elements`),
        ...length(block['block_id'], 1, 255, `${at}.block_id`),
        ...twice,
        ...inside,
      ];
    }
    case 'divider':
      return [];
    case 'rich_text':
      return [
        ...bounds(elements.length, 1, 100, `${at}.elements`),
        ...elements.flatMap((element, index) => richProblems(element, `${at}.elements.${index}`)),
      ];
    case 'input':
      return [
        ...textProblems(block['label'], `${at}.label`, 2_000, ['plain_text']),
        ...length(block['block_id'], 1, 255, `${at}.block_id`),
        ...elementProblems(record(block['element']), `${at}.element`),
      ];
    default:
      return [`${at}.type: ${String(block['type'])} is unknown`];
  }
}

function elementProblems(element: Json, at: string): string[] {
  const id = length(element['action_id'], 1, 255, `${at}.action_id`);
  if (element['type'] === 'button') {
    return [
      ...id,
      ...textProblems(element['text'], `${at}.text`, 75, ['plain_text']),
      ...(element['value'] === undefined ? [] : length(element['value'], 1, 2_000, `${at}.value`)),
      ...(element['url'] === undefined ? [] : length(element['url'], 1, 3_000, `${at}.url`)),
      ...(element['url'] === undefined || URL.canParse(String(element['url'])) ? [] : [`${at}.url: no address`]),
      ...([undefined, 'primary', 'danger'].includes(element['style'] as undefined) ? [] : [`${at}.style`]),
    ];
  }
  if (element['type'] === 'overflow') {
    const options = list(element['options']).map(record);
    return [
      ...id,
      ...bounds(options.length, 1, 5, `${at}.options`),
      ...options.flatMap((option, index) => [
        ...textProblems(option['text'], `${at}.options.${index}.text`, 75, ['plain_text']),
        ...length(option['value'], 1, 150, `${at}.options.${index}.value`),
      ]),
    ];
  }
  if (element['type'] === 'plain_text_input') {
    const most = element['max_length'];
    return [...id, ...(most === undefined ? [] : bounds(Number(most), 1, 3_000, `${at}.max_length`))];
  }
  if (element['type'] === 'url_text_input' || element['type'] === 'datetimepicker') return id;
  if (element['type'] === 'static_select') {
    const options = list(element['options']).map(record);
    return [
      ...id,
      ...(element['placeholder'] === undefined
        ? []
        : textProblems(element['placeholder'], `${at}.placeholder`, 150, ['plain_text'])),
      ...bounds(options.length, 1, 100, `${at}.options`),
      ...options.flatMap((option, index) => [
        ...textProblems(option['text'], `${at}.options.${index}.text`, 75, ['plain_text']),
        ...length(option['value'], 1, 150, `${at}.options.${index}.value`),
      ]),
    ];
  }
  return [`${at}.type: ${String(element['type'])} is unknown`];
}

function textProblems(value: unknown, at: string, limit: number, types: readonly string[]): string[] {
  const text = record(value);
  return [
    ...(types.includes(String(text['type'])) ? [] : [`${at}.type: ${String(text['type'])}`]),
    ...(text['type'] === 'mrkdwn' && text['emoji'] !== undefined ? [`${at}.emoji: only for plain_text`] : []),
    ...(text['type'] === 'plain_text' && text['verbatim'] !== undefined ? [`${at}.verbatim: only for mrkdwn`] : []),
    ...length(text['text'], 1, limit, `${at}.text`),
  ];
}

const length = (value: unknown, least: number, most: number, at: string): string[] =>
  typeof value === 'string' && value.length >= least && value.length <= most
    ? []
    : [`${at}: ${least} to ${most} characters`];

const bounds = (count: number, least: number, most: number, at: string): string[] =>
  count >= least && count <= most ? [] : [`${at}: ${least} to ${most}`];

/** Structure: sections of texts, links and members; nothing in it is parsed. */
function richProblems(element: Json, at: string): string[] {
  const parts = list(element['elements']).map(record);
  switch (element['type']) {
    case 'rich_text_list':
      return [
        ...(element['style'] === 'bullet' || element['style'] === 'ordered' ? [] : [`${at}.style`]),
        ...parts.flatMap((part, index) => richProblems(part, `${at}.elements.${index}`)),
      ];
    case 'rich_text_section':
      return parts.flatMap((part, index) => {
        const here = `${at}.elements.${index}`;
        switch (part['type']) {
          case 'text':
            return length(part['text'], 1, 3_000, here);
          case 'link':
            return [
              ...length(part['url'], 1, 3_000, here),
              ...(URL.canParse(String(part['url'])) ? [] : [`${here}: no address`]),
            ];
          case 'user':
            return length(part['user_id'], 3, 30, here);
          case 'usergroup':
            return length(part['usergroup_id'], 3, 30, here);
          default:
            return [`${here}.type: ${String(part['type'])} is unknown`];
        }
      });
    default:
      return [`${at}.type: ${String(element['type'])} is unknown`];
  }
}

/** Everything for which Slack would refuse to open a window; https://docs.slack.dev/reference/views/modal-views. */
export function viewProblems(view: unknown): string[] {
  const { type, title, submit, blocks, callback_id: id, private_metadata: data } = record(view);
  return [
    ...(type === 'modal' ? [] : ['type']),
    ...textProblems(title, 'title', 24, ['plain_text']),
    ...(submit === undefined ? [] : textProblems(submit, 'submit', 24, ['plain_text'])),
    ...length(id, 1, 255, 'callback_id'),
    ...(data === undefined ? [] : length(data, 0, 3_000, 'private_metadata')),
    ...bounds(list(blocks).length, 1, 100, 'blocks'),
    ...list(blocks).flatMap((block, index) => blockProblems(record(block), `blocks.${index}`)),
  ];
}
