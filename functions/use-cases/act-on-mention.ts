import { doneWords, refusedWords } from '../domain/alerts/action-words.ts';
import type { Deed, PeopleAction } from '../domain/alerts/people-action.ts';
import { type HistoryEvent, type HistoryWhat, historyEvent, withEvents } from '../domain/mentions/history.ts';
import type { Mention } from '../domain/mentions/mention.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { HOUR } from '../domain/shared/time.ts';
import type { ClockEvent } from '../domain/sla/clock-event.ts';
import { decide, isRefused } from '../domain/sla/decide.ts';
import type { MentionStore } from '../ports/mentions.ts';
import { changeMention, TooManyRaces } from './change-mention.ts';
import { timesOf, timeZoneOf } from './open-time-of.ts';

/** One line for people, and whether anything is another one than before. */
export interface Acted {
  readonly text: string;
  readonly changed: boolean;
  /** It is so now, by this or by an earlier delivery of the same. */
  readonly isDone: boolean;
}

/** How long a claim silences warnings where no policy says so any more. */
const CLAIM_FOR = 2 * HOUR;

/** What the history tells of each deed: by it and its instant a repetition is recognised. */
const TOLD_AS = {
  claim: 'claimed',
  snooze: 'snoozed',
  pause: 'snoozed',
  resume: 'resumed',
  notRelevant: 'markedNotRelevant',
  answered: 'markedAnswered',
  handOver: 'handedOver',
  sentiment: 'sentimentCorrected',
  note: 'noted',
} as const satisfies Record<Deed, HistoryWhat>;

/** Carries out what a person did, once, however often it is delivered; it and who did it are in the history. */
export async function actOnMention(
  action: PeopleAction,
  settings: Settings,
  mentions: Pick<MentionStore, 'find' | 'save'>,
): Promise<Acted> {
  let acted = nothingDone('This mention is no longer stored; nothing was changed.');
  try {
    await changeMention(action.key, mentions, (held) => {
      if (held === undefined) return undefined;
      const done = act(action, held, settings);
      acted = done.acted;
      return done.mention;
    });
  } catch (error) {
    if (!(error instanceof TooManyRaces)) throw error;
    return nothingDone('Too much is happening to this mention at once; please press again.');
  }
  return acted;
}

const nothingDone = (text: string): Acted => ({ text, changed: false, isDone: false });

/** `mention` is absent when nothing is to be written. */
function act(action: PeopleAction, held: Mention, settings: Settings): { acted: Acted; mention?: Mention } {
  const { clock } = held;
  const owner = settings.owners.find(({ id }) => id === action.to);
  const words = (after: Mention['clock']) => doneWords(action, after, timeZoneOf(settings, clock), owner?.name);
  if (wasDone(action, held)) return { acted: { text: words(clock), changed: false, isDone: true } };
  if (action.cycle !== undefined && clock.cycle !== action.cycle) {
    return {
      acted: nothingDone('That message is about an earlier answer; please use the newest one about this mention.'),
    };
  }
  if (action.does === 'handOver' && owner === undefined) {
    const known = settings.owners.map(({ id }) => id).join(', ');
    return { acted: nothingDone(`That did not work: there is no owner ${action.to ?? ''}; owners are ${known}.`) };
  }
  const changed = changedBy(action, held, settings);
  if ('refused' in changed) return { acted: nothingDone(refusedWords(clock, changed.refused)) };
  if (changed.mention === held) return { acted: { text: words(clock), changed: false, isDone: true } };
  return {
    acted: { text: words(changed.mention.clock), changed: true, isDone: true },
    mention: { ...changed.mention, version: held.version + 1 },
  };
}

/** The same deed, delivered once more: its event is told already, at its very instant. */
const wasDone = (action: PeopleAction, { history }: Mention): boolean =>
  history.some((event) => event.what === TOLD_AS[action.does] && event.at === action.at);

function changedBy(
  action: PeopleAction,
  held: Mention,
  settings: Settings,
): { readonly mention: Mention } | { readonly refused: string } {
  const { at, by, does } = action;
  if (does === 'note') return { mention: withStory(held, historyEvent(at, 'noted', `${by}: ${action.reason ?? ''}`)) };
  if (does === 'sentiment') return { mention: withSentiment(held, action) };
  const event = eventOf({ ...action, does }, held, settings);
  const decision = decide(held.clock, event, timesOf(settings.calendars, held.clock));
  if (isRefused(decision)) return { refused: decision.why };
  if (decision.clock === held.clock) return { mention: held };
  return { mention: { ...held, clock: decision.clock, history: withEvents(held.history, decision.events) } };
}

const withStory = (held: Mention, event: HistoryEvent): Mention => ({
  ...held,
  history: withEvents(held.history, [event]),
});

/** A person knows better. What was thought before stays in the history, for the scorer to learn from. */
function withSentiment(held: Mention, { at, by, label = 'neutral' }: PeopleAction): Mention {
  const { severity } = held;
  const before = severity.sentiment.label;
  if (before === label) return held;
  const others = severity.reasons.filter((reason) => !/^(?:negative|neutral|positive) text/u.test(reason));
  const corrected: Mention = {
    ...held,
    severity: {
      ...severity,
      reasons: [...others, `${label} text, as ${by} says`],
      sentiment: { ...severity.sentiment, label, confident: true, words: [] },
    },
  };
  return withStory(corrected, historyEvent(at, 'sentimentCorrected', `${before} to ${label} by ${by}`));
}

function eventOf(
  action: PeopleAction & { readonly does: Exclude<Deed, 'note' | 'sentiment'> },
  { clock }: Mention,
  settings: Settings,
): ClockEvent {
  const { at, by, reason, link, until = at, to = '', answeredAt = at } = action;
  switch (action.does) {
    case 'claim': {
      const policy = settings.policies.find(({ id }) => id === clock.policy?.id);
      return { what: 'claimed', at, by, until: at + (policy?.claimFor ?? CLAIM_FOR) };
    }
    case 'snooze':
      return { what: 'snoozed', at, by, until, ...(reason !== undefined && { reason }) };
    case 'pause':
      return { what: 'snoozed', at, by, until, reason: `pause: ${reason ?? ''}` };
    case 'resume':
      return { what: 'resumed', at, by };
    case 'notRelevant':
      return { what: 'markedNotRelevant', at, by, reason: reason ?? 'no reason given' };
    case 'answered':
      return { what: 'markedAnswered', at: answeredAt, now: at, by, ...(link !== undefined && { link }) };
    case 'handOver':
      return { what: 'handedOver', at, by, to };
    default:
      return action.does satisfies never;
  }
}
