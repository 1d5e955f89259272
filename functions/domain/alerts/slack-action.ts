import type { MentionKey } from '../mentions/mention.ts';
import { Refusal, shown } from '../shared/refusal.ts';
import { type Duration, HOUR, type Instant, SECOND } from '../shared/time.ts';
import { readActionValue } from './action-value.ts';
import { cleanText, cutAtWord } from './clean-text.ts';

interface Pressed {
  readonly key: MentionKey;
  /** The response cycle that the message spoke of. */
  readonly cycle: number;
  /** The person's Slack name. */
  readonly by: string;
  /** When the button was pressed, in Slack's time: the same in every delivery of the same press. */
  readonly at: Instant;
  /** Where Slack shows an answer to the person. */
  readonly responseUrl?: string;
}

/** What a person did with an alert in Slack. */
export type SlackAction =
  | ({ readonly kind: 'claim' | 'notRelevant' | 'answered' } & Pressed)
  | ({ readonly kind: 'snooze'; readonly length: Duration } & Pressed)
  /** A press that asks nothing of us: the link button reports itself too. */
  | { readonly kind: 'none' };

const MEND = 'press the button of an alert in Slack';

/** Reads the form that Slack posts for a press. Refuses in one line what is no press of a button of ours. */
export function parseSlackAction(body: string): SlackAction {
  const payload = new URLSearchParams(body).get('payload');
  if (payload === null) throw new Refusal('payload', 'the form has no such field', MEND);
  const press = record(fromJson(payload));
  if (press['type'] !== 'block_actions') throw new Refusal('payload.type', `${shown(press['type'])} is not ours`, MEND);
  const [first] = list(press['actions']);
  const action = record(first);
  if (action['action_id'] === 'open') return { kind: 'none' };
  return pressed(action, press);
}

function pressed(action: Readonly<Record<string, unknown>>, press: Readonly<Record<string, unknown>>): SlackAction {
  const subject = readActionValue(action['value']) ?? subjectBeside(press);
  if (subject === undefined) {
    throw new Refusal('payload.actions.0.value', `${shown(action['value'])} names no mention`, MEND);
  }
  const user = record(press['user']);
  const name = [user['username'], user['name'], user['id']].find((value) => typeof value === 'string' && value !== '');
  if (typeof name !== 'string') throw new Refusal('payload.user', 'nobody is named', MEND);
  const responseUrl = press['response_url'];
  const rest = {
    ...subject,
    by: cutAtWord(cleanText(name), 60),
    at: pressedAt(action['action_ts']),
    ...(isAddress(responseUrl) ? { responseUrl } : {}),
  };
  switch (action['action_id']) {
    case 'claim':
    case 'notRelevant':
    case 'answered':
      return { kind: action['action_id'], ...rest };
    case 'snooze':
      return { kind: 'snooze', length: snoozeLength(record(action['selected_option'])['value']), ...rest };
    default:
      throw new Refusal('payload.actions.0.action_id', `${shown(action['action_id'])} is no button of ours`, MEND);
  }
}

/** Slack's own are https; a pretend Slack on this machine may do without. */
const isAddress = (value: unknown): value is string =>
  typeof value === 'string' &&
  URL.canParse(value) &&
  /^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/u.test(value);

/** A menu's options are too short for a name: it stands on the buttons of the same message. */
function subjectBeside(press: Readonly<Record<string, unknown>>) {
  const elements = list(record(press['message'])['blocks']).flatMap((block) => list(record(block)['elements']));
  return elements.map((element) => readActionValue(record(element)['value'])).find((subject) => subject !== undefined);
}

/** Slack writes seconds with a fraction, as text. */
function pressedAt(value: unknown): Instant {
  const seconds = typeof value === 'string' && /^\d{9,11}(?:\.\d{1,9})?$/u.test(value) ? Number(value) : Number.NaN;
  if (Number.isNaN(seconds)) throw new Refusal('payload.actions.0.action_ts', `${shown(value)} is no time`, MEND);
  return Math.floor(seconds * SECOND);
}

function snoozeLength(value: unknown): Duration {
  const hours = typeof value === 'string' ? /^([1-9]\d{0,2})h$/u.exec(value)?.[1] : undefined;
  if (hours === undefined) throw new Refusal('payload.actions.0.selected_option', `${shown(value)} is no length`, MEND);
  return Number(hours) * HOUR;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('payload', `${shown(text)} is not JSON`, MEND);
  }
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
