import type { SourceKind } from '../mentions/observation.ts';
import type { SeverityLevel } from '../scoring/score.ts';
import type { Instant } from '../shared/time.ts';
import type { ClockStatus } from '../sla/clock.ts';

/** The small projection of a mention from which every figure is computed. Holds no text and no author. */
export interface MentionFacts {
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
  readonly cycle: number;
  readonly status: ClockStatus;
  readonly startedAt: Instant;
  readonly dueAt?: Instant;
  readonly respondedAt?: Instant;
  /** When a mention that is withdrawn went, or a person said that it needs no answer. */
  readonly endedAt?: Instant;
  readonly owner?: string;
  readonly lateDiscovered: boolean;
  /** Whether the newest answer of the source about a response was `unknown`. */
  readonly responseUnknown: boolean;
  readonly fromBrand: boolean;
}
