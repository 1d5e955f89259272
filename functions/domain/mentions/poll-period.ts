import { fnv1a } from '../shared/hash.ts';
import { type Duration, type Instant, MINUTE } from '../shared/time.ts';
import type { SourceProgress } from './coverage.ts';
import { mayRestUntil } from './open-deadlines.ts';
import type { Source } from './source.ts';
import { POLL_TIERS, type PollTier } from './sources/kind-of-source.ts';

/** A source that has been silent for this many periods may be polled half as often, and so on up its tiers. */
const SILENT_PERIODS = 24;
/** Polls between now and the deadline of an open clock. */
const POLLS_LEFT = 4;

type Activity = Pick<SourceProgress, 'lastChangeAt' | 'coveredSince' | 'failingSince' | 'open'>;

/**
 * Minutes between two polls of a source at this moment, one of the tiers from its fastest to its slowest: the slowest
 * that is at most a 24th of its silence and a quarter of the time until the nearest deadline of an open clock. A source
 * that fails, or was never read, is polled at its fastest.
 */
export function pollPeriod(
  { tier, slowest = tier }: Pick<Source, 'tier' | 'slowest'>,
  { lastChangeAt, coveredSince, failingSince, open }: Activity,
  now: Instant,
): PollTier {
  const active = lastChangeAt ?? coveredSince;
  if (slowest <= tier || active === undefined || failingSince !== undefined) return tier;
  const bearable: Duration = Math.min((now - active) / SILENT_PERIODS, (mayRestUntil(open, now) - now) / POLLS_LEFT);
  return POLL_TIERS.findLast((one) => one > tier && one <= slowest && one * MINUTE <= bearable) ?? tier;
}

/**
 * Whether a source is read at one of the `minutes` up to `minute`: the wheel comes round at its fastest tier, and all but
 * every n-th turn of a source that rests are passed over. Nothing has to be remembered for that: turns of each period
 * are fixed by the source's name, and those of a slower one are among those of every faster one.
 */
export function isTurn(sourceId: string, period: PollTier, minute: number, minutes = 1): boolean {
  const turn = fnv1a(sourceId) % period;
  return (((minute - turn) % period) + period) % period < minutes;
}
