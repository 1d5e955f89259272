import { type Mention, type MentionKey, mentionName } from '../domain/mentions/mention.ts';
import type { ClockTurn } from '../domain/mentions/open-deadlines.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { MentionStore } from '../ports/mentions.ts';

type Mentions = Pick<MentionStore, 'find' | 'save' | 'keepEarlierText'>;

export interface NotedClocks<Store extends Mentions> {
  /** The same store; what passes through it is noted. */
  readonly mentions: Store;
  /** What became of the clocks so far. */
  readonly turns: () => readonly ClockTurn[];
}

/** Notes the deadlines of open clocks as a poll meets them, for the source's progress to know how far it may rest. */
export function noteClocks<Store extends Mentions>(mentions: Store): NotedClocks<Store> {
  const met = new Map<string, ClockTurn>();
  const note = (key: MentionKey, held: Mention | undefined): void => {
    const name = mentionName(key);
    const after = openUntil(held);
    met.set(name, { before: met.has(name) ? met.get(name)?.before : after, after });
  };
  return {
    mentions: {
      ...mentions,
      find: async (key) => {
        const held = await mentions.find(key);
        note(key, held);
        return held;
      },
      save: async (mention) => {
        const saved = await mentions.save(mention);
        if (saved === 'saved') note(mention, mention);
        return saved;
      },
    },
    turns: () => [...met.values()],
  };
}

const openUntil = (held: Mention | undefined): Instant | undefined =>
  held?.clock.status === 'running' ? held.clock.dueAt : undefined;
