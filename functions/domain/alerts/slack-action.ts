import type { MentionKey } from '../mentions/mention.ts';
import { Refusal, shown } from '../shared/refusal.ts';
import { HOUR, type Instant, SECOND } from '../shared/time.ts';
import { type ActionSubject, readActionValue } from './action-value.ts';
import { cleanText, cutAtWord } from './clean-text.ts';
import type { PeopleAction } from './people-action.ts';
import { type Fields, fieldsOf, listOf } from './slack-form.ts';
import { readSubmission } from './slack-submission.ts';
import { type Ask, isAsk } from './slack-views.ts';

/** What a person did with an alert in Slack. */
export type SlackAction =
  | { readonly kind: 'act'; readonly action: PeopleAction; readonly responseUrl?: string }
  /** Something that takes a window; the trigger opens one within three seconds. */
  | ({
      readonly kind: 'ask';
      readonly ask: Ask;
      readonly at: Instant;
      readonly trigger: string;
      readonly responseUrl?: string;
    } & ActionSubject)
  /** Somebody asks for a link to the desk. */
  | { readonly kind: 'desk'; readonly key: MentionKey; readonly by: string; readonly responseUrl?: string }
  /** A window that cannot be taken as it is, by its fields. */
  | { readonly kind: 'invalid'; readonly errors: Readonly<Record<string, string>> }
  /** A press that asks nothing of us: the link button reports itself too. */
  | { readonly kind: 'none' };

const MEND = 'press the button of an alert in Slack';

/** Reads the form that Slack posts for a press or a window. Refuses in one line what is none of ours. */
export function parseSlackAction(body: string, now: Instant): SlackAction {
  const payload = new URLSearchParams(body).get('payload');
  if (payload === null) throw new Refusal('payload', 'the form has no such field', MEND);
  const press = fieldsOf(fromJson(payload));
  switch (press['type']) {
    case 'block_actions': {
      const action = fieldsOf(listOf(press['actions'])[0]);
      return action['action_id'] === 'open' ? { kind: 'none' } : pressed(action, press);
    }
    case 'view_submission': {
      const submitted = readSubmission(press, whoIn(press), now);
      return 'errors' in submitted ? { kind: 'invalid', ...submitted } : { kind: 'act', ...submitted };
    }
    case 'view_closed':
      return { kind: 'none' };
    default:
      throw new Refusal('payload.type', `${shown(press['type'])} is not ours`, MEND);
  }
}

function pressed(action: Fields, press: Fields): SlackAction {
  const subject = readActionValue(action['value']) ?? subjectBeside(press);
  if (subject === undefined) {
    throw new Refusal('payload.actions.0.value', `${shown(action['value'])} names no mention`, MEND);
  }
  const { key, cycle } = subject;
  const by = whoIn(press);
  const at = pressedAt(action['action_ts']);
  const responseUrl = press['response_url'];
  const answer = isAddress(responseUrl) ? { responseUrl } : {};
  // A menu reports itself, and what was chosen in it is what was meant.
  const chosen = fieldsOf(action['selected_option'])['value'];
  const meant = action['action_id'] === 'more' ? chosen : action['action_id'];
  if (meant === 'desk') return { kind: 'desk', key, by, ...answer };
  if (isAsk(meant)) {
    const trigger = press['trigger_id'];
    if (typeof trigger !== 'string') throw new Refusal('payload.trigger_id', `${shown(trigger)} opens nothing`, MEND);
    return { kind: 'ask', ask: meant, trigger, at, key, cycle, ...answer };
  }
  const act = (did: Pick<PeopleAction, 'does' | 'until' | 'reason'>): SlackAction => ({
    kind: 'act',
    action: { key, cycle, by, at, ...did },
    ...answer,
  });
  switch (meant) {
    case 'claim':
    case 'answered':
    case 'resume':
      return act({ does: meant });
    case 'notRelevant':
      return act({ does: 'notRelevant', reason: 'from Slack' });
    case 'snooze':
      return act({ does: 'snooze', until: at + lengthOf(chosen), reason: 'from Slack' });
    default:
      throw new Refusal('payload.actions.0.action_id', `${shown(meant)} is no button of ours`, MEND);
  }
}

function whoIn(press: Fields): string {
  const user = fieldsOf(press['user']);
  const name = [user['username'], user['name'], user['id']].find((value) => typeof value === 'string' && value !== '');
  if (typeof name !== 'string') throw new Refusal('payload.user', 'nobody is named', MEND);
  return cutAtWord(cleanText(name), 60);
}

/** Slack's own are https; a pretend Slack on this machine may do without. */
const isAddress = (value: unknown): value is string =>
  typeof value === 'string' &&
  URL.canParse(value) &&
  /^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/u.test(value);

/** A menu's options are too short for a name: it stands on the buttons of the same message. */
function subjectBeside(press: Fields): ActionSubject | undefined {
  const elements = listOf(fieldsOf(press['message'])['blocks']).flatMap((block) => listOf(fieldsOf(block)['elements']));
  return elements
    .map((element) => readActionValue(fieldsOf(element)['value']))
    .find((subject) => subject !== undefined);
}

/** Slack writes seconds with a fraction, as text. */
function pressedAt(value: unknown): Instant {
  const seconds = typeof value === 'string' && /^\d{9,11}(?:\.\d{1,9})?$/u.test(value) ? Number(value) : Number.NaN;
  if (Number.isNaN(seconds)) throw new Refusal('payload.actions.0.action_ts', `${shown(value)} is no time`, MEND);
  return Math.floor(seconds * SECOND);
}

function lengthOf(value: unknown): number {
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
