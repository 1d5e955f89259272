import type { Gap } from '../mentions/coverage.ts';
import type { LagFigures } from '../mentions/lag-histogram.ts';
import type { Duration, Instant } from '../shared/time.ts';
import type { Measured } from './measured.ts';

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

/** What is known to be missing behind the figures of one group. */
export interface GroupCoverage {
  /** Sources that its mentions came from; of the whole report all that are watched. */
  readonly sources: number;
  /** The least that any of them was covered, 0 to 1; absent where nobody knows of any. */
  readonly least?: number;
  /** Gaps in the range. */
  readonly gaps: number;
  /** Mentions from sources that cannot show responses. */
  readonly blind: number;
  /** Clocks that run and of which nobody can tell whether they were answered. */
  readonly unknown: number;
}

/** Counts the mentions of a group towards its coverage. */
export class CoverageTally {
  readonly #sources = new Map<string, number>();
  #unknown = 0;

  add({ facts, clocks }: Measured): void {
    this.#sources.set(facts.sourceId, (this.#sources.get(facts.sourceId) ?? 0) + 1);
    if (clocks.at(-1)?.age !== undefined && facts.responseUnknown) this.#unknown += 1;
  }

  /** `whole`: over every source that is watched, also those that showed nothing. */
  coverage(known: ReadonlyMap<string, Coverage>, whole = false): GroupCoverage {
    const ids = whole ? new Set([...known.keys(), ...this.#sources.keys()]) : new Set(this.#sources.keys());
    const found = [...ids].flatMap((id) => known.get(id) ?? []);
    const shares = found.flatMap(({ share }) => share ?? []);
    const isBlind = (id: string): boolean => known.get(id)?.seesResponses === false;
    return {
      sources: ids.size,
      ...(shares.length > 0 && { least: Math.min(...shares) }),
      gaps: found.reduce((sum, { gaps }) => sum + gaps.length, 0),
      blind: [...this.#sources].reduce((sum, [id, mentions]) => sum + (isBlind(id) ? mentions : 0), 0),
      unknown: this.#unknown,
    };
  }
}
