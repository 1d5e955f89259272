import type { OwnerOutlook } from '../forecast/breach-forecast.ts';
import type { Forecast } from '../forecast/forecast.ts';
import type { Gap } from '../mentions/coverage.ts';
import { toIso } from '../shared/time.ts';
import { dateText } from '../sla/local-date.ts';
import { clockName } from './clocks-of.ts';
import { hourIn, weekdayIn } from './local-hours.ts';
import type { MeasuredRow } from './measured-row.ts';
import type { Report, Row } from './report.ts';
import { hintsIn, wordsKeyIn } from './row-lists.ts';

/** The report for machines: instants as UTC ISO 8601, lengths in milliseconds, shares 0 to 1. docs/report.schema.json */
export function reportJson(report: Report): string {
  const { brand, brandName, from, to, madeAt, timeZone, total, by, groups, waiting, late, coverage, rows } = report;
  const body = {
    schema: 'replywatch.report.1',
    brand,
    brandName,
    from: toIso(from),
    to: toIso(to),
    madeAt: toIso(madeAt),
    timeZone,
    total,
    totalCoverage: report.totalCoverage,
    previous: report.previous,
    by,
    groups,
    trend: report.trend.map((point) => ({ from: toIso(point.from), to: toIso(point.to), figures: point.figures })),
    friction: report.friction,
    storms: report.storms.map(({ firstSeenAt, openedAt, calmAt, ...storm }) => ({
      ...storm,
      firstSeenAt: toIso(firstSeenAt),
      openedAt: toIso(openedAt),
      ...(calmAt !== undefined && { calmAt: toIso(calmAt) }),
    })),
    scores: report.scores,
    waiting: waiting.map(clockOf),
    late: late.map(clockOf),
    week: report.charts.week,
    lists: report.lists.map(({ id, name, count, rows: listed }) => ({ id, name, count, rows: listed.map(clockOf) })),
    omitted: report.omitted,
    coverage: coverage.map(({ coveredSince, lastReadAt, gaps, ...source }) => ({
      ...source,
      ...(coveredSince !== undefined && { coveredSince: toIso(coveredSince) }),
      ...(lastReadAt !== undefined && { lastReadAt: toIso(lastReadAt) }),
      gaps: gaps.map(gapOf),
    })),
    rows: rows.map((row) => rowOf(row, timeZone)),
    ...(report.forecast && { forecast: forecastOf(report.forecast) }),
  };
  return `${JSON.stringify(body, undefined, 2)}\n`;
}

function forecastOf({ breaches, breachBacktest, unseen, load }: Forecast): object {
  const { at, learnt, outlook } = breaches;
  const ownerOf = ({ by, ...owner }: OwnerOutlook): object => ({
    ...owner,
    ...(by !== undefined && { by: toIso(by) }),
  });
  return {
    at: toIso(at),
    learnt: { ...learnt, from: toIso(learnt.from) },
    ...(outlook && {
      all: ownerOf(outlook.all),
      owners: outlook.owners.map(ownerOf),
      clocks: outlook.clocks.map(({ dueAt, ...clock }) => ({ ...clock, dueAt: toIso(dueAt) })),
    }),
    ...(breachBacktest && { backtest: breachBacktest }),
    unseen,
    load: { ...load, days: load.days.map(({ day, ...rest }) => ({ day: dateText(day), ...rest })) },
  };
}

const clockOf = ({ facts }: Row): object => ({ mention: clockName(facts), cycle: facts.cycle });

const gapOf = ({ from, to, reason }: Gap): object => ({
  from: toIso(from),
  ...(to !== undefined && { to: toIso(to) }),
  reason,
});

/** Names in one order, whatever order the store gave: a re-run gives the same bytes. */
function rowOf(row: MeasuredRow, timeZone: string): object {
  const { facts, bucket, wait, teamWait, reached } = row;
  const { postedAt, discoveredAt, startedAt, seenAt, dueAt, respondedAt, recoveredAt, endedAt } = facts;
  const instants = { postedAt, discoveredAt, startedAt, seenAt, dueAt, respondedAt, recoveredAt, endedAt };
  return {
    mention: clockName(facts),
    bucket,
    sourceId: facts.sourceId,
    kind: facts.kind,
    rating: facts.rating,
    language: facts.language,
    severity: facts.severity,
    sentiment: facts.sentiment,
    emotion: facts.emotion,
    themes: facts.themes,
    moment: facts.moment,
    labels: facts.labels,
    owner: facts.owner,
    cycle: facts.cycle,
    status: facts.status,
    lateDiscovered: facts.lateDiscovered,
    responseUnknown: facts.responseUnknown,
    first: row.isFirst,
    wait: wait?.calendar,
    openWait: wait?.business,
    teamWait: teamWait?.calendar,
    openTeamWait: teamWait?.business,
    age: row.age,
    reached,
    ...(row.isFirst && {
      lag: row.lag,
      cameBack: row.cameBack,
      repeat: facts.repeat === undefined ? undefined : facts.repeat === 1,
      weekday: weekdayIn(postedAt, timeZone) + 1,
      hour: hourIn(postedAt, timeZone),
    }),
    ...(row.hints !== undefined && { hints: hintsIn(row.hints), wordsKey: wordsKeyIn(row.hints) }),
    ...Object.fromEntries(
      Object.entries(instants).map(([name, at]) => [name, at === undefined ? undefined : toIso(at)]),
    ),
  };
}
