import { type Mention, type MentionKey, mentionName } from '../../functions/domain/mentions/mention.ts';
import { tombstoneOf } from '../../functions/domain/mentions/tombstone.ts';
import type { MentionFacts } from '../../functions/domain/reports/facts.ts';
import { factsOf } from '../../functions/domain/reports/facts-of.ts';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { isErased } from '../../functions/domain/sla/clock-seen.ts';
import { nextDueOf } from '../../functions/domain/sla/watch.ts';
import type { MentionStore } from '../../functions/ports/mentions.ts';

export interface IndexedMentions extends MentionStore {
  readonly mentions: () => readonly Mention[];
  readonly get: (key: MentionKey) => Mention | undefined;
  readonly isDueBefore: (until: number) => boolean;
}

/** Mentions in memory with indexes, for simulations of weeks; one shard. */
export function indexedMentions(): IndexedMentions {
  const stored = new Map<string, Mention>();
  const due = new Map<number, Map<string, number>>();
  const posted = new Map<string, Map<string, MentionFacts>>();
  const hourOf = (brand: string, at: number): string => `${brand} ${Math.floor(at / HOUR)}`;
  const unlist = (mention: Mention): void => {
    const name = mentionName(mention);
    const at = nextDueOf(mention);
    if (at !== undefined) due.get(Math.floor(at / MINUTE))?.delete(name);
    posted.get(hourOf(mention.brand, factsOf(mention).postedAt))?.delete(name);
  };
  const list = (mention: Mention): void => {
    const name = mentionName(mention);
    const at = nextDueOf(mention);
    if (at !== undefined) bucketOf(due, Math.floor(at / MINUTE)).set(name, at);
    const facts = factsOf(mention);
    bucketOf(posted, hourOf(mention.brand, facts.postedAt)).set(name, facts);
  };
  return {
    mentions: () => [...stored.values()],
    get: (key) => stored.get(mentionName(key)),
    isDueBefore: (until) => [...due].some(([minute, names]) => names.size > 0 && minute * MINUTE < until),
    find: async (key) => stored.get(mentionName(key)),
    factsOf: async (key) => {
      const mention = stored.get(mentionName(key));
      return mention && factsOf(mention);
    },
    save: async (given) => {
      const held = stored.get(mentionName(given));
      if ((held?.version ?? 0) !== given.version - 1) return 'conflict';
      const mention = isErased(given.clock) ? tombstoneOf(given) : given;
      if (held !== undefined) unlist(held);
      stored.set(mentionName(mention), mention);
      list(mention);
      return 'saved';
    },
    keepEarlierText: async () => undefined,
    forgetTexts: async () => undefined,
    noteAuthor: async () => ({ count: 0 }),
    noteText: async () => 0,
    notedPosts: async () => [],
    forgetAuthor: async () => {},
    forgottenUntil: async () => undefined,
    keptTexts: async () => [],
    dueBefore: async function* (_shard, until) {
      for (const [minute, names] of [...due].toSorted(([a], [b]) => a - b)) {
        if (names.size === 0) due.delete(minute);
        if (minute * MINUTE >= until) continue;
        for (const [name, dueAt] of [...names]) {
          const mention = stored.get(name);
          if (dueAt >= until || mention === undefined) continue;
          const { brand, origin, externalId } = mention;
          yield { brand, origin, externalId, dueAt };
        }
      }
    },
    facts: async function* (brand, from, to) {
      for (let hour = Math.floor(from / HOUR); hour * HOUR < to; hour += 1) {
        for (const facts of [...(posted.get(`${brand} ${hour}`)?.values() ?? [])]) {
          if (facts.postedAt >= from && facts.postedAt < to) yield facts;
        }
      }
    },
  };
}

function bucketOf<Key, Value>(index: Map<Key, Map<string, Value>>, key: Key): Map<string, Value> {
  const found = index.get(key) ?? new Map<string, Value>();
  index.set(key, found);
  return found;
}
