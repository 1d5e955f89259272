import { Refusal, shown } from '../shared/refusal.ts';
import { HOUR, type Instant, SECOND } from '../shared/time.ts';
import { readActionValue } from './action-value.ts';
import { cleanText } from './clean-text.ts';
import type { PeopleAction } from './people-action.ts';
import { publicLink } from './public-link.ts';
import { type Fields, fieldsOf, wordIn } from './slack-form.ts';
import { type Ask, isAsk } from './slack-views.ts';

/** What stays with a window until it is sent: the press that opened it. */
export interface Remembered {
  readonly value: string;
  readonly at: Instant;
  readonly responseUrl?: string;
}

/** Slack takes 3,000 characters; an address for an answer is dropped before the name of the mention is. */
export function remember(what: Remembered): string {
  const whole = JSON.stringify(what);
  const { responseUrl: _, ...less } = what;
  return whole.length <= 3_000 ? whole : JSON.stringify(less);
}

export type Submitted =
  | { readonly action: PeopleAction; readonly responseUrl?: string }
  /** Told beside the fields of the window, which stays open. */
  | { readonly errors: Readonly<Record<string, string>> };

const MEND = 'open the window again from the alert in Slack';

/** Reads a window that was sent. Refuses in one line what is no window of ours; a person's slip is answered in the window. */
export function readSubmission(payload: Fields, by: string, now: Instant): Submitted {
  const view = fieldsOf(payload['view']);
  const ask = view['callback_id'];
  if (!isAsk(ask)) throw new Refusal('payload.view.callback_id', `${shown(ask)} is no window of ours`, MEND);
  const { value, at, responseUrl } = fieldsOf(fromJson(view['private_metadata']));
  const subject = readActionValue(value);
  if (subject === undefined || typeof at !== 'number') {
    throw new Refusal('payload.view.private_metadata', 'names no mention', MEND);
  }
  const read = answersOf(ask, fieldsOf(fieldsOf(view['state'])['values']), now);
  if ('errors' in read) return read;
  const { key, cycle } = subject;
  return { action: { key, cycle, by, at, ...read }, ...(typeof responseUrl === 'string' && { responseUrl }) };
}

type Answers =
  | Omit<PeopleAction, 'key' | 'cycle' | 'by' | 'at'>
  | { readonly errors: Readonly<Record<string, string>> };

function answersOf(ask: Ask, values: Fields, now: Instant): Answers {
  const field = (id: string): Fields => fieldsOf(fieldsOf(values[id])['value']);
  const words = (id: string): string | undefined => {
    const text = wordIn(field(id)['value']);
    return text === undefined ? undefined : cleanText(text);
  };
  const chosen = (id: string): string | undefined => wordIn(fieldsOf(field(id)['selected_option'])['value']);
  const reason = words('reason');
  switch (ask) {
    case 'askSnooze':
    case 'askPause': {
      const until = untilOf(chosen('length'), field('until')['selected_date_time'], now);
      if (until === undefined) return { errors: { length: 'Choose how long, or until when' } };
      if (until <= now) return { errors: { until: 'That time has passed' } };
      if (ask === 'askPause' && reason === undefined) return { errors: { reason: 'Say why' } };
      return { does: ask === 'askPause' ? 'pause' : 'snooze', until, ...(reason !== undefined && { reason }) };
    }
    case 'askNotRelevant': {
      const choice = chosen('choice');
      if (choice === undefined) return { errors: { choice: 'Choose why' } };
      return { does: 'notRelevant', reason: [choice, ...(reason === undefined ? [] : [reason])].join(': ') };
    }
    case 'askAnswered': {
      const given = words('link');
      const link = publicLink(given);
      if (given !== undefined && link === undefined)
        return { errors: { link: 'Give an address that begins with https://' } };
      return { does: 'answered', ...(link !== undefined && { link }) };
    }
    case 'askHandOver': {
      const to = chosen('owner');
      return to === undefined ? { errors: { owner: 'Choose to whom' } } : { does: 'handOver', to };
    }
    case 'askSentiment': {
      const label = chosen('label');
      if (label !== 'negative' && label !== 'neutral' && label !== 'positive')
        return { errors: { label: 'Choose one' } };
      return { does: 'sentiment', label };
    }
    case 'askNote':
      return reason === undefined ? { errors: { reason: 'Write a note' } } : { does: 'note', reason };
    default:
      return ask satisfies never;
  }
}

/** A time that was picked is meant more exactly than a preset. */
function untilOf(length: string | undefined, picked: unknown, now: Instant): Instant | undefined {
  if (typeof picked === 'number' && Number.isSafeInteger(picked) && picked > 0) return picked * SECOND;
  const hours = /^([1-9]\d{0,2})h$/u.exec(length ?? '')?.[1];
  return hours === undefined ? undefined : now + Number(hours) * HOUR;
}

function fromJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
