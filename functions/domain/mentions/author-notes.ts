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

/** How many of the noted mentions are earlier than `own`. Notes sort by instant, then by mention. */
export const earlierThan = (own: string, noted: Iterable<string>): number =>
  [...noted].filter((note) => note < own).length;
