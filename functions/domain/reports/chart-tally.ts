import { DAY, type Duration, HOUR, MINUTE } from '../shared/time.ts';
import type { Bucket } from '../sla/verdict.ts';
import { BACKLOG_ENDS, bandOf } from './backlog.ts';
import { hourIn, weekdayIn } from './local-hours.ts';
import type { MeasuredRow } from './measured-row.ts';
import { compareText } from './report-groups.ts';
import { type WaitCurve, Waits } from './response-times.ts';

/** Lengths of waits by which curves are told. */
export const WAIT_STEPS: readonly Duration[] = [
  ...[15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR],
  ...[DAY, 2 * DAY, 4 * DAY, 7 * DAY, 14 * DAY, 28 * DAY],
];

/** First responses of one owner by `WAIT_STEPS`. */
export interface OwnerCurve extends WaitCurve {
  readonly owner?: string;
}

/** What pictures show beside the figures. */
export interface ChartFigures {
  /** Whoever has the most first. */
  readonly curves: readonly OwnerCurve[];
  /** Mentions by weekday of posting, Monday first, and hour. */
  readonly week: readonly (readonly number[])[];
  /** Clocks that still wait, by band of age and bucket. */
  readonly backlog: readonly Readonly<Partial<Record<Bucket, number>>>[];
}

/** Adds up what pictures show; keeps lengths of waits and nothing of the mentions. */
export class ChartTally {
  readonly #timeZone: string;
  readonly #waits = new Map<string | undefined, Waits>();
  readonly #week = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  readonly #backlog = Array.from({ length: BACKLOG_ENDS.length + 1 }, (): Partial<Record<Bucket, number>> => ({}));

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  add({ facts, bucket, isFirst, isAnswered, wait, age }: MeasuredRow): void {
    if (isFirst) {
      const day = this.#week[weekdayIn(facts.postedAt, this.#timeZone)] as number[];
      const hour = hourIn(facts.postedAt, this.#timeZone);
      day[hour] = (day[hour] ?? 0) + 1;
    }
    if (wait !== undefined && facts.cycle === 1) {
      const waits = this.#waits.get(facts.owner) ?? new Waits();
      this.#waits.set(facts.owner, waits);
      waits.add(wait.calendar, isAnswered);
    }
    if (age !== undefined) {
      const band = this.#backlog[bandOf(age)] as Partial<Record<Bucket, number>>;
      band[bucket] = (band[bucket] ?? 0) + 1;
    }
  }

  figures(): ChartFigures {
    const curves = [...this.#waits].map(([owner, waits]) => ({
      ...(owner !== undefined && { owner }),
      ...waits.curve(WAIT_STEPS),
    }));
    return {
      curves: curves.toSorted((a, b) => b.waits - a.waits || compareText(a.owner ?? '', b.owner ?? '')),
      week: this.#week,
      backlog: this.#backlog,
    };
  }
}
