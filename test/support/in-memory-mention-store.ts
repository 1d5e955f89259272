import { earlierThan, MOST_NOTED } from '../../functions/domain/mentions/author-notes.ts';
import { type KnownAuthor, plainName } from '../../functions/domain/mentions/known-author.ts';
import { type Mention, type MentionKey, mentionName } from '../../functions/domain/mentions/mention.ts';
import { tombstoneOf } from '../../functions/domain/mentions/tombstone.ts';
import { factsOf, postedAtOf } from '../../functions/domain/reports/facts-of.ts';
import { type NotedText, othersLike, placeFor } from '../../functions/domain/scoring/likeness/text-notes.ts';
import { fnv1a } from '../../functions/domain/shared/hash.ts';
import { isErased } from '../../functions/domain/sla/clock-seen.ts';
import { nextDueOf } from '../../functions/domain/sla/watch.ts';
import type { MentionStore } from '../../functions/ports/mentions.ts';
import type { InMemoryRollupStore } from './in-memory-rollup-store.ts';
import type { MentionStoreSettings } from './mention-store-contract.ts';

export interface InMemoryMentionStore extends MentionStore {
  /** Everything stored, expired or not, in the order of insertion. */
  readonly mentions: () => readonly Mention[];
  /** Content hashes whose text was kept before an edit, by mention name. */
  readonly earlierTexts: ReadonlyMap<string, ReadonlySet<string>>;
}

const nameOf = ({ brand, origin, id, name }: KnownAuthor): string =>
  JSON.stringify([brand, origin, id ?? null, name === undefined ? null : plainName(name)]);

/** Keeps to test/support/mention-store-contract.ts, as the real one does. @default shards 1, retention for good */
export function inMemoryMentionStore(
  settings: Partial<MentionStoreSettings> & { readonly rollups?: Pick<InMemoryRollupStore, 'announce'> } = {},
): InMemoryMentionStore {
  const { now = () => 0, shards = 1, retention = Number.POSITIVE_INFINITY, rollups } = settings;
  const stored = new Map<string, Mention>();
  const earlierTexts = new Map<string, Set<string>>();
  const authors = new Map<string, Set<string>>();
  const texts = new Map<string, Map<number, NotedText>>();
  const forgotten = new Map<string, number>();
  const isKept = (mention: Mention): boolean => mention.discoveredAt + retention > now();
  const current = (key: MentionKey): Mention | undefined => {
    const mention = stored.get(mentionName(key));
    return mention && isKept(mention) ? mention : undefined;
  };

  return {
    mentions: () => [...stored.values()],
    earlierTexts,
    find: async (key) => structuredClone(current(key)),
    factsOf: async (key) => {
      const mention = current(key);
      return mention && factsOf(mention);
    },
    save: async (mention) => {
      if (mention.version - 1 !== (current(mention)?.version ?? 0)) return 'conflict';
      const kept = isErased(mention.clock) ? tombstoneOf(mention) : mention;
      rollups?.announce(mention.brand, postedAtOf(mention), now());
      stored.set(mentionName(mention), structuredClone(kept));
      return 'saved';
    },
    keepEarlierText: async (mention) => {
      const name = mentionName(mention);
      earlierTexts.set(name, (earlierTexts.get(name) ?? new Set()).add(mention.contentHash));
    },
    forgetTexts: async (key) => {
      earlierTexts.delete(mentionName(key));
    },
    noteAuthor: async ({ brand, origin, authorId, externalId, at }) => {
      const author = JSON.stringify([brand, origin, authorId]);
      const own = `${String(at).padStart(15, '0')}#${externalId}`;
      const noted = authors.get(author) ?? new Set();
      if (noted.size >= MOST_NOTED && !noted.has(own)) return { count: MOST_NOTED };
      authors.set(author, noted.add(own));
      return earlierThan(own, noted);
    },
    notedPosts: async ({ brand, origin, id }) =>
      [...(authors.get(JSON.stringify([brand, origin, id])) ?? [])].map((post) => Number(post.slice(0, 15))).toSorted(),
    forgetAuthor: async (author, until) => {
      const { brand, origin, id } = author;
      authors.delete(JSON.stringify([brand, origin, id]));
      forgotten.set(nameOf(author), Math.max(until, forgotten.get(nameOf(author)) ?? until));
    },
    forgottenUntil: async (author) => forgotten.get(nameOf(author)),
    keptTexts: async (key) =>
      [...(earlierTexts.get(mentionName(key)) ?? [])].map((contentHash) => ({
        contentHash,
        text: `text of ${contentHash}`,
      })),
    noteText: async (note) => {
      const { brand, origin, externalId, signature, at } = note;
      const own = { mention: fnv1a(JSON.stringify([origin, externalId])), signature, at };
      const noted = texts.get(brand) ?? new Map<number, NotedText>();
      texts.set(brand, noted.set(placeFor(own, noted), own));
      return othersLike(own, noted.values());
    },
    dueBefore: async function* (shard, until) {
      const due = [...stored.values()]
        .map((mention) => ({ mention, dueAt: nextDueOf(mention) }))
        .filter(
          (entry): entry is { mention: Mention; dueAt: number } => entry.dueAt !== undefined && entry.dueAt < until,
        )
        .filter(({ mention }) => fnv1a(mentionName(mention)) % shards === shard)
        .sort((a, b) => a.dueAt - b.dueAt);
      for (const { mention, dueAt } of due) {
        const { brand, origin, externalId } = mention;
        yield { brand, origin, externalId, dueAt };
      }
    },
    facts: async function* (brand, from, to) {
      const inOrder = [...stored.values()].filter(isKept).toSorted((a, b) => postedAtOf(a) - postedAtOf(b));
      for (const mention of inOrder) {
        const facts = factsOf(mention);
        if (facts.brand === brand && facts.postedAt >= from && facts.postedAt < to) yield facts;
      }
    },
  };
}
