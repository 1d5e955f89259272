import type { SourceKind } from '../mentions/source.ts';
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
  /** When a mention that is withdrawn went. */
  readonly endedAt?: Instant;
  /** The deadline had passed before we first saw the mention. */
  readonly lateDiscovered: boolean;
}

/** The small projection of a mention from which every figure is computed. Holds no text and no author. */
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
  readonly owner?: string;
  /** Whether nobody can tell if the newest clock's mention has been answered. */
  readonly responseUnknown: boolean;
  readonly fromBrand: boolean;
  /** The clocks before the newest one, oldest first: a customer who came back does not wipe out a late first response. */
  readonly earlier?: readonly CycleFacts[];
}
