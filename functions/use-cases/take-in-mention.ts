import type { Mention } from '../domain/mentions/mention.ts';
import type { Observation } from '../domain/mentions/observation.ts';
import type { Source } from '../domain/mentions/source.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import { nextDueAt } from '../domain/sla/clock-due.ts';
import type { MentionStore, Now, Queues } from '../ports.ts';
import { changeMention } from './change-mention.ts';
import { discover } from './discover-mention.ts';
import { observe } from './observe-mention.ts';
import { LOOK_AHEAD } from './sweep-clocks.ts';

export interface Place {
  readonly source: Source;
  readonly origin: string;
  readonly settings: Settings;
  /** This source has never been read before: what is overdue by now is history. */
  readonly firstRead: boolean;
}

export interface TakeInDeps {
  readonly mentions: MentionStore;
  readonly queues: Pick<Queues, 'sendDue'>;
  readonly now: Now;
  /** Version of the time zone database that deadlines are computed with. */
  readonly tz: string;
}

/**
 * Brings what a source says of one mention into the store: new, changed, or known already (then nothing is written).
 * At most one write; an edit keeps the earlier text first. A clock that is due before the next sweep is sent at once.
 */
export async function takeInMention(
  seen: Observation,
  place: Place,
  deps: TakeInDeps,
): Promise<'discovered' | 'changed' | 'known'> {
  const now = deps.now();
  const key = { brand: place.source.brand, origin: place.origin, externalId: seen.id };
  const written = await changeMention(key, deps.mentions, async (held) => {
    if (held === undefined) return discover(seen, place, now, deps.tz);
    const changed = observe(held, seen, place.settings, now, deps.tz);
    if (changed !== undefined && changed.contentHash !== held.contentHash) await deps.mentions.keepEarlierText(held);
    return changed;
  });
  if (written === undefined) return 'known';
  await sendIfSoon(written, now, deps);
  return written.version === 1 ? 'discovered' : 'changed';
}

/** The sweep looks two minutes ahead, once a minute: what falls due before it comes by has to be sent by us. */
export async function sendIfSoon(
  { brand, origin, externalId, clock }: Mention,
  now: Instant,
  { queues }: Pick<TakeInDeps, 'queues'>,
): Promise<void> {
  const dueAt = nextDueAt(clock);
  if (dueAt === undefined || dueAt > now + LOOK_AHEAD) return;
  await queues.sendDue([{ message: { brand, origin, externalId, dueAt }, delay: Math.max(0, dueAt - now) }]);
}
