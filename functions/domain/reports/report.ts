import type { Forecast } from '../forecast/forecast.ts';
import type { Instant } from '../shared/time.ts';
import { type BusinessTime, EVERY_HOUR } from './business-time.ts';
import { type ChartFigures, ChartTally } from './chart-tally.ts';
import type { MentionFacts } from './facts.ts';
import { FigureLists } from './figure-lists.ts';
import { FigureTally } from './figure-tally.ts';
import type { Figures } from './figures.ts';
import { type FrictionLine, FrictionTally, frictionLines } from './friction.ts';
import type { ReportList } from './list-tally.ts';
import { type FigureContext, measure } from './measured.ts';
import { type MeasuredRow, rowsOf } from './measured-row.ts';
import { type Coverage, CoverageTally, coverageOf, type GroupCoverage, type ReportSource } from './report-coverage.ts';
import { compareText, type Group, type Grouping, groupKeys, namedGroups, OVERLAPPING } from './report-groups.ts';
import { type Row, type RowsOmitted, RowTally } from './report-rows.ts';
import type { ScoreFigures } from './scores.ts';
import type { Storm } from './storm.ts';
import { type TrendPoint, TrendTally } from './trend.ts';

export type { Row } from './report-rows.ts';

/** The response report of one brand. The same for every way of showing it; made from facts, never from texts. */
export interface Report {
  readonly brand: string;
  readonly brandName: string;
  /** Mentions posted in `[from, to)`. */
  readonly from: Instant;
  readonly to: Instant;
  readonly madeAt: Instant;
  readonly timeZone: string;
  readonly total: Figures;
  /** What is known to be missing behind them. */
  readonly totalCoverage: GroupCoverage;
  /** The same figures of the range of equal length right before, as they stand now. */
  readonly previous: Figures;
  readonly by: Grouping;
  readonly groups: readonly Group[];
  /** Some mentions are in several groups: these add up to more than the whole. */
  readonly groupsOverlap: boolean;
  /** By day, or by week where the range is long. */
  readonly trend: readonly TrendPoint[];
  /** By moment of truth, this range against the one before. */
  readonly friction: readonly FrictionLine[];
  /** Incidents that were open in the range, newest first. */
  readonly storms: readonly Storm[];
  /** What was brought in from surveys: shown beside the figures, never mixed with them. */
  readonly scores: ScoreFigures;
  /** Overdue first, the longest wait first; then what is still in its window, the nearest deadline first. */
  readonly waiting: readonly Row[];
  /** Answered after the deadline, the furthest first. */
  readonly late: readonly Row[];
  /** Every clock of every mention, or of the list that was asked for, in order of posting; none where there are too many. */
  readonly rows: readonly MeasuredRow[];
  /** The rows behind each figure, however many mentions there are: how many, and the first of them. */
  readonly lists: readonly ReportList[];
  readonly charts: ChartFigures;
  readonly omitted: RowsOmitted;
  readonly coverage: readonly Coverage[];
  /** Names of owners by id. */
  readonly owners: ReadonlyMap<string, string>;
  /** What will come, as of `madeAt`; absent in a report of the past. */
  readonly forecast?: Forecast;
}

export interface ReportInput {
  readonly brand: { readonly id: string; readonly name: string };
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
  readonly timeZone: string;
  readonly by: Grouping;
  readonly sources: readonly ReportSource[];
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  /** @default every hour is open */
  readonly businessTime?: BusinessTime;
  readonly storms?: readonly Storm[];
  readonly scores?: ScoreFigures;
  /** The list whose rows `rows` has. @default every row */
  readonly rowsOf?: string;
}

/** Where the range of equal length before a range begins. */
export const previousFrom = ({ from, to }: Pick<ReportInput, 'from' | 'to'>): Instant => from - (to - from);

/** The report over facts of its range and of the one before, in any order. */
export function compileReport({ facts, ...input }: ReportInput & { readonly facts: Iterable<MentionFacts> }): Report {
  const builder = new ReportBuilder(input);
  for (const one of facts) builder.add(one);
  return builder.report();
}

