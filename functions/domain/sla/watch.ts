import { DAY, type Duration, type Instant, MINUTE } from '../shared/time.ts';
import type { Clock } from './clock.ts';
import { nextDueAt } from './clock-due.ts';

/** Of a mention on the watch list: one that polls alone do not keep up to date, and that is therefore read again by its id. */
export interface Watch {
  /** No look comes sooner after the one before. */
  readonly every: Duration;
  /** The next look; absent when no more are planned. A clock that is closed is not looked at, whatever stands here. */
  readonly lookAt?: Instant;
}

/** What of a mention tells when something is due for it. */
interface Due {
  readonly clock: Clock;
  readonly watch?: Watch;
}

const SHORTEST: Duration = 5 * MINUTE;
/** Mentions that may be in their last hour at the same time. */
const LOOKS_WITHIN_LIMITS = 100;
/** Past the deadline looks come ever more seldom, and end here. */
const LONGEST_OVERDUE: Duration = 14 * DAY;

/** How often one mention may be looked at: a hundred that are looked at as often as that stay within the source's limit. */
export const shortestBetweenLooks = ({ requests, per }: { readonly requests: number; readonly per: Duration }) =>
  Math.max(SHORTEST, Math.ceil((LOOKS_WITHIN_LIMITS * per) / requests));

/**
 * When a mention that was read at `now` is to be read again: after a quarter of the time that is left until the
 * deadline, and after the deadline once it has been overdue for twice as long; never sooner than `every`. A look that
 * would come that shortly before a stage is left to the stage, which looks by itself. docs/adr/009-watch-list.md
 */
export function nextLookAt(clock: Clock, now: Instant, every: Duration): Instant | undefined {
  const deadline = clock.teamDueAt ?? clock.dueAt;
  if (clock.status !== 'running' || deadline === undefined || now - deadline >= LONGEST_OVERDUE) return undefined;
  const wait = now < deadline ? Math.ceil((deadline - now) / 4) : now - deadline;
  const lookAt = now + Math.max(every, wait);
  const stage = nextDueAt(clock);
  return stage !== undefined && stage > lookAt && stage < lookAt + every ? stage : lookAt;
}

/** The mention with its next look planned from a reading of it at `now`; the same when it is not on the watch list. */
export function withNextLook<Watched extends Due>(mention: Watched, now: Instant): Watched {
  const { clock, watch } = mention;
  if (watch === undefined) return mention;
  const lookAt = nextLookAt(clock, now, watch.every);
  return { ...mention, watch: { every: watch.every, ...(lookAt !== undefined && { lookAt }) } };
}

/**
 * The instant under which the due index lists a mention: of its clock's stage, or of a look that comes sooner. While an
 * alert is on its way there are no looks: the index is its outbox.
 */
export function nextDueOf(mention: Due): Instant | undefined {
  const stage = nextDueAt(mention.clock);
  const lookAt = lookPlanned(mention);
  return stage === undefined || lookAt === undefined ? (stage ?? lookAt) : Math.min(stage, lookAt);
}

/** Whether a planned look has come. */
export function isLookDue(mention: Due, now: Instant): boolean {
  const lookAt = lookPlanned(mention);
  return lookAt !== undefined && lookAt <= now;
}

/** The next look; undefined while none is to be made. */
export const lookPlanned = ({ clock, watch }: Due): Instant | undefined =>
  clock.status === 'running' && clock.pending === undefined ? watch?.lookAt : undefined;
