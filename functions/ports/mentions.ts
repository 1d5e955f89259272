import type { DueMessage } from '../contracts/messages.ts';
import type { OpenClock } from '../domain/desk/open-clock.ts';
import type { AuthorNote, EarlierNotes } from '../domain/mentions/author-notes.ts';
import type { KnownAuthor } from '../domain/mentions/known-author.ts';
import type { Mention, MentionKey } from '../domain/mentions/mention.ts';
import type { MentionFacts } from '../domain/reports/facts.ts';
import type { TextNote } from '../domain/scoring/likeness/text-notes.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { Saved } from './saved.ts';

export interface MentionStore {
  /** Strongly consistent. */
  find(key: MentionKey): Promise<Mention | undefined>;
  /** Its facts, by one request whatever there is, so that the time it takes tells nobody more. Strongly consistent. */
  factsOf(key: MentionKey): Promise<MentionFacts | undefined>;
  /** Version 1 inserts, version n replaces exactly version n - 1; anything else is a conflict and changes nothing. */
  save(mention: Mention): Promise<Saved>;
  /** Keeps the text that an edit is about to replace. Idempotent; called before the edit is saved. */
  keepEarlierText(mention: Mention): Promise<void>;
  /** Deletes every text that is kept beside a mention that is gone; its save does so too, unless it dies. Idempotent. */
  forgetTexts(key: MentionKey): Promise<void>;
  /** Notes who wrote a mention, and tells how many earlier ones of the same author are noted. Idempotent. */
  noteAuthor(note: AuthorNote): Promise<EarlierNotes>;
  /** When the posts of each noted mention of an author were made. */
  notedPosts(author: KnownAuthor): Promise<readonly Instant[]>;
  /** Remembers that what this author posted up to `until` is not to be taken in, and forgets what was noted of them. Never shortens. Idempotent. */
  forgetAuthor(author: KnownAuthor, until: Instant): Promise<void>;
  /** Up to when what this author posted is not to be taken in; nothing where nobody asked for it. */
  forgottenUntil(author: KnownAuthor): Promise<Instant | undefined>;
  /** The texts that are kept beside a mention: its present one where that is long, and those that edits replaced. */
  keptTexts(key: MentionKey): Promise<readonly KeptText[]>;
  /** Notes what a mention says, and tells how many others of its brand that are noted say nearly the same. Idempotent. */
  noteText(note: TextNote): Promise<number>;
  /** Everything due before `until`, oldest first, with no lower bound; eventually consistent. */
  dueBefore(shard: number, until: Instant): AsyncIterable<DueMessage>;
  /** Facts of a brand's mentions posted in `[from, to)`: day by day (UTC), those of one day in any order. */
  facts(brand: string, from: Instant, to: Instant): AsyncIterable<MentionFacts>;
}

/** What is open, for people who answer. Eventually consistent, and cheap however much is stored. */
export interface OpenClocks {
  /**
   * Of all brands: running clocks with a stage or a look ahead, in no order; of more than `most` those with the nearest.
   * `next` leads to the others as `after`. It names a mention, as that of `spent` does: nobody may be shown it as it is.
   */
  ahead(most: number, after?: string): Promise<{ readonly clocks: readonly OpenClock[]; readonly next?: string }>;
  /** A brand's that run on past their last stage, the latest deadline first. `after` is the `next` of the page before. */
  spent(
    brand: string,
    most: number,
    after?: string,
  ): Promise<{ readonly clocks: readonly OpenClock[]; readonly next?: string }>;
}

/** A text of a mention, as it was. */
export interface KeptText {
  readonly contentHash: string;
  readonly title?: string;
  readonly text: string;
}
