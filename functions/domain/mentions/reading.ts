import type { Duration, Instant } from '../shared/time.ts';
import type { Observation, ResponseTruth } from './observation.ts';
import type { RequestLimits } from './sources/kind-of-source.ts';

/**
 * Why we ask: `intake` finds mentions, `outgoing` reads what the brand's own accounts posted, `thread` looks at one
 * mention again, `lookup` learns or checks a name.
 */
export type Purpose = 'intake' | 'outgoing' | 'thread' | 'lookup';

/** One request that a connector wants sent. Holds no secret: `SourceReader.authorise` adds credentials. */
export interface PlannedRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly purpose: Purpose;
  /** The part of the API that it asks, where the source limits each part by itself. */
  readonly part?: string;
  /** What the connector tells its own reading of the answer: a page number, the mention it is about. */
  readonly notes: Readonly<Record<string, string>>;
}

/** An answer by one of the brand's own accounts to `parentId`, seen somewhere. */
export interface ResponseSighting {
  readonly parentId: string;
  readonly id: string;
  readonly at?: Instant;
  readonly byBot: boolean;
  /** What it says, where the source shows it. */
  readonly text?: string;
}

export interface Refused {
  /** Entries that could not be read. */
  readonly count: number;
  /** One line, without text or authors. */
  readonly firstReason?: string;
}

/** What one answer of a source says, each id once. */
export interface Reading {
  readonly observations: readonly Observation[];
  readonly responses: readonly ResponseSighting[];
  /** What the answer to a `thread` request says about the mention it was asked for. */
  readonly verdict?: { readonly id: string; readonly response: ResponseTruth };
  /** Ask this too, after this reading is stored. Newest-first feeds may be left off at known ids, all others are followed to the end. */
  readonly next?: PlannedRequest;
  /** Bookmarks to merge into SourceProgress.cursor, after the durable write of this reading. */
  readonly cursor: Readonly<Record<string, string>>;
  /** Entries that the answer held, refused ones included. */
  readonly entries: number;
  readonly refused: Refused;
  /** Nothing of what was asked for is known to be cut off or left for a further request. */
  readonly complete: boolean;
  /** The answer is good, and asks to be left alone until then (a `backoff` field, a quota that is used up). */
  readonly waitUntil?: Instant;
  /** The same of the one part of the API that was asked (PlannedRequest.part): the others may be asked on. */
  readonly partWaitUntil?: Instant;
  /** The source says that nothing changed since the validators we sent (304): `entries` says nothing about the feed then. */
  readonly unchanged?: true;
}

/** `emptied`: a feed that held entries and now answers none, which looks like success. */
export type ProblemKind = 'notFound' | 'rateLimited' | 'unauthorised' | 'outage' | 'shape' | 'emptied' | 'gone';

/** An answer that holds nothing to read. `gone` is the one mention of a thread request; `notFound` is the source itself. */
export interface SourceProblem {
  readonly problem: ProblemKind;
  /** One clear sentence for people: what was asked of whom, and what came. */
  readonly line: string;
  /** The source asked us to wait until then. */
  readonly retryAt?: Instant;
  /** Nothing was sent: it is our own restraint that says so, and it tells nothing new of the source. */
  readonly notAsked?: true;
  /** Nothing was sent because one of us is finding out at this moment whether the source answers again. */
  readonly isTried?: true;
  /** It holds for the part of the API that was to be asked, and not for the others. */
  readonly ofPart?: true;
}

export const isProblem = <T extends object>(read: T | SourceProblem): read is SourceProblem => 'problem' in read;

/** What a kind of source can and cannot show. */
export interface Capabilities {
  readonly seesResponses: boolean;
  /**
   * A poll reads what the brand's own accounts wrote: one request for each account tells of the responses to all open
   * mentions. Elsewhere a mention that is no longer among the newest has to be read again by its id.
   */
  readonly seesOutgoing: boolean;
  /** The source's own words for states of a response; empty where it has none. */
  readonly responseStates: readonly string[];
  readonly seesEdits: boolean;
  /** `byId`: asking for the mention says that it is gone; `byAbsence`: only its absence from complete reads does; `no`: nothing does. */
  readonly seesDeletions: 'byId' | 'byAbsence' | 'no';
  /** False where the only time is that of the last change: the first one we saw is the best published time there is. */
  readonly hasCreatedTime: boolean;
  /** `newestFirst` pages may be left off at known ids; `forward` pages walk on from the bookmark and are all followed. */
  readonly paging: 'newestFirst' | 'forward';
  /** How far back the source goes, in people's words. */
  readonly historyDepth: string;
  /** After this time without a read, mentions are lost for good; absent where the source goes back further than that. */
  readonly forgetsAfter?: Duration;
  /** What `url` opens: the mention itself, or the page that lists it. */
  readonly permalink: 'mention' | 'page';
  readonly language: boolean;
  /** As its kind of source declares them (domain/mentions/sources/). */
  readonly limits: RequestLimits;
}
