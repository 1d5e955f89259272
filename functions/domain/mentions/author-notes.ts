import type { Instant } from '../shared/time.ts';
import type { MentionKey } from './mention.ts';

/** That an author wrote a mention. Authors are told apart by their stable ids, within one origin: names are shared. */
export interface AuthorNote extends MentionKey {
  readonly authorId: string;
  /** When it was posted; where the source does not say, when it was read. */
  readonly at: Instant;
}

/** So many mentions of one author are noted; whoever wrote more is a repeat author in any case. */
export const MOST_NOTED = 100;

/** What is noted of an author from before a mention. */
export interface EarlierNotes {
  readonly count: number;
  /** When the newest of them was posted; absent where there are none, or too many were noted to tell. */
  readonly newestAt?: Instant;
}

/** The noted mentions that are earlier than `own`. Notes are `<instant>#<mention>`, padded, so that they sort. */
export function earlierThan(own: string, noted: Iterable<string>): EarlierNotes {
  const earlier = [...noted].filter((note) => note < own).toSorted();
  const newest = earlier.at(-1);
  return {
    count: earlier.length,
    ...(newest !== undefined && { newestAt: Number(newest.slice(0, newest.indexOf('#'))) }),
  };
}
