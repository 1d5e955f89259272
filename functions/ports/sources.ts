import type { PollMessage } from '../contracts/messages.ts';
import type { WholeRead } from '../domain/mentions/absence.ts';
import type { Gap, SourceProgress } from '../domain/mentions/coverage.ts';
import type { Observation } from '../domain/mentions/observation.ts';
import type { Capabilities, PlannedRequest, Reading, SourceProblem } from '../domain/mentions/reading.ts';
import type { Source } from '../domain/mentions/source.ts';
import type { PollTier } from '../domain/mentions/sources/kind-of-source.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { SpendStore } from './budgets.ts';
import type { Http, HttpFailure, HttpResponse } from './http.ts';
import type { Saved } from './saved.ts';
import type { Secrets } from './settings.ts';

export interface SourceStore {
  /** Strongly consistent; `recent`: as it was up to half a minute ago, give or take a moment, for half a read or none. */
  find(
    sourceId: string,
    which?: 'recent',
  ): Promise<{ readonly source: Source; readonly progress: SourceProgress } | undefined>;
  /** Conditional on `version`, as in MentionStore. */
  saveProgress(progress: SourceProgress): Promise<Saved>;
  /** Brings the sources of the settings into the table and onto the wheel; those no longer listed leave the wheel, their history stays. */
  apply(sources: readonly Source[]): Promise<AppliedSources>;
  /** Sources on the wheel's slot of this minute, over all tiers, with their fair-queue group (pollGroup, kept on the wheel). `minute` counts minutes since 1970; `slowerThan` leaves tiers up to that one out. */
  dueAtMinute(
    minute: number,
    slowerThan?: PollTier,
  ): AsyncIterable<Pick<PollMessage, 'sourceId'> & { readonly group: string }>;
  /** The last minute dispatched, and its advance; conditional, so that two dispatchers do not both claim one. */
  watermark(): Promise<number | undefined>;
  advanceWatermark(from: number | undefined, to: number): Promise<Saved>;
  openGap(gap: Gap): Promise<void>;
  closeGap(gap: Gap): Promise<void>;
  gaps(sourceId: string, from: Instant, to: Instant): Promise<readonly Gap[]>;
  /** What the whole reads of a source have shown; only of sources where an absence tells of a deletion. */
  wholeRead(sourceId: string): Promise<WholeRead | undefined>;
  saveWholeRead(read: WholeRead): Promise<void>;
}

export interface AppliedSources {
  /** Ids that were not on the wheel before: polled at once. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** How one source is read: its connector, bound to it. Pure; the caller sends the requests and stores what was read. */
export interface SourceReader {
  readonly capabilities: Capabilities;
  /** The namespace in which the source's ids are unique: `app-store:us:310633997`, `mastodon:mastodon.social`. */
  readonly origin: string;
  /** For people: `App Store US`, `mastodon.social #sundial`. */
  readonly label: string;
  /** The requests that start a poll. */
  begin(cursor: Readonly<Record<string, string>>): readonly PlannedRequest[];
  /**
   * Looks at one mention again before crying wolf; empty where the source cannot show one mention. `cursor` is what is
   * known of the source: where reading costs money, what has been spent.
   */
  thread(seen: Observation, cursor?: Readonly<Record<string, string>>): readonly PlannedRequest[];
  /**
   * Adds the source's credentials to a request; may first exchange them for a token, kept in memory while it lasts.
   * A secret that is missing or malformed is a problem in one line, as is an exchange that fails.
   */
  authorise(request: PlannedRequest, access: Access): Promise<Authorised | SourceProblem>;
  /** Never throws, whatever came. */
  read(asked: PlannedRequest, answer: HttpResponse | HttpFailure, known: Known): Reading | SourceProblem;
}

/** What it takes to make a source's credentials. */
export interface Access {
  readonly http: Http;
  readonly secrets: Secrets;
  /** For sources that cost money; without it they are not asked. */
  readonly spending?: SpendStore;
  readonly now: Instant;
}

export interface Authorised {
  readonly request: PlannedRequest;
  /** Forgets the token that this request carries, after a 401; absent where asking again would change nothing. */
  readonly forget?: () => void;
  /** Whether an answer that is no 401 says that the token no longer counts. */
  readonly isSpent?: (answer: HttpResponse) => boolean;
  /** Told what came of the request, where money was set aside for it. */
  readonly settle?: (answer: HttpResponse | HttpFailure) => Promise<void>;
}

/** What a reading may depend on beside the answer. */
export interface Known {
  readonly now: Instant;
  readonly cursor: Readonly<Record<string, string>>;
}

/** May load what reads its kind first. */
export type ReaderFor = (source: Source) => SourceReader | Promise<SourceReader>;
