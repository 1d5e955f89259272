import { isComplaint } from '../domain/incidents/incident.ts';
import type { Mention, MentionKey } from '../domain/mentions/mention.ts';
import type { Observation } from '../domain/mentions/observation.ts';
import { factsOf } from '../domain/reports/facts-of.ts';
import { withNextLook } from '../domain/sla/watch.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Now } from '../ports/now.ts';
import type { Queues } from '../ports/queues.ts';
import { changeMention } from './change-mention.ts';
import { discover } from './discover-mention.ts';
import { isForgotten } from './is-forgotten.ts';
import { noteAuthor } from './note-author.ts';
import { withLikeTexts } from './note-text.ts';
import { observe } from './observe-mention.ts';
import type { Judging, Place } from './place.ts';
import { sendIfSoon } from './send-if-soon.ts';

export interface TakeInDeps extends Judging {
  readonly mentions: Pick<
    MentionStore,
    'find' | 'save' | 'keepEarlierText' | 'noteAuthor' | 'noteText' | 'forgottenUntil'
  >;
  readonly queues: Pick<Queues, 'sendDue'>;
  readonly now: Now;
  /** Told of each negative mention that is new or has become so. */
  readonly onComplaint?: (mention: Mention) => void;
}

/**
 * Brings what a source says of one mention into the store: new, changed, or known already (then nothing is written).
 * At most one write, one for the author where a policy asks for it, and one for the text of a complaint; an edit keeps
 * the earlier text first. A clock that is due before the next sweep is sent at once.
 * The brand's own posts are no mentions, nor is what somebody posted who has asked to be forgotten since.
 */
export async function takeInMention(
  seen: Observation,
  place: Place,
  deps: TakeInDeps,
): Promise<'discovered' | 'changed' | 'known'> {
  if (seen.fromBrand) return 'known';
  const written = await changeMention(keyOf(seen, place), deps.mentions, async (held) => {
    if (await isForgotten(seen, held, place, deps.mentions)) return undefined;
    if (held === undefined) {
      const earlier = await noteAuthor(seen, place, deps.mentions);
      const found = await withLikeTexts(discover(seen, place, deps, earlier), place, deps.mentions);
      return withNextLook(found, place.readAt);
    }
    const changed = observe(held, seen, place, deps);
    if (changed !== undefined && changed.contentHash !== held.contentHash) await deps.mentions.keepEarlierText(held);
    return changed && withNextLook(changed, place.readAt);
  });
  if (written === undefined) return 'known';
  // History is for statistics: nobody is told of it.
  if (!place.history && isComplaint(factsOf(written))) deps.onComplaint?.(written);
  await sendIfSoon(written, deps);
  return written.version === 1 ? 'discovered' : 'changed';
}

/** Whether taking it in would write anything. */
export async function isNews(
  seen: Observation,
  place: Place,
  { mentions, ...judging }: Pick<TakeInDeps, 'mentions'> & Judging,
): Promise<boolean> {
  if (seen.fromBrand) return false;
  const held = await mentions.find(keyOf(seen, place));
  if (await isForgotten(seen, held, place, mentions)) return false;
  return held === undefined || observe(held, seen, place, judging) !== undefined;
}

const keyOf = (seen: Observation, { source, origin }: Place): MentionKey => ({
  brand: source.brand,
  origin,
  externalId: seen.id,
});
