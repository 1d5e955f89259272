import type { Source } from '../domain/mentions/source.ts';
import type { Scorer } from '../domain/scoring/model/scorer.ts';
import type { Settings } from '../domain/settings/settings.ts';
import type { Duration, Instant } from '../domain/shared/time.ts';

/** Where a mention was seen, and when. */
export interface Place {
  readonly source: Source;
  readonly origin: string;
  readonly settings: Settings;
  /** This source has never been read before: what is overdue by now is history. */
  readonly firstRead: boolean;
  readonly readAt: Instant;
  /** How often its mentions may be looked at by id; absent where no look would show more than polls do. */
  readonly lookEvery?: Duration;
  /** It is brought in as history: nothing that is overdue by now is alerted on. */
  readonly history?: boolean;
  /** It was sent to us: where the sender states no time of an edit, the order of arrival tells which text is newer. */
  readonly byArrival?: boolean;
}

/** What it takes to judge a mention and to open its clock, beside the settings. */
export interface Judging {
  readonly scorer: Scorer;
  /** Version of the time zone database that deadlines are computed with. */
  readonly tz: string;
}
