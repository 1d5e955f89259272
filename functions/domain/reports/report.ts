import type { Gap } from '../mentions/coverage.ts';
import type { Source } from '../mentions/source.ts';
import type { Duration, Instant } from '../shared/time.ts';
import { type Bucket, bucketOf } from '../sla/verdict.ts';
import type { MentionFacts } from './facts.ts';
import { type Figures, figuresOf } from './figures.ts';

/** By what the rows of a report are grouped. */
export const GROUPINGS = ['source', 'owner', 'severity', 'stars', 'kind'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What is known to be missing behind the figures of one source. */
export interface Coverage {
  readonly sourceId: string;
  readonly label: string;
  /** Time without coverage within the report's range. */
  readonly missing: Duration;
  readonly gaps: readonly Gap[];
  /** False: nobody can tell from this source whether a mention was answered. */
  readonly seesResponses: boolean;
}

/** A mention that still waits, or waited too long: the rows that figures drill down to. */
export interface Row {
  readonly facts: MentionFacts;
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
  readonly groups: readonly { readonly name: string; readonly figures: Figures }[];
  /** Overdue first, the longest wait first; then what is still in its window, the nearest deadline first. */
  readonly waiting: readonly Row[];
  readonly rows: readonly Row[];
  readonly coverage: readonly Coverage[];
}

export interface ReportInput {
  readonly brand: { readonly id: string; readonly name: string };
  readonly from: Instant;
  readonly to: Instant;
  readonly now: Instant;
  readonly timeZone: string;
  readonly by: Grouping;
  readonly facts: readonly MentionFacts[];
  readonly sources: readonly { readonly source: Source; readonly label: string; readonly seesResponses: boolean }[];
  readonly gaps: readonly Gap[];
}

export function compileReport(input: ReportInput): Report {
  const { brand, from, to, now, timeZone, by, sources } = input;
  // In one order, whatever order the index gave: a re-run gives the same bytes.
  const facts = input.facts.toSorted((a, b) => a.postedAt - b.postedAt || compare(a.externalId, b.externalId));
  const rows = facts.map((one) => ({ facts: one, bucket: bucketOf(one, now) }));
  const labels = new Map(sources.map(({ source, label }) => [source.id, label]));
  const groups = [...Map.groupBy(facts, (one) => groupOf(one, by, labels))]
    .map(([name, members]) => ({ name, figures: figuresOf(members, now) }))
    .toSorted((a, b) => compare(a.name, b.name));
  return {
    brand: brand.id,
    brandName: brand.name,
    from,
    to,
    madeAt: now,
    timeZone,
    total: figuresOf(facts, now),
    by,
    groups,
    waiting: waitingFirst(rows),
    rows,
    coverage: sources.map(({ source, label, seesResponses }) => {
      const gaps = input.gaps.filter((gap) => gap.sourceId === source.id);
      const missing = gaps.reduce((sum, gap) => sum + overlap(gap, from, Math.min(to, now)), 0);
      return { sourceId: source.id, label, missing, gaps, seesResponses };
    }),
  };
}

function groupOf(facts: MentionFacts, by: Grouping, labels: ReadonlyMap<string, string>): string {
  switch (by) {
    case 'source':
      return labels.get(facts.sourceId) ?? facts.sourceId;
    case 'owner':
      return facts.owner ?? 'nobody';
    case 'severity':
      return facts.severity;
    case 'stars':
      return facts.rating === undefined ? 'no stars' : `${facts.rating} ${facts.rating === 1 ? 'star' : 'stars'}`;
    case 'kind':
      return facts.kind;
    default:
      return by satisfies never;
  }
}

function waitingFirst(rows: readonly Row[]): readonly Row[] {
  const overdue = rows.filter((row) => row.bucket === 'overdue' || row.bucket === 'notAnswerable');
  const open = rows.filter((row) => row.bucket === 'inWindow');
  const dueAt = (row: Row): Instant => row.facts.dueAt ?? 0;
  return [...overdue.toSorted((a, b) => dueAt(a) - dueAt(b)), ...open.toSorted((a, b) => dueAt(a) - dueAt(b))];
}

const overlap = (gap: Gap, from: Instant, to: Instant): Duration =>
  Math.max(0, Math.min(gap.to ?? to, to) - Math.max(gap.from, from));

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
