import { doneWords, refusedWords } from '../domain/alerts/action-words.ts';
import { parseSlackAction, type SlackAction } from '../domain/alerts/slack-action.ts';
import { type HistoryWhat, withEvents } from '../domain/mentions/history.ts';
import type { Mention } from '../domain/mentions/mention.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { Refusal } from '../domain/shared/refusal.ts';
import { HOUR, type Instant } from '../domain/shared/time.ts';
import type { ClockEvent } from '../domain/sla/clock-event.ts';
import { decide, isRefused } from '../domain/sla/decide.ts';
import type { MentionStore, Now, ReadSettings, Secrets, SlackSender } from '../ports.ts';
import { changeMention, TooManyRaces } from './change-mention.ts';
import { timesOf, timeZoneOf } from './open-time-of.ts';

/** As it came over HTTP; `body` is the raw form, after base64 where the gateway used it. */
export interface SlackRequest {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: string;
}

export interface SlackActionDeps {
  readonly readSettings: ReadSettings;
  readonly secrets: Secrets;
  readonly isSigned: (request: SlackRequest, signingSecret: string, now: Instant) => boolean;
  readonly mentions: Pick<MentionStore, 'find' | 'save'>;
  /** Answers the person at Slack's response address, well within Slack's three seconds. */
  readonly slack: SlackSender;
  readonly now: Now;
}

export interface SlackAnswer {
  readonly status: 200 | 400 | 401;
  /** One line. */
  readonly text: string;
  /** Whether a mention was changed. */
  readonly changed: boolean;
}

type Press = Exclude<SlackAction, { readonly kind: 'none' }>;

/** For a mention whose policy is no longer in the settings. */
const CLAIM_FOR = HOUR;
const TOLD_AS = {
  claim: 'claimed',
  snooze: 'snoozed',
  notRelevant: 'markedNotRelevant',
  answered: 'markedAnswered',
} as const satisfies Record<Press['kind'], HistoryWhat>;

/** Carries out what a person pressed in Slack, once, however often Slack delivers it. */
export async function answerSlackAction(request: SlackRequest, deps: SlackActionDeps): Promise<SlackAnswer> {
  const settings = await deps.readSettings();
  if (settings.slackSigningSecret === undefined) {
    return refuse(401, 'slack-actions: buttons are off; name a signing secret in the settings');
  }
  const signingSecret = await deps.secrets.read(settings.slackSigningSecret);
  if (!deps.isSigned(request, signingSecret, deps.now())) {
    return refuse(401, 'slack-actions: not signed by Slack within the last five minutes');
  }
  let action: SlackAction;
  try {
    action = parseSlackAction(request.body);
  } catch (error) {
    if (error instanceof Refusal) return refuse(400, error.message);
    throw error;
  }
  if (action.kind === 'none') return { status: 200, text: '', changed: false };
  const answer = await carryOut(action, settings, deps);
  await tell(action, answer, deps.slack);
  return answer;
}

const refuse = (status: 400 | 401, text: string): SlackAnswer => ({ status, text, changed: false });
const nothingDone = (text: string): SlackAnswer => ({ status: 200, text, changed: false });

async function carryOut(action: Press, settings: Settings, deps: SlackActionDeps): Promise<SlackAnswer> {
  let answer = nothingDone('This mention is no longer stored; nothing was changed.');
  try {
    await changeMention(action.key, deps.mentions, (held) => {
      if (held === undefined) return undefined;
      const pressed = press(action, held, settings);
      answer = pressed.answer;
      return pressed.mention;
    });
  } catch (error) {
    if (!(error instanceof TooManyRaces)) throw error;
    return nothingDone('Too much is happening to this mention at once; please press again.');
  }
  return answer;
}

/** `mention` is absent when nothing is to be written. */
function press(action: Press, held: Mention, settings: Settings): { answer: SlackAnswer; mention?: Mention } {
  const { clock } = held;
  const timeZone = timeZoneOf(settings, clock);
  if (wasDone(action, held)) return { answer: nothingDone(doneWords(action, clock, timeZone)) };
  if (clock.cycle !== action.cycle) {
    const words = 'That message is about an earlier answer; please use the newest one about this mention.';
    return { answer: nothingDone(words) };
  }
  const decision = decide(clock, eventOf(action, held, settings), timesOf(settings.calendars, clock));
  if (isRefused(decision)) return { answer: nothingDone(refusedWords(clock, decision.why)) };
  if (decision.clock === clock) return { answer: nothingDone(doneWords(action, clock, timeZone)) };
  return {
    answer: { status: 200, text: doneWords(action, decision.clock, timeZone), changed: true },
    mention: {
      ...held,
      clock: decision.clock,
      history: withEvents(held.history, decision.events),
      version: held.version + 1,
    },
  };
}

/** The same press, delivered once more: its event is told already, at the very instant of the press. */
const wasDone = (action: Press, { history }: Mention): boolean =>
  history.some((event) => event.what === TOLD_AS[action.kind] && event.at === action.at);

function eventOf(action: Press, { clock }: Mention, settings: Settings): ClockEvent {
  const { at, by } = action;
  switch (action.kind) {
    case 'claim': {
      const policy = settings.policies.find(({ id }) => id === clock.policy?.id);
      return { what: 'claimed', at, by, until: at + (policy?.claimFor ?? CLAIM_FOR) };
    }
    case 'snooze':
      return { what: 'snoozed', at, by, until: at + action.length, reason: 'from Slack' };
    case 'notRelevant':
      return { what: 'markedNotRelevant', at, by, reason: 'from Slack' };
    case 'answered':
      return { what: 'markedAnswered', at, now: at, by };
    default:
      return action satisfies never;
  }
}

/** What changed is for the channel, what did not only for whoever pressed. Slack shows no answer of ours but this one. */
async function tell({ responseUrl }: Press, { text, changed }: SlackAnswer, slack: SlackSender): Promise<void> {
  if (responseUrl === undefined) return;
  const visibility = changed ? 'in_channel' : 'ephemeral';
  try {
    await slack.post(responseUrl, { text, response_type: visibility, replace_original: false });
  } catch {
    // It is done and stored; the words about it are a courtesy.
  }
}
