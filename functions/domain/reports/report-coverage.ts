import type { Gap } from '../mentions/coverage.ts';
import type { LagFigures } from '../mentions/lag-histogram.ts';
import type { Duration, Instant } from '../shared/time.ts';

/** One source of a report. */
export interface ReportSource {
  readonly sourceId: string;
  readonly label: string;
  /** False: nobody can tell from this source whether a mention was answered. */
  readonly seesResponses: boolean;
  /** First successful read; absent = it has never been read. */
  readonly coveredSince?: Instant;
  readonly gaps: readonly Gap[];
  /** When it was last read whole or, where it sends, last heard; as far as that was noted. */
  readonly lastReadAt?: Instant;
  /** From published to discovered, of its newest mentions. */
  readonly lag?: LagFigures;
}

/** What is known to be missing behind the figures of one source. */
export interface Coverage extends ReportSource {
  /** Time within the report's range that was not covered: before the first read, and gaps; counted once. */
  readonly missing: Duration;
  /** Covered share of the range so far, 0 to 1; absent where no time of the range has passed. */
  readonly share?: number;
}

/** What of `[from, until)` a source did not cover. */
export function coverageOf(source: ReportSource, from: Instant, until: Instant): Coverage {
  const stretches = [
    { from, to: source.coveredSince ?? until },
    ...source.gaps.map((gap) => ({ from: gap.from, to: gap.to ?? until })),
  ].toSorted((a, b) => a.from - b.from);
  let missing = 0;
  let reached = from;
  for (const stretch of stretches) {
    const [begins, ends] = [Math.max(stretch.from, reached), Math.min(stretch.to, until)];
    missing += Math.max(0, ends - begins);
    reached = Math.max(reached, ends);
  }
  const gaps = source.gaps.toSorted((a, b) => a.from - b.from);
  return { ...source, gaps, missing, ...(until > from && { share: 1 - missing / (until - from) }) };
}
