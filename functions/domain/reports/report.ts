import type { Instant } from '../shared/time.ts';
import { type Bucket, bucketOf } from '../sla/verdict.ts';
import { type ClockFacts, clockName, clocksOf } from './clocks-of.ts';
import type { MentionFacts } from './facts.ts';
import { type Figures, figuresOf } from './figures.ts';
import { type Coverage, coverageOf, type ReportSource } from './report-coverage.ts';
import { compareText, type Group, type Grouping, groupsOf } from './report-groups.ts';

/** One response clock: the rows that figures drill down to. */
export interface Row {
  readonly facts: ClockFacts;
  readonly bucket: Bucket;
}

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
  readonly by: Grouping;
  readonly groups: readonly Group[];
  /** Overdue first, the longest wait first; then what is still in its window, the nearest deadline first. */
  readonly waiting: readonly Row[];
  /** Answered after the deadline, the furthest first. */
  readonly late: readonly Row[];
  /** Every clock of every mention, in order of posting. */
  readonly rows: readonly Row[];
  readonly coverage: readonly Coverage[];
  /** Names of owners by id. */
  readonly owners: ReadonlyMap<string, string>;
}

export interface ReportInput {
  readonly brand: { readonly id: string; readonly name: string };
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
  readonly timeZone: string;
  readonly by: Grouping;
  readonly facts: readonly MentionFacts[];
  readonly sources: readonly ReportSource[];
  readonly owners: readonly { readonly id: string; readonly name: string }[];
}

export function compileReport(input: ReportInput): Report {
  const { brand, from, to, now, timeZone, by } = input;
  // In one order, whatever order the index gave: a re-run gives the same bytes.
  const facts = input.facts.filter((one) => !one.fromBrand).toSorted(byPosting);
  const rows = facts.flatMap(clocksOf).map((clock) => ({ facts: clock, bucket: bucketOf(clock, now) }));
  const owners = new Map(input.owners.map(({ id, name }) => [id, name]));
  const sources = new Map(input.sources.map(({ sourceId, label }) => [sourceId, label]));
  const watchedSince = new Map(
    input.sources.flatMap(({ sourceId, coveredSince }) =>
      coveredSince === undefined ? [] : [[sourceId, coveredSince] as const],
    ),
  );
  return {
    brand: brand.id,
    brandName: brand.name,
    from,
    to,
    madeAt: now,
    timeZone,
    total: figuresOf(facts, now, watchedSince),
    by,
    groups: groupsOf(facts, by, { sources, owners }, now, watchedSince),
    waiting: waitingFirst(rows),
    late: rows.filter((row) => row.bucket === 'late').toSorted((a, b) => overshoot(b) - overshoot(a)),
    rows,
    coverage: input.sources
      .toSorted((a, b) => compareText(a.sourceId, b.sourceId))
      .map((source) => coverageOf(source, from, Math.min(to, now))),
    owners,
  };
}

const byPosting = (a: MentionFacts, b: MentionFacts): number =>
  a.postedAt - b.postedAt || compareText(clockName(a), clockName(b));

function waitingFirst(rows: readonly Row[]): readonly Row[] {
  const overdue = rows.filter((row) => row.bucket === 'overdue' || row.bucket === 'notAnswerable');
  const open = rows.filter((row) => row.bucket === 'inWindow');
  return [...overdue.toSorted(byDeadline), ...open.toSorted(byDeadline)];
}

const dueAt = (row: Row): Instant => row.facts.dueAt ?? 0;
const byDeadline = (a: Row, b: Row): number => dueAt(a) - dueAt(b);
const overshoot = (row: Row): number => (row.facts.respondedAt ?? 0) - dueAt(row);
