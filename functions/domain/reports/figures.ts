import type { Emotion } from '../scoring/model/emotions.ts';
import type { Duration } from '../shared/time.ts';
import type { Hint } from './hints.ts';
import type { Portion } from './portion.ts';
import type { WaitFigures } from './response-times.ts';
import type { BucketCounts } from './rollup.ts';
import type { StageCounts } from './stage-counts.ts';

/** The figures of one group of mentions; each is defined in docs/metrics.md. A share is absent where there is nothing to take a share of. */
export interface Figures {
  readonly mentions: number;
  /** Response clocks by bucket; a mention has one for each time that its customer came to us. */
  readonly counts: BucketCounts;
  /** met / (met + late + overdue), 0 to 1: silence counts against it. */
  readonly attainment?: number;
  /** Answered / (answered + overdue), 0 to 1, whether in time or not. */
  readonly responseRate?: number;
  /** The same two with what they are of, and how far chance alone may have moved them. */
  readonly shares: { readonly inTime: Portion; readonly answered: Portion };
  /** Clocks whose deadline had passed before we saw the mention: they count, and the team had no chance. */
  readonly lateDiscovered: number;
  /** Answered although no policy asks for an answer. */
  readonly answeredUnasked: number;
  /** Customer clock: posted to response, open ones included. By the wall clock. */
  readonly firstResponse: WaitFigures;
  /** The customer's edit or answer after our response, to our next one. */
  readonly nextResponse: WaitFigures;
  /** Team clock: discovered to first response. */
  readonly teamResponse: WaitFigures;
  /** Team clock: the customer's edit or answer seen by us, to our next response. */
  readonly teamNextResponse: WaitFigures;
  /** Posted to discovered, of what was posted while we watched: how far behind our own eyes are. */
  readonly discoveryLag: WaitFigures;
  /** The same in open hours of the calendar that each deadline counts in. */
  readonly business: {
    readonly firstResponse: WaitFigures;
    readonly nextResponse: WaitFigures;
    readonly teamResponse: WaitFigures;
    readonly teamNextResponse: WaitFigures;
  };
  /** Clocks that still wait, youngest first. */
  readonly backlog: readonly BacklogBand[];
  /** Stages that fell due while nobody had answered. */
  readonly stages: StageCounts;
  readonly outcome: Outcome;
  readonly mood: Mood;
  readonly quality: ResponseQuality;
}

export interface BacklogBand {
  /** Waiting for less than this, and not in a band before; absent for the last one. */
  readonly under?: Duration;
  readonly clocks: number;
}

/** What came of our responses. */
export interface Outcome {
  /** Answered clocks of mentions with stars after which the customer raised them. */
  readonly recovered: Portion;
  /** Answered first clocks after which nobody came back within 14 days: public first-contact resolution. */
  readonly resolved: Portion;
  /** Negative mentions by somebody who had written within the 14 days before, of those whose author is known. */
  readonly repeated: Portion;
}

/** How customers sound. */
export interface Mood {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  /** Told for English; those that nobody showed are not in it. */
  readonly emotions: Readonly<Partial<Record<Emotion, number>>>;
  /** Mentions with stars, their sum and mean. */
  readonly stars: { readonly mentions: number; readonly sum: number; readonly mean?: number };
}

/** Hints, not verdicts: how many of the responses that we could read have something to be said of. */
export interface ResponseQuality {
  /** Responses whose words we have seen. */
  readonly read: number;
  readonly hints: Readonly<Record<Hint, number>>;
}
