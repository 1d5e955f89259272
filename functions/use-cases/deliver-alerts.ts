import type { AlertMessage } from '../contracts/messages.ts';
import { suppressAlert } from '../domain/alerts/suppress-alert.ts';
import { type HistoryEvent, withEvents } from '../domain/mentions/history.ts';
import { type Mention, mentionName } from '../domain/mentions/mention.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Duration, Instant } from '../domain/shared/time.ts';
import type { Clock } from '../domain/sla/clock.ts';
import { decide, isRefused } from '../domain/sla/decide.ts';
import { tellAt } from '../domain/sla/delivery-hours.ts';
import type { AlertPublisher } from '../ports/alerts.ts';
import type { IncidentStore } from '../ports/incidents.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Now } from '../ports/now.ts';
import type { ReadSettings } from '../ports/settings.ts';
import { alertOf } from './alert-of.ts';
import { changeMention } from './change-mention.ts';
import { type Folding, foldingOver, withFold } from './fold-alert.ts';
import { inParallel } from './in-parallel.ts';
import { timesOf } from './open-time-of.ts';

export interface DeliverDeps {
  readonly mentions: Pick<MentionStore, 'find' | 'save'>;
  readonly publisher: AlertPublisher;
  readonly incidents: Pick<IncidentStore, 'board' | 'saveBoard'>;
  readonly readSettings: ReadSettings;
  readonly now: Now;
}

/** What became of one message. `dropped`: nothing was left to tell; `suppressed`: it was settled before it was told; `folded`: a storm tells of it. */
export interface Delivery {
  readonly message: AlertMessage;
  readonly outcome: 'delivered' | 'suppressed' | 'folded' | 'dropped' | 'failed';
  /** Why it failed; this one message is to be tried again. */
  readonly error?: unknown;
  /** From the instant that the stage fell due, or that its hold was over, to its publish. */
  readonly lateness?: Duration;
}

const AT_ONCE = 4;

/**
 * Publishes the alerts of a batch, then marks them delivered. A crash in between publishes again, and receivers
 * deduplicate by the alert's key; within one call nothing is published twice. One failure never stops the others.
 */
export async function deliverAlerts(messages: readonly AlertMessage[], deps: DeliverDeps): Promise<Delivery[]> {
  const settings = await deps.readSettings();
  // One mention at a time: two messages about the same one would only race each other.
  const groups = Map.groupBy(messages, mentionName);
  const folding = settings.storms === undefined ? undefined : foldingOver(deps.incidents);
  const deliveries = await inParallel([...groups.values()], AT_ONCE, async (group) => {
    const done: Delivery[] = [];
    for (const message of group) done.push(await delivered(message, settings, folding, deps));
    return done;
  });
  const byMessage = new Map(deliveries.flat().map((delivery) => [delivery.message, delivery]));
  // In the order of the messages, each answered: the caller reports failures one by one.
  return messages.flatMap((message) => byMessage.get(message) ?? []);
}

async function delivered(
  message: AlertMessage,
  settings: Settings,
  folding: Folding | undefined,
  deps: DeliverDeps,
): Promise<Delivery> {
  try {
    return { message, ...(await deliver(message, settings, folding, deps)) };
  } catch (error) {
    return { message, outcome: 'failed', error };
  }
}

async function deliver(
  message: AlertMessage,
  settings: Settings,
  folding: Folding | undefined,
  deps: DeliverDeps,
): Promise<Pick<Delivery, 'outcome' | 'lateness'>> {
  let published = false;
  let lateness: Duration | undefined;
  let outcome: Delivery['outcome'] = 'dropped';
  await changeMention(message, deps.mentions, async (held) => {
    outcome = published ? 'delivered' : 'dropped';
    if (held === undefined || !isPending(held.clock, message)) return undefined;
    const { clock } = held;
    const { stage } = clock.pending;
    const at = deps.now();
    const settled = clock.status !== 'running' || clock.dueAt === undefined;
    if (settled && !published) {
      outcome = 'suppressed';
      return changed(held, suppressAlert(clock, stage, at));
    }
    const times = timesOf(settings.calendars, clock);
    const storm = published ? undefined : await folding?.into(held, stage, at);
    const folded = storm && withFold(held, stage, storm, at, times);
    if (folded !== undefined) {
      outcome = 'folded';
      return folded;
    }
    if (!published) await publish(held, settings, at, deps);
    published = true;
    const due = clock.ladder.find(({ key }) => key === stage);
    lateness ??= at - (due === undefined ? at : tellAt(due));
    outcome = 'delivered';
    const decision = decide(clock, { what: 'alertDelivered', stage, at }, times);
    return isRefused(decision) ? undefined : changed(held, decision);
  });
  return { outcome, ...(lateness === undefined ? {} : { lateness }) };
}

type PendingClock = Clock & { readonly pending: NonNullable<Clock['pending']> };

/** Cycle and stage decide; a deadline that a snooze has moved meanwhile is told as it is now. */
const isPending = (clock: Clock, message: AlertMessage): clock is PendingClock =>
  clock.pending?.stage === message.stage && clock.cycle === message.cycle;

async function publish(mention: Mention, settings: Settings, now: Instant, deps: DeliverDeps): Promise<void> {
  const stage = mention.clock.pending?.stage;
  const alert = stage === undefined ? undefined : alertOf(mention, stage, settings, now);
  if (alert !== undefined) await deps.publisher.publish(alert);
}

const changed = (
  mention: Mention,
  by: { readonly clock: Clock; readonly events: readonly HistoryEvent[] },
): Mention => ({
  ...mention,
  clock: by.clock,
  history: withEvents(mention.history, by.events),
  version: mention.version + 1,
});
