import { erased } from '../domain/mentions/erasure.ts';
import { type KnownAuthor, knownAuthor } from '../domain/mentions/known-author.ts';
import { type Mention, type MentionKey, mentionName } from '../domain/mentions/mention.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Instant } from '../domain/shared/time.ts';
import { LAST_INSTANT } from '../domain/sla/known-years.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Now } from '../ports/now.ts';
import type { SlackCards } from '../ports/slack.ts';
import { changeMention } from './change-mention.ts';
import { type AuthorSearch, findByAuthor } from './find-by-author.ts';
import { withClockEvent } from './observe-mention.ts';

export interface EraseDeps {
  readonly mentions: Pick<MentionStore, 'facts' | 'find' | 'save' | 'forgetTexts' | 'forgetAuthor'>;
  readonly cards: Pick<SlackCards, 'channels'>;
  readonly now: Now;
}

export interface EraseOrder extends AuthorSearch {
  /** Where this author may post, beside where they are found: brand and origin of each source of that kind. */
  readonly places: readonly Pick<KnownAuthor, 'brand' | 'origin'>[];
  /** What they post from now on is not taken in either. */
  readonly future: boolean;
  /** Only says what would be done. */
  readonly dryRun: boolean;
}

export interface ErasedMention {
  readonly name: string;
  /** Receivers that were told of it, by name. */
  readonly told: readonly string[];
}

export interface ErasedAuthor {
  readonly mentions: readonly ErasedMention[];
  /** Distinct ids and names of those who were found: more than one id means that a name is shared. */
  readonly authors: readonly KnownAuthor[];
  /** Erased by an earlier run. */
  readonly before: number;
  /** Up to when what they posted is not taken in any more. */
  readonly until: Instant;
}

/**
 * Erases all that is held of an author but timings, stars and verdicts. First it is remembered that they are to be
 * forgotten, so that no poll brings back what is being erased; then each mention in one write. Whoever dies anywhere in
 * between, or does it again, ends in the same state.
 */
export async function eraseAuthor(order: EraseOrder, settings: Settings, deps: EraseDeps): Promise<ErasedAuthor> {
  const { mentions, cards, now } = deps;
  const at = now();
  const until = order.future ? LAST_INSTANT : at;
  const found = await findByAuthor(order, mentions);
  const authors = authorsOf(found.mentions, order);
  if (!order.dryRun) {
    for (const author of authors) await mentions.forgetAuthor(author, until);
    for (const key of found.erased) await mentions.forgetTexts(key);
  }
  const done: ErasedMention[] = [];
  for (const mention of found.mentions) {
    const told = await cards.channels(mention);
    if (!order.dryRun) await eraseOne(mention, at, settings, deps);
    done.push({ name: mentionName(mention), told });
  }
  return { mentions: done, authors, before: found.erased.length, until };
}

/** Those who wrote what was found; and, at every place, whoever has the id or name that was asked for. */
function authorsOf(found: readonly Mention[], { id, name, places }: EraseOrder): readonly KnownAuthor[] {
  const all = [
    ...found.flatMap(({ brand, origin, observation }) => knownAuthor(brand, origin, observation.author) ?? []),
    // A name is forgotten only where it is all that the source tells of its authors.
    ...places.flatMap(({ brand, origin }) => (id === undefined ? [] : [{ brand, origin, id }])),
    ...(id === undefined && name !== undefined && found.every(({ observation }) => observation.author.id === undefined)
      ? places.map(({ brand, origin }) => ({ brand, origin, name }))
      : []),
  ];
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

async function eraseOne(key: MentionKey, at: Instant, settings: Settings, { mentions }: EraseDeps): Promise<void> {
  await changeMention(key, mentions, (held) => {
    if (held === undefined || held.erasedAt !== undefined) return undefined;
    // Whatever was read of it last, it is gone after that.
    const goneAt = Math.max(at, (held.clock.seen?.backAt ?? 0) + 1);
    const gone = withClockEvent(held, { what: 'withdrawn', at: goneAt }, settings);
    return { ...erased(gone, at), version: held.version + 1 };
  });
  await mentions.forgetTexts(key);
}
