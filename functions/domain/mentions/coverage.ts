import type { Instant } from '../shared/time.ts';
import type { Lags } from './lag-histogram.ts';
import type { OpenDeadlines } from './open-deadlines.ts';
import type { ProblemKind } from './reading.ts';

/** A stretch of time in which a source was not covered. Open while `to` is absent. */
export interface Gap {
  readonly sourceId: string;
  readonly from: Instant;
  readonly to?: Instant;
  /** One line, in people's words. */
  readonly reason: string;
}

/** What we know of a source from one poll to the next. Written only when something changed. */
export interface SourceProgress {
  readonly sourceId: string;
  /** Where all this was learnt: under the same id, settings may name another place to read. */
  readonly address?: string;
  /** The connector's own bookmarks, opaque to everybody else. */
  readonly cursor: Readonly<Record<string, string>>;
  /** What tells an unchanged answer, by request address: conditional GET validators and a digest of what was read. */
  readonly validators: Readonly<Record<string, Validators>>;
  /** First successful read: coverage begins here. */
  readonly coveredSince?: Instant;
  readonly lastChangeAt?: Instant;
  /** Entries of the newest page that held any; a feed that goes from some to none is suspicious. */
  readonly lastEntryCount: number;
  /** The unanswered mentions on the first page (shown-page.ts), where mentions are looked at by their ids. */
  readonly shown?: string;
  /** Open clocks, where the source may rest between polls. */
  readonly open?: OpenDeadlines;
  /** Since when we listen for the first push of a sender that says how often it is heard from. */
  readonly awaitedSince?: Instant;
  readonly failures: number;
  readonly failingSince?: Instant;
  readonly lastFailure?: string;
  /** What kind of problem that was. */
  readonly lastProblem?: ProblemKind;
  /** No poll before this instant. */
  readonly pausedUntil?: Instant;
  /** The source itself asked for that pause; otherwise it is our own patience. */
  readonly waitAsked?: true;
  /** The last walk down a newest-first feed broke off: known mentions on it are no sign that those below are known. */
  readonly unfinished?: true;
  /**
   * Between so many of the first pages an entry may have slipped by unseen, when others above it were deleted: they are
   * read once more, whatever is known on them.
   */
  readonly walkAgain?: number;
  /** Newest complete read that was noted. An unchanged poll writes nothing but this, and this only every READ_NOTED_EVERY. */
  readonly readAt?: Instant;
  /** From published to discovered, of mentions posted since the source is covered. */
  readonly lags?: Lags;
  /** Entries that the newest read could not understand; absent where it understood all of them. */
  readonly refusals?: Refusals;
  /** No whole read before this instant: only for sources that show a deletion by absence. */
  readonly wholeReadDueAt?: Instant;
  /** Ids found since the last whole read, oldest first: only for such sources. */
  readonly sinceWhole?: readonly string[];
  readonly version: number;
}

/** How much of a source's answer had an unknown shape. */
export interface Refusals {
  readonly count: number;
  /** Of how many entries. */
  readonly entries: number;
  /** One line without ids, texts or authors. */
  readonly firstReason: string;
  /** First read of an unbroken row of reads with refusals. */
  readonly since: Instant;
}

export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
  /** Hash of the observations of the answer: an equal one needs no further look. */
  readonly digest?: string;
}

/** Of a source that no poll has noted anything of. */
export const neverPolled = (sourceId: string): SourceProgress => ({
  sourceId,
  cursor: {},
  validators: {},
  lastEntryCount: 0,
  failures: 0,
  version: 0,
});
