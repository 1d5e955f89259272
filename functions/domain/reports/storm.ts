import type { SeverityLevel } from '../scoring/score.ts';
import type { Instant } from '../shared/time.ts';

/** An incident as a report tells of it: counts as of its newest notice. */
export interface Storm {
  readonly kind: 'storm' | 'cluster';
  /** As `replywatch incidents` takes it. */
  readonly id: string;
  /** A source or a theme; neither = the whole brand. */
  readonly sourceId?: string;
  readonly theme?: string;
  readonly severity: SeverityLevel;
  readonly openedAt: Instant;
  /** When no new mention joined it any more; absent while it goes on. */
  readonly calmAt?: Instant;
  readonly mentions: number;
  /** The most that any window had. */
  readonly peak: number;
  readonly answered: number;
  readonly waiting: number;
  readonly overdue: number;
}
