import { NOT_RELEVANT_REASONS } from '../mentions/not-relevant.ts';
import type { Owner } from './routing.ts';
import type { PlainText, SlackOption } from './slack-blocks.ts';
import { option, plain } from './slack-parts.ts';

/** What a window asks for. */
export const ASKS = [
  'askSnooze',
  'askNotRelevant',
  'askAnswered',
  'askPause',
  'askHandOver',
  'askSentiment',
  'askNote',
] as const;
export type Ask = (typeof ASKS)[number];
export const isAsk = (value: unknown): value is Ask => (ASKS as readonly unknown[]).includes(value);

type Element =
  | { type: 'static_select'; action_id: 'value'; options: SlackOption[] }
  | { type: 'datetimepicker'; action_id: 'value' }
  | { type: 'url_text_input'; action_id: 'value' }
  | { type: 'plain_text_input'; action_id: 'value'; multiline: boolean; max_length: number };

interface InputBlock {
  readonly type: 'input';
  readonly block_id: string;
  readonly label: PlainText;
  readonly optional: boolean;
  readonly element: Element;
}

export interface SlackView {
  readonly type: 'modal';
  readonly callback_id: Ask;
  readonly private_metadata: string;
  readonly title: PlainText;
  readonly submit: PlainText;
  readonly close: PlainText;
  readonly blocks: InputBlock[];
}

/** Shown in the history in at most 84 bytes together with who it was: longer texts belong elsewhere. */
const SHORT = 60;
const LENGTHS = [
  option('1h', '1 hour'),
  option('4h', '4 hours'),
  option('24h', '24 hours'),
  option('72h', '3 times 24 hours'),
];
const MOST_OPTIONS = 100;

const TITLES: Readonly<Record<Ask, string>> = {
  askSnooze: 'Snooze',
  askPause: 'Pause the clock',
  askNotRelevant: 'Not relevant',
  askAnswered: 'Answered elsewhere',
  askHandOver: 'Hand over',
  askSentiment: 'Correct the sentiment',
  askNote: 'Add a note',
};

/** The window for what one press cannot say. `remembered` comes back with the answer. */
export function slackView(ask: Ask, remembered: string, owners: readonly Owner[]): SlackView {
  return {
    type: 'modal',
    callback_id: ask,
    private_metadata: remembered,
    title: plain(TITLES[ask], 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    blocks: blocksOf(ask, owners),
  };
}

function blocksOf(ask: Ask, owners: readonly Owner[]): InputBlock[] {
  const reason = (optional: boolean) =>
    input(
      'reason',
      'Why',
      { type: 'plain_text_input', action_id: 'value', multiline: false, max_length: SHORT },
      optional,
    );
  const length = input('length', 'For how long', select(LENGTHS), true);
  const until = input('until', 'Or until', { type: 'datetimepicker', action_id: 'value' }, true);
  switch (ask) {
    case 'askSnooze':
      return [length, until, reason(true)];
    case 'askPause':
      return [length, until, reason(false)];
    case 'askNotRelevant':
      return [input('choice', 'Why', select(NOT_RELEVANT_REASONS.map((words) => option(words, words)))), reason(true)];
    case 'askAnswered':
      return [input('link', 'Where (a link)', { type: 'url_text_input', action_id: 'value' }, true)];
    case 'askHandOver':
      return [input('owner', 'To whom', select(owners.slice(0, MOST_OPTIONS).map(({ id, name }) => option(id, name))))];
    case 'askSentiment':
      return [
        input('label', 'The text is', select(['negative', 'neutral', 'positive'].map((label) => option(label, label)))),
      ];
    case 'askNote':
      return [
        input('reason', 'Note', { type: 'plain_text_input', action_id: 'value', multiline: false, max_length: SHORT }),
      ];
    default:
      return ask satisfies never;
  }
}

const select = (options: SlackOption[]): Element => ({ type: 'static_select', action_id: 'value', options });

const input = (id: string, label: string, element: Element, optional = false): InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  optional,
  element,
});
