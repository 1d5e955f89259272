import { cleanText, cutAtWord } from '../alerts/clean-text.ts';
import { DEEDS, type Deed, type PeopleAction } from '../alerts/people-action.ts';
import { publicLink } from '../alerts/public-link.ts';
import type { MentionKey } from '../mentions/mention.ts';
import { readMentionParam } from '../mentions/mention-param.ts';
import { NOT_RELEVANT_REASONS } from '../mentions/not-relevant.ts';
import { readDuration } from '../settings/duration-words.ts';
import type { Instant } from '../shared/time.ts';
import { LENGTHS, LONGEST_REASON } from './deed-forms.ts';

/** What a form of the desk asks to be done. */
export interface AskedDeed {
  readonly action: PeopleAction;
  /** The newest deed that its page has shown. */
  readonly seen: Instant;
}

export type ReadForm =
  | AskedDeed
  /** A person's slip, in one line. */
  | { readonly slip: string; readonly key: MentionKey }
  /** No form of ours. */
  | undefined;

/** Reads a form that was sent; what a person chose is checked here, what they may see is not. */
export function readDeskForm(form: URLSearchParams, by: string, now: Instant): ReadForm {
  const key = readMentionParam(form.get('m'));
  const does = DEEDS.find((deed) => deed === form.get('does'));
  const cycle = whole(form.get('cycle'));
  const seen = whole(form.get('seen'));
  if (key === undefined || does === undefined || !cycle || seen === undefined) return undefined;
  const chosen = choicesOf(does, form, now);
  if (typeof chosen === 'string') return { slip: chosen, key };
  return { action: { key, cycle, by, at: now, does, ...chosen }, seen };
}

const whole = (text: string | null): number | undefined =>
  text !== null && /^\d{1,15}$/u.test(text) ? Number(text) : undefined;

type Choices = Pick<PeopleAction, 'until' | 'reason' | 'link' | 'to' | 'label'>;

function choicesOf(does: Deed, form: URLSearchParams, now: Instant): Choices | string {
  const words = (name: string): string | undefined =>
    cutAtWord(cleanText(form.get(name) ?? ''), LONGEST_REASON) || undefined;
  const reason = words('reason');
  switch (does) {
    case 'claim':
    case 'resume':
      return {};
    case 'snooze':
    case 'pause': {
      const length = LENGTHS.find(([value]) => value === form.get('for'))?.[0];
      if (length === undefined) return 'Choose for how long.';
      if (does === 'pause' && reason === undefined) return 'Say why it is paused.';
      return { until: now + (readDuration(length) ?? 0), ...(reason !== undefined && { reason }) };
    }
    case 'notRelevant': {
      const choice = NOT_RELEVANT_REASONS.find((one) => one === form.get('choice'));
      if (choice === undefined) return 'Choose why it needs no answer.';
      return { reason: [choice, ...(reason === undefined ? [] : [reason])].join(': ') };
    }
    case 'answered': {
      const given = (form.get('link') ?? '').trim();
      const link = given === '' ? undefined : publicLink(given);
      if (given !== '' && link === undefined) return 'Give the link with https://, or none.';
      return link === undefined ? {} : { link };
    }
    case 'handOver': {
      const to = form.get('to');
      return to ? { to } : 'Choose to whom it is handed over.';
    }
    case 'sentiment': {
      const label = form.get('label');
      return label === 'negative' || label === 'neutral' || label === 'positive'
        ? { label }
        : 'Choose what the text is.';
    }
    case 'note':
      return reason === undefined ? 'Write the note.' : { reason };
    default:
      return does satisfies never;
  }
}
