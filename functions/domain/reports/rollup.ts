/** The figures of one brand, one UTC day and one dimension value; recomputed from the day index, never incremented. */
export interface Rollup {
  readonly brand: string;
  /** UTC day of publication, `yyyymmdd`. */
  readonly day: string;
  /** `all`, or `source:<id>`. */
  readonly dimension: string;
  readonly counts: BucketCounts;
  readonly mentions: number;
}

/** Every clocked mention is in exactly one bucket. Attainment = met / (met + late + overdue). */
export interface BucketCounts {
  readonly met: number;
  readonly late: number;
  /** Unanswered past the deadline: silence counts against us. */
  readonly overdue: number;
  readonly inWindow: number;
  readonly notAnswerable: number;
  readonly excluded: number;
}
