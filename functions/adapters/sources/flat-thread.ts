import type { Observation, ResponseTruth } from '../../domain/mentions/observation.ts';
import type { Reading, Refused } from '../../domain/mentions/reading.ts';
import { NOTHING } from './answer.ts';
import { NO_ACCOUNTS, sightingsIn } from './thread.ts';

/** What one answer of a source shows below a comment, where answers stand side by side and answer one another only by their order. */
export interface FlatThread {
  readonly answers: readonly Observation[];
  /** Why there may be more than that; absent when it is all. */
  readonly cut?: string | undefined;
  /** Whether any account of the brand is known: without one no answer can be told for a response. */
  readonly knowsBrand: boolean;
}

/**
 * The truth about `seen`, the comment itself or one of the answers below it. A comment is answered by the first answer
 * of the brand; an answer of a customer by the first that the brand gave after it.
 */
export function truthIn(seen: Pick<Observation, 'id' | 'publishedAt' | 'parentId'>, thread: FlatThread): ResponseTruth {
  const { cut, knowsBrand } = thread;
  const others = thread.answers.filter(({ id }) => id !== seen.id);
  const later = seen.parentId === undefined ? others : others.filter((answer) => isAfter(answer, seen));
  const [response] = later
    .filter(({ fromBrand }) => fromBrand)
    .toSorted((a, b) => (a.publishedAt ?? Infinity) - (b.publishedAt ?? Infinity));
  if (response !== undefined) {
    const { id, publishedAt: at, text } = response;
    return { truth: 'replied', id, ...(at === undefined ? {} : { at }), text };
  }
  if (cut !== undefined) return { truth: 'unknown', reason: cut };
  if (!knowsBrand && others.length > 0) return { truth: 'unknown', reason: NO_ACCOUNTS };
  const isUntold = seen.parentId !== undefined && others.some((answer) => answer.fromBrand && !isBefore(answer, seen));
  if (isUntold) return { truth: 'unknown', reason: 'nobody can tell which of two answers came first' };
  return { truth: 'notReplied' };
}

interface Flat {
  readonly read: readonly Observation[];
  readonly refused: Refused;
  readonly entries: number;
  readonly accounts: readonly string[];
  /** Why there may be more answers below a comment than the `shown` ones; undefined when they are all. */
  readonly cutOf: (top: string, shown: number) => string | undefined;
}

/** Comments and the answers below them, and what they say of one another. */
export function flatReading({ read, refused, entries, accounts, cutOf }: Flat): Reading {
  const below = Map.groupBy(read, ({ parentId }) => parentId);
  const observations = read.map((seen): Observation => {
    if (seen.fromBrand) return { ...seen, response: { truth: 'unknown', reason: 'posted by the brand itself' } };
    const top = seen.parentId ?? seen.id;
    const answers = below.get(top) ?? [];
    const cut = cutOf(top, answers.length);
    return { ...seen, response: truthIn(seen, { answers, cut, knowsBrand: accounts.length > 0 }) };
  });
  const posts = observations.map((observation) => ({ id: observation.id, observation, byBot: false }));
  return { ...NOTHING, observations, responses: sightingsIn(posts), refused, entries };
}

type Timed = Pick<Observation, 'publishedAt'>;

const isAfter = (a: Timed, b: Timed): boolean => (a.publishedAt ?? -Infinity) > (b.publishedAt ?? Infinity);
const isBefore = (a: Timed, b: Timed): boolean => (a.publishedAt ?? Infinity) <= (b.publishedAt ?? -Infinity);
