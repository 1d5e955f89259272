import { pollGroup } from '../domain/mentions/poll-group.ts';
import type { Source } from '../domain/mentions/source.ts';
import { fnv1a } from '../domain/shared/hash.ts';
import { type Instant, MINUTE } from '../domain/shared/time.ts';
import type { Now } from '../ports/now.ts';
import type { Queues } from '../ports/queues.ts';

interface Deps {
  readonly queues: Pick<Queues, 'sendPolls'>;
  readonly now: Now;
}

/**
 * Sends a poll that had to wait again, so that it comes when it may; false where the wheel brings the source round no
 * later, for then its next poll is the one. All repetitions of a poll end at `until`, one period after the first: so
 * they never pile up, however long the wait turns out to be. The queue holds a message for 15 minutes at most; one
 * that comes too early is sent on.
 */
export async function comeBack(
  source: Source,
  at: Instant,
  until: Instant | undefined,
  { queues, now }: Deps,
): Promise<boolean> {
  const ends = until ?? now() + source.tier * MINUTE;
  if (at >= ends) return false;
  const message = { sourceId: source.id, until: ends, group: pollGroup(source) };
  await queues.sendPolls([message], at - now() + spread(source));
  return true;
}

/** Those who wait for the same instant do not all come at it. */
const spread = ({ id, tier }: Source): number => fnv1a(id) % Math.min(MINUTE, (tier * MINUTE) / 4);
