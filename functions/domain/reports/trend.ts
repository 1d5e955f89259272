import { DAY, type Instant } from '../shared/time.ts';
import { FigureTally } from './figure-tally.ts';
import type { Figures } from './figures.ts';
import { dayStart, weekdayIn } from './local-hours.ts';
import type { Measured } from './measured.ts';

/** The figures of one day or week, as far as it lies in the range of the report. */
export interface TrendPoint {
  readonly from: Instant;
  readonly to: Instant;
  readonly figures: Figures;
}

/** Longer ranges are told by weeks. */
const MOST_DAYS = 35;

/** Days or, in ranges of more than 35, weeks from Monday on, by the calendar of the zone; every one of them, also empty ones. */
export class TrendTally {
  readonly #points: { readonly from: Instant; readonly to: Instant; readonly tally: FigureTally }[] = [];
  #last = 0;

  constructor(from: Instant, to: Instant, timeZone: string) {
    const isLong = to - from > (MOST_DAYS + 0.5) * DAY;
    let begins = from;
    while (begins < to) {
      const ahead = isLong ? 7 - weekdayIn(begins, timeZone) : 1;
      const ends = Math.min(to, dayStart(begins, timeZone, ahead));
      this.#points.push({ from: begins, to: ends, tally: new FigureTally() });
      begins = ends;
    }
  }

  /** Which of the points it belongs to. */
  add(measured: Measured): number {
    const { postedAt } = measured.facts;
    // Mentions come in order of posting or nearly so: the point of the last one is the first guess.
    let index = this.#last;
    while (index > 0 && (this.#points[index]?.from ?? 0) > postedAt) index -= 1;
    while (index < this.#points.length - 1 && (this.#points[index]?.to ?? 0) <= postedAt) index += 1;
    this.#last = index;
    this.#points[index]?.tally.add(measured);
    return index;
  }

  startOf(index: number): Instant {
    return this.#points[index]?.from ?? 0;
  }

  points(): readonly TrendPoint[] {
    return this.#points.map(({ from, to, tally }) => ({ from, to, figures: tally.figures() }));
  }
}
