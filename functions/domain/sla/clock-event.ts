import type { ResponseTruth } from '../mentions/observation.ts';
import type { Instant } from '../shared/time.ts';
import type { StageKey } from './clock.ts';

/**
 * All that can happen to a clock. `seenAt` is when the source showed it (the read, not the processing of it);
 * `at` is when it happened; `now` is the time of the sweep.
 */
export type ClockEvent =
  | { readonly what: 'due'; readonly now: Instant }
  | ResponseSeen
  /** Written, not yet public: neither counts nor takes back what was public before. */
  | { readonly what: 'responsePending'; readonly seenAt: Instant }
  | { readonly what: 'responseRejected'; readonly seenAt: Instant; readonly id?: string }
  | ResponseRemoved
  | { readonly what: 'sourceUnknown'; readonly seenAt: Instant; readonly reason: string }
  /** By the customer. `at` is when, or `seenAt` where the source does not say. */
  | {
      readonly what: 'edited';
      readonly at: Instant;
      readonly seenAt: Instant;
      readonly starsBefore?: number | undefined;
      readonly starsAfter?: number | undefined;
    }
  /** Missing from two consecutive complete reads. */
  | { readonly what: 'withdrawn'; readonly at: Instant }
  | { readonly what: 'reappeared'; readonly at: Instant }
  | { readonly what: 'claimed'; readonly at: Instant; readonly by: string; readonly until: Instant }
  | { readonly what: 'claimExpired'; readonly now: Instant }
  | {
      readonly what: 'snoozed';
      readonly at: Instant;
      readonly by: string;
      readonly until: Instant;
      readonly reason?: string;
    }
  /** Ends what is snoozed or paused at `at`. */
  | { readonly what: 'resumed'; readonly at: Instant; readonly by: string }
  /** What lies ahead is another owner's. */
  | { readonly what: 'handedOver'; readonly at: Instant; readonly by: string; readonly to: string }
  | { readonly what: 'markedNotRelevant'; readonly at: Instant; readonly by: string; readonly reason: string }
  /** A person says that it was answered at `at`, told at `now`. */
  | {
      readonly what: 'markedAnswered';
      readonly at: Instant;
      readonly now: Instant;
      readonly by: string;
      readonly link?: string;
    }
  | { readonly what: 'alertDelivered'; readonly at: Instant; readonly stage: StageKey };

export interface ResponseSeen {
  readonly what: 'responseSeen';
  readonly seenAt: Instant;
  /** When it was posted; absent where the source does not say: then it is taken to be as old as its first sighting. */
  readonly at?: Instant;
  readonly id?: string;
  readonly byBot?: boolean;
  /** The source's own word; `pending`, `rejected` and `removed` are not responses. */
  readonly state?: string;
}

/** Without an id: a complete read shows no response at all. */
export interface ResponseRemoved {
  readonly what: 'responseRemoved';
  readonly seenAt: Instant;
  readonly id?: string;
}

/** The event that the newest word of a source about a response amounts to. */
export function eventOfResponse(truth: ResponseTruth, seenAt: Instant): ClockEvent {
  switch (truth.truth) {
    case 'replied': {
      const { truth: _, ...response } = truth;
      return byState({ what: 'responseSeen', seenAt, ...response }, truth.state);
    }
    case 'notReplied':
      return byState({ what: 'responseRemoved', seenAt }, truth.state);
    case 'unknown':
      return { what: 'sourceUnknown', seenAt, reason: truth.reason };
  }
}

/** A response in this state, however it was reported: the source's own state decides what it is. */
export function byState(event: ResponseSeen | ResponseRemoved, state: string | undefined): ClockEvent {
  const about = { seenAt: event.seenAt, ...(event.id !== undefined && { id: event.id }) };
  switch (state?.toLowerCase()) {
    case 'pending':
      return { what: 'responsePending', seenAt: event.seenAt };
    case 'rejected':
      return { what: 'responseRejected', ...about };
    case 'removed':
      return { what: 'responseRemoved', ...about };
    default:
      return event;
  }
}
