import type { AlertMessage, DueMessage } from '../contracts/messages.ts';
import { withEvents } from '../domain/mentions/history.ts';
import type { Mention } from '../domain/mentions/mention.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { nextDueAt } from '../domain/sla/clock-due.ts';
import { decide } from '../domain/sla/decide.ts';
import type { MentionStore, Now, Queues, ReaderFor, ReadSettings, SourceStore } from '../ports.ts';
import type { AskDeps } from './ask-source.ts';
import { changeMention } from './change-mention.ts';
import { lookAgain } from './look-again.ts';
import { withResponse, withWord } from './observe-mention.ts';
import { openTimeOf } from './open-time-of.ts';

export interface FireDeps extends AskDeps {
  readonly mentions: Pick<MentionStore, 'find' | 'save'>;
  readonly sources: Pick<SourceStore, 'find'>;
  readonly queues: Pick<Queues, 'sendDue' | 'sendAlerts'>;
  readonly readSettings: ReadSettings;
  readonly readerFor: ReaderFor;
  readonly now: Now;
}

export type Fired =
  /** The message is about a deadline that the mention no longer has, or about a mention that is gone. */
  | 'stale'
  /** Came before its time: sent again with the rest of the delay. */
  | 'early'
  /** Somebody has answered: the look at the source stopped the clock. */
  | 'answered'
  /** An alert was decided and handed on. */
  | 'alerted'
  /** Its alert is under way already. */
  | 'underWay';

/**
 * A stage has come due. Looks at the one thread at the source again before crying wolf, decides, saves, and only then
 * hands the alert on. A crash after the save leaves the alert pending: the due index still lists it, and the next
 * sweep offers it again.
 */
export async function fireClock(message: DueMessage, deps: FireDeps): Promise<Fired> {
  const settings = await deps.readSettings();
  const first = await deps.mentions.find(message);
  if (first === undefined || nextDueAt(first.clock) !== message.dueAt) return 'stale';
  const now = deps.now();
  if (now < message.dueAt) {
    await deps.queues.sendDue([{ message, delay: message.dueAt - now }]);
    return 'early';
  }
  const word = first.clock.pending === undefined ? await lookAgain(first, deps) : undefined;

  let outcome: Fired = 'stale';
  let alert: AlertMessage | undefined;
  await changeMention(message, deps.mentions, (held) => {
    alert = undefined;
    if (held === undefined || nextDueAt(held.clock) !== message.dueAt) {
      outcome = 'stale';
      return undefined;
    }
    const looked = word === undefined ? held : withWord(withResponse(held, word, settings, now), word, settings, now);
    const fired = withDue(looked, settings, deps.now());
    outcome = fired.outcome;
    alert = fired.alert;
    return fired.mention === held ? undefined : { ...fired.mention, version: held.version + 1 };
  });
  if (alert !== undefined) await deps.queues.sendAlerts([alert]);
  return outcome;
}

function withDue(
  looked: Mention,
  settings: Settings,
  now: number,
): { mention: Mention; outcome: Fired; alert?: AlertMessage } {
  if (looked.clock.status !== 'running') return { mention: looked, outcome: 'answered' };
  const openTime = openTimeOf(settings.calendars, looked.clock);
  const decision = decide(looked.clock, { what: 'due', now }, { openTime });
  if ('refused' in decision) return { mention: looked, outcome: 'stale' };
  const { clock, events, alert } = decision;
  const mention = clock === looked.clock ? looked : { ...looked, clock, history: withEvents(looked.history, events) };
  if (alert === undefined) return { mention, outcome: 'underWay' };
  const { brand, origin, externalId } = mention;
  const { stage } = alert;
  return {
    mention,
    outcome: 'alerted',
    alert: { brand, origin, externalId, cycle: clock.cycle, stage: stage.key, dueAt: clock.dueAt ?? stage.at },
  };
}
