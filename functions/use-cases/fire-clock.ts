import type { AlertMessage, DueMessage } from '../contracts/messages.ts';
import { withEvents } from '../domain/mentions/history.ts';
import type { Mention } from '../domain/mentions/mention.ts';
import type { Scorer } from '../domain/scoring/model/scorer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { type Duration, type Instant, SECOND } from '../domain/shared/time.ts';
import { decide } from '../domain/sla/decide.ts';
import type { Decision } from '../domain/sla/decide-result.ts';
import { isLookDue, nextDueOf } from '../domain/sla/watch.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Queues } from '../ports/queues.ts';
import type { ReadSettings } from '../ports/settings.ts';
import type { ReaderFor, SourceStore } from '../ports/sources.ts';
import { awaitsSecondLook, withLook } from './apply-look.ts';
import type { AskDeps } from './ask-source.ts';
import { changeMention } from './change-mention.ts';
import { isEdit } from './edit-mention.ts';
import { type Look, lookAgain } from './look-again.ts';
import { lookOnWatch, withNextTurn } from './look-on-watch.ts';
import { timesOf } from './open-time-of.ts';
import { type ScorerForDeps, scorerFor } from './scorer-for.ts';
import { sendNextIfSoon } from './send-if-soon.ts';
import type { TurnDeps } from './turn-at-source.ts';

export interface FireDeps extends AskDeps, TurnDeps, Pick<ScorerForDeps, 'brandTables' | 'secondOpinions'> {
  readonly mentions: Pick<MentionStore, 'find' | 'save' | 'keepEarlierText'>;
  readonly sources: Pick<SourceStore, 'find' | 'saveProgress'>;
  readonly queues: Pick<Queues, 'sendDue' | 'sendAlerts'>;
  readonly readSettings: ReadSettings;
  readonly readerFor: ReaderFor;
  /** Judges what an edit made of a mention. */
  readonly scorer: Scorer;
}

/** An alert may be this late so as not to say that nobody can tell while another look is about to find out. */
const WAITS_FOR_OTHERS: Duration = 20 * SECOND;
const ASKS_AGAIN_AFTER: Duration = 4 * SECOND;

export type Fired =
  /** The message is about a deadline that the mention no longer has, or about a mention that is gone. */
  | 'stale'
  /** Came before its time: sent again with the rest of the delay. */
  | 'early'
  /** One of us is finding out whether the source answers again: sent again, for the moment after. */
  | 'waits'
  /** The look at the source settled it: somebody has answered, or it needs no answer. */
  | 'answered'
  /** The source no longer shows the mention: no alert; a second look in a row closes its clock. */
  | 'gone'
  /** A mention on the watch list had its turn: read again, or known to be shown by polls. Nothing is due but the next look. */
  | 'watched'
  /** Nobody may be told now: it waits for the next opening of its delivery hours. */
  | 'held'
  /** An alert was decided and handed on. */
  | 'alerted'
  /** Its alert is under way already. */
  | 'underWay';

/**
 * A stage has come due, or a look at a mention on the watch list. Looks at the one thread at the source again before
 * crying wolf, decides, saves, and only then hands the alert on. A crash after the save leaves the alert pending: the
 * due index still lists it, and the next sweep offers it again.
 */
export async function fireClock(message: DueMessage, deps: FireDeps): Promise<Fired> {
  const settings = await deps.readSettings();
  const first = await deps.mentions.find(message);
  if (first === undefined || nextDueOf(first) !== message.dueAt) return 'stale';
  const now = deps.now();
  if (now < message.dueAt) {
    await deps.queues.sendDue([{ message, delay: message.dueAt - now }]);
    return 'early';
  }
  if (awaitsSecondLook(first.clock, now)) return 'gone';
  const look = await lookIfNeeded(first, settings, now, deps);
  if (look?.isTried && isNewAlert(decideDue(first, settings, now)) && now < message.dueAt + WAITS_FOR_OTHERS) {
    await deps.queues.sendDue([{ message, delay: ASKS_AGAIN_AFTER }]);
    return 'waits';
  }
  const scorer = await scorerForLook(first, look, now, deps);

  let outcome: Fired = 'stale';
  let alert: AlertMessage | undefined;
  const written = await changeMention(
    message,
    deps.mentions,
    async (held) => {
      alert = undefined;
      outcome = 'stale';
      if (held === undefined || nextDueOf(held) !== message.dueAt) return undefined;
      const looked = withNextTurn(look === undefined ? held : withLook(held, look, settings, scorer), look, now);
      const fired = look?.gone ? { mention: looked, outcome: 'gone' as const } : withDue(looked, settings, deps.now());
      outcome = fired.outcome;
      alert = fired.alert;
      if (fired.mention === held) return undefined;
      if (looked.contentHash !== held.contentHash) await deps.mentions.keepEarlierText(held);
      return { ...fired.mention, version: held.version + 1 };
    },
    first,
  );
  if (alert !== undefined) await deps.queues.sendAlerts([alert]);
  if (alert !== undefined && written !== undefined) await sendNextIfSoon(written, deps);
  return outcome;
}

/** Of an edit that no poll has shown yet, somebody else may be asked too. */
async function scorerForLook(first: Mention, look: Look | undefined, now: Instant, deps: FireDeps): Promise<Scorer> {
  const edited = look?.seen !== undefined && isEdit(first, look.seen) ? [look.seen] : [];
  const { brand, origin } = first;
  return scorerFor(edited, { brand, origin, readAt: now }, deps);
}

/** Before every new alert, and where the watch list says so. */
async function lookIfNeeded(first: Mention, settings: Settings, now: Instant, deps: FireDeps) {
  if (isNewAlert(decideDue(first, settings, now))) return lookAgain(first, settings, deps);
  return isLookDue(first, now) ? lookOnWatch(first, settings, deps) : undefined;
}

const decideDue = ({ clock }: Mention, settings: Settings, now: Instant): Decision =>
  decide(clock, { what: 'due', now }, timesOf(settings.calendars, clock));

/** An alert that was decided earlier has had its look; whoever delivers it drops it when an answer has come since. */
const isNewAlert = (decision: Decision): boolean => 'alert' in decision && decision.alert?.again === false;

interface FiredMention {
  readonly mention: Mention;
  readonly outcome: Fired;
  readonly alert?: AlertMessage;
}

function withDue(looked: Mention, settings: Settings, now: Instant): FiredMention {
  if (looked.clock.status !== 'running') return { mention: looked, outcome: 'answered' };
  const decision = decideDue(looked, settings, now);
  if ('refused' in decision) return { mention: looked, outcome: 'stale' };
  const { clock, events, alert } = decision;
  const mention = clock === looked.clock ? looked : { ...looked, clock, history: withEvents(looked.history, events) };
  if (alert === undefined) {
    if (events.some(({ what }) => what === 'stageHeld')) return { mention, outcome: 'held' };
    return { mention, outcome: clock.pending === undefined ? 'watched' : 'underWay' };
  }
  const { brand, origin, externalId } = mention;
  const { stage } = alert;
  return {
    mention,
    outcome: 'alerted',
    alert: { brand, origin, externalId, cycle: clock.cycle, stage: stage.key, dueAt: clock.dueAt ?? stage.at },
  };
}