/** Takes facts one at a time and keeps none of them but the rows that are shown: a report may be of millions. */
export class ReportBuilder {
  readonly #input: ReportInput;
  readonly #context: FigureContext;
  readonly #total = new FigureTally();
  readonly #totalCoverage = new CoverageTally();
  readonly #previous = new FigureTally();
  readonly #groups = new Map<string, { readonly figures: FigureTally; readonly coverage: CoverageTally }>();
  readonly #friction = { now: new FrictionTally(), before: new FrictionTally() };
  readonly #rows: RowTally;
  readonly #lists: FigureLists;
  readonly #charts: ChartTally;
  readonly #trend: TrendTally;

  constructor(input: ReportInput) {
    const { from, to, now, timeZone, sources, storms = [], businessTime = EVERY_HOUR } = input;
    const watchedSince = new Map(
      sources.flatMap(({ sourceId, coveredSince }) =>
        coveredSince === undefined ? [] : [[sourceId, coveredSince] as const],
      ),
    );
    this.#input = input;
    this.#context = { now, watchedSince, businessTime };
    this.#trend = new TrendTally(from, to, timeZone);
    this.#rows = new RowTally(input.rowsOf);
    this.#lists = new FigureLists(timeZone, storms);
    this.#charts = new ChartTally(timeZone);
  }

  /** What lies in neither range is left out, as is what the brand itself wrote. */
  add(facts: MentionFacts): void {
    const { from, to, by, timeZone } = this.#input;
    const { postedAt } = facts;
    if (facts.fromBrand || postedAt >= to || postedAt < previousFrom(this.#input)) return;
    const measured = measure(facts, this.#context);
    if (postedAt < from) {
      this.#previous.add(measured);
      this.#friction.before.add(measured);
      return;
    }
    this.#total.add(measured);
    this.#totalCoverage.add(measured);
    const point = this.#trend.add(measured);
    this.#friction.now.add(measured);
    const keys = groupKeys(facts, by, timeZone);
    for (const row of rowsOf(measured)) {
      this.#charts.add(row);
      this.#rows.add(row, this.#lists.add(row, this.#trend.startOf(point), keys));
    }
    for (const key of keys) {
      const group = this.#groups.get(key) ?? { figures: new FigureTally(), coverage: new CoverageTally() };
      this.#groups.set(key, group);
      group.figures.add(measured);
      group.coverage.add(measured);
    }
  }

  report(): Report {
    const { brand, from, to, now, timeZone, by, owners, storms = [], scores = { days: 0 } } = this.#input;
    const coverage = this.#input.sources
      .toSorted((a, b) => compareText(a.sourceId, b.sourceId))
      .map((source) => coverageOf(source, from, Math.min(to, now)));
    const known = new Map(coverage.map((one) => [one.sourceId, one]));
    const ownerNames = new Map(owners.map(({ id, name }) => [id, name]));
    const groups = [...this.#groups].map(([key, group]) => ({
      key,
      figures: group.figures.figures(),
      coverage: group.coverage.coverage(known),
    }));
    const sources = new Map(coverage.map(({ sourceId, label }) => [sourceId, label]));
    const named = namedGroups(groups, by, { sources, owners: ownerNames, brandName: brand.name });
    const trend = this.#trend.points();
    const { reused, ...rows } = this.#rows.lists();
    return {
      brand: brand.id,
      brandName: brand.name,
      from,
      to,
      madeAt: now,
      timeZone,
      total: this.#total.figures(),
      totalCoverage: this.#totalCoverage.coverage(known, true),
      previous: this.#previous.figures(),
      by,
      groups: named,
      trend,
      groupsOverlap: OVERLAPPING.has(by),
      friction: frictionLines(this.#friction.now, this.#friction.before),
      storms: storms.toSorted((a, b) => b.openedAt - a.openedAt || compareText(a.id, b.id)),
      scores,
      ...rows,
      lists: this.#lists.lists(trend, named, reused),
      charts: this.#charts.figures(),
      coverage,
      owners: ownerNames,
    };
  }
}
