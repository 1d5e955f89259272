import type { Duration } from '../shared/time.ts';

/** When many negative mentions become one incident; the settings' `storms`. */
export interface StormRules {
  /** Negative mentions within the window; twice as many where nothing is known of earlier weeks. */
  readonly minimum: number;
  /** How many standard deviations above what is usual at this hour of the week. */
  readonly deviations: number;
  readonly window: Duration;
  /** Before the second notice; it doubles with each further one, up to eightfold. */
  readonly coolDown: Duration;
  /** Whether a storm is told outside of the delivery hours. */
  readonly wakes: boolean;
  /** Absent: clusters are not told. */
  readonly clusters?: ClusterRules;
}

export interface ClusterRules {
  readonly minimum: number;
  readonly within: Duration;
}
