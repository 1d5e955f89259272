import { toIso } from '../shared/time.ts';
import type { Report, Row } from './report.ts';

/** The report for machines: instants as UTC ISO 8601, lengths in milliseconds. */
export function reportJson(report: Report): string {
  const { from, to, madeAt, rows, waiting, coverage, ...rest } = report;
  const body = {
    ...rest,
    from: toIso(from),
    to: toIso(to),
    madeAt: toIso(madeAt),
    waiting: waiting.map(({ facts }) => nameOf(facts)),
    coverage: coverage.map(({ gaps, ...source }) => ({
      ...source,
      gaps: gaps.map((gap) => ({
        from: toIso(gap.from),
        ...(gap.to === undefined ? {} : { to: toIso(gap.to) }),
        reason: gap.reason,
      })),
    })),
    rows: rows.map(rowOf),
  };
  return `${JSON.stringify(body, undefined, 2)}\n`;
}

function rowOf({ facts, bucket }: Row): object {
  const { postedAt, discoveredAt, startedAt, dueAt, respondedAt, endedAt, ...plain } = facts;
  const instants = { postedAt, discoveredAt, startedAt, dueAt, respondedAt, endedAt };
  return {
    mention: nameOf(facts),
    bucket,
    ...plain,
    ...Object.fromEntries(
      Object.entries(instants).flatMap(([name, at]) => (at === undefined ? [] : [[name, toIso(at)]])),
    ),
  };
}

const nameOf = (facts: Row['facts']): string => `${facts.brand}/${facts.origin}/${facts.externalId}`;
