import { isDeeperThan } from '../../shared/json-depth.ts';
import { shown } from '../../shared/refusal.ts';
import { MOST_ENTRIES } from './pushed-entry.ts';
import { isRefused, readEntry } from './read-entry.ts';
import { type RefusedEntry, refusedEntry } from './refused-entry.ts';

/** A request, read: what is good is taken, each of the others is told. */
export interface ReadPush {
  /** As they were sent, each one readable by `readEntry`. */
  readonly good: readonly unknown[];
  readonly refused: readonly RefusedEntry[];
  /** The sender says that this is history: nothing of it that is overdue by now is alerted on. */
  readonly history: boolean;
}

/** Nothing of the request can be used; one line says why. */
export interface UnreadablePush {
  readonly unreadable: string;
}

/** JSON nests as deep as an entry does: deeper is an attempt, not a mention. */
const MOST_DEEP = 12;

/** Reads the body of a request. Never throws, whatever it holds. */
export function readPush(body: string): ReadPush | UnreadablePush {
  if (isDeeperThan(body, MOST_DEEP)) return unreadable(`it nests deeper than ${MOST_DEEP} levels`);
  let sent: unknown;
  try {
    sent = JSON.parse(body);
  } catch {
    return unreadable(
      body.trim() === '' ? 'it is empty' : `it is no JSON, or only the beginning of it: ${shown(body, 40)}`,
    );
  }
  const batch = batchIn(sent);
  return typeof batch === 'string' ? unreadable(batch) : readAll(batch.entries, batch.history);
}

const unreadable = (why: string): UnreadablePush => ({
  unreadable: `the body cannot be used: ${why}; send one mention, or {"mentions": [...]}, as docs/push.schema.json has it`,
});

function batchIn(sent: unknown): { readonly entries: readonly unknown[]; readonly history: boolean } | string {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return `${shown(sent)} is no object`;
  if (!Object.hasOwn(sent, 'mentions')) return { entries: [sent], history: false };
  const { mentions, history = false, ...others } = sent as Readonly<Record<string, unknown>>;
  const [stranger] = Object.keys(others);
  if (stranger !== undefined) return `beside mentions and history it has ${shown(stranger)}`;
  if (typeof history !== 'boolean') return `history is ${shown(history)}, not true or false`;
  if (!Array.isArray(mentions)) return `mentions is ${shown(mentions)}, not a list`;
  if (mentions.length === 0) return 'mentions is empty';
  if (mentions.length > MOST_ENTRIES) return `it holds ${mentions.length} mentions, ${MOST_ENTRIES} are the most`;
  return { entries: mentions, history };
}

function readAll(entries: readonly unknown[], history: boolean): ReadPush {
  const good: unknown[] = [];
  const refused: RefusedEntry[] = [];
  const taken = new Map<string, number>();
  entries.forEach((entry, index) => {
    const read = readEntry(entry, 'push', index);
    if (isRefused(read)) {
      refused.push(read);
      return;
    }
    const earlier = taken.get(read.id);
    if (earlier !== undefined) {
      // Both would arrive at the same instant, and nobody could tell which is the newer one.
      refused.push(
        refusedEntry(index, entry, 'id', read.id, `is mentions[${earlier}] already: send its edit in a later request`),
      );
      return;
    }
    taken.set(read.id, index);
    good.push(entry);
  });
  return { good, refused, history };
}
