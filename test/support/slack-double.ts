import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Posted {
  readonly path: string;
  readonly message: SlackJson;
  /** Arrival, for a double that was given a clock. */
  readonly at?: number;
}

/** What a double was told to answer instead of looking at the message. */
interface Answer {
  readonly status: number;
  readonly word: string;
  readonly retryAfter?: number;
}

type SlackJson = Readonly<Record<string, unknown>>;

export interface SlackDouble {
  readonly webhook: (channel: string) => string;
  /** Accepted messages, oldest first. */
  readonly posted: Posted[];
  /** Every request, refused ones too. */
  readonly requests: () => number;
  /** Answers of the next requests, in turn. */
  readonly answerNext: (...answers: Answer[]) => void;
  readonly close: () => Promise<void>;
}

/** Incoming webhooks over HTTP that refuse what Slack refuses; more than one message a second and channel when given a clock. */
export async function startSlackDouble(now?: () => number): Promise<SlackDouble> {
  const posted: Posted[] = [];
  const scripted: Answer[] = [];
  const lastAt = new Map<string, number>();
  let requests = 0;

  const judge = (path: string, body: string): Answer => {
    const told = scripted.shift();
    if (told !== undefined) return told;
    if (now !== undefined && now() - (lastAt.get(path) ?? Number.NEGATIVE_INFINITY) < 1_000) {
      return { status: 429, word: 'rate_limited', retryAfter: 1 };
    }
    let message: unknown;
    try {
      message = JSON.parse(body);
    } catch {
      return { status: 400, word: 'invalid_payload' };
    }
    const [problem] = slackProblems(message);
    if (problem !== undefined) return { status: 400, word: problem.startsWith('text') ? 'no_text' : 'invalid_blocks' };
    const at = now?.();
    if (at !== undefined) lastAt.set(path, at);
    posted.push({ path, message: message as SlackJson, ...(at !== undefined && { at }) });
    return { status: 200, word: 'ok' };
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests += 1;
      const { status, word, retryAfter } = judge(request.url ?? '', Buffer.concat(chunks).toString('utf8'));
      response.writeHead(status, {
        'content-type': 'text/plain',
        ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
        ...(status === 302 ? { location: '/elsewhere' } : {}),
      });
      response.end(word);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    webhook: (channel) => `http://127.0.0.1:${port}/services/T000/B000/${channel}`,
    posted,
    requests: () => requests,
    answerNext: (...answers) => scripted.push(...answers),
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}

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

function blockProblems(block: SlackJson, at: string): string[] {
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
    default:
      return [`${at}.type: ${String(block['type'])} is unknown`];
  }
}

function elementProblems(element: SlackJson, at: string): string[] {
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
  if (element['type'] === 'static_select') {
    const options = list(element['options']).map(record);
    return [
      ...id,
      ...textProblems(element['placeholder'], `${at}.placeholder`, 150, ['plain_text']),
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

const record = (value: unknown): SlackJson =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as SlackJson) : {};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
