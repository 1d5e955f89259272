import type { SourceKind } from '../mentions/source.ts';
import type { Emotion } from '../scoring/model/emotions.ts';
import type { Moment } from '../scoring/moment.ts';
import type { SeverityLevel } from '../scoring/score.ts';
import type { Instant } from '../shared/time.ts';
import type { ClockStatus } from '../sla/clock.ts';

/** What figures need of one response clock. */
export interface CycleFacts {
  /** 1 for the first response, 2 and up for next responses. */
  readonly cycle: number;
  readonly status: ClockStatus;
  readonly startedAt: Instant;
  readonly dueAt?: Instant;
  readonly respondedAt?: Instant;
  /** When the customer raised the stars after that response. */
  readonly recoveredAt?: Instant;
  /** When a mention that is withdrawn went. */
  readonly endedAt?: Instant;
  /** When we saw the edit or the answer that opened it; absent: the mention itself did, or it was stored before that was kept. */
  readonly seenAt?: Instant;
  /** The deadline had passed before we first saw the mention. */
  readonly lateDiscovered: boolean;
  /** Its stages beside the breach, in minutes from the deadline: `w-60 e240`. Absent where there are none, or it was not noted. */
  readonly stages?: string;
}

/** The small projection of a mention from which every figure is computed. Holds no text, and of its author a mark only. */
export interface MentionFacts extends CycleFacts {
  readonly brand: string;
  readonly sourceId: string;
  readonly origin: string;
  readonly externalId: string;
  readonly kind: SourceKind;
  /** Published, or discovered where the published time is unknown: the immutable day of the day index. */
  readonly postedAt: Instant;
  readonly discoveredAt: Instant;
  readonly rating?: number;
  readonly language?: string;
  readonly severity: SeverityLevel;
  readonly sentiment: 'negative' | 'neutral' | 'positive';
  /** What the text is about, gravest first, at most four; absent where no theme was found. */
  readonly themes?: readonly string[];
  /** The moment of truth that it speaks of. */
  readonly moment?: Moment;
  readonly emotion?: Emotion;
  /** What its source says beside the text, as far as it can be grouped by: at most three. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly owner?: string;
  /** In whose open hours the target counts; absent = around the clock, or not noted. */
  readonly calendar?: string;
  /** Whether its author had written within the 14 days before; absent where nobody knows. As noted when it was found; `withRepeats` tells more. */
  readonly repeat?: 0 | 1;
  /** What was noted of our newest response (`response-note.ts`): a letter for each hint, then `#` and a key of its words. Empty = read, nothing. */
  readonly hints?: string;
  /** Whether nobody can tell if the newest clock's mention has been answered. */
  readonly responseUnknown: boolean;
  readonly fromBrand: boolean;
  /** Who may have written it, as far as a search needs: `authorMark`. Absent where nobody knows. */
  readonly author?: string;
  /** The clocks before the newest one, oldest first: a customer who came back does not wipe out a late first response. */
  readonly earlier?: readonly CycleFacts[];
}
