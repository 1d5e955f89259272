import Table from 'cli-table3';
import colors from 'picocolors';
import {
  BUCKETS,
  durationWords,
  instantWords,
  shareWords,
  waitWords,
} from '../../../functions/domain/reports/figure-words.ts';
import type { Figures } from '../../../functions/domain/reports/figures.ts';
import type { Report } from '../../../functions/domain/reports/report.ts';

const MOST_WAITING = 10;

/** The report as text for a terminal: the headline figures, a row for each group, who still waits, what could not be seen. */
export function drawReport(report: Report): string {
  const { total, timeZone } = report;
  const { counts } = total;
  const answered = counts.met + counts.late;
  const decided = answered + counts.overdue;
  return [
    `${colors.bold(report.brandName)}: mentions posted ${instantWords(report.from, timeZone)} to ${instantWords(report.to, timeZone)}`,
    '',
    `Answered in time   ${colors.bold(shareWords(total.attainment, counts.met, decided))}`,
    `Answered at all    ${shareWords(total.responseRate, answered, decided)}`,
    `First response     median ${waitWords(total.response.p50)}, nine in ten ${waitWords(total.response.p90)}`,
    `Discovery lag      median ${waitWords(total.discoveryLag.p50)}`,
    `Where they stand   ${BUCKETS.filter(({ bucket }) => counts[bucket] > 0)
      .map(({ bucket, words }) => `${counts[bucket]} ${words}`)
      .join(', ')}`,
    '',
    groupTable(report),
    ...waiting(report),
    ...report.coverage.map(coverageLine),
  ].join('\n');
}

function groupTable(report: Report): string {
  const table = new Table({
    head: [report.by, 'mentions', 'in time', 'late', 'overdue', 'attainment', 'median', 'p90'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right', 'right'],
    style: { head: colors.isColorSupported ? ['bold'] : [], border: colors.isColorSupported ? ['grey'] : [] },
  });
  table.push(...report.groups.map(({ name, figures }) => groupRow(name, figures)));
  return table.toString();
}

function groupRow(name: string, { mentions, counts, attainment, response }: Figures): string[] {
  const decided = counts.met + counts.late + counts.overdue;
  const share = shareWords(attainment, counts.met, decided);
  const numbers = [mentions, counts.met, counts.late, counts.overdue].map(String);
  return [name, ...numbers, share, waitWords(response.p50), waitWords(response.p90)];
}

function waiting({ waiting: rows, madeAt }: Report): string[] {
  if (rows.length === 0) return ['Nobody waits.'];
  const lines = rows.slice(0, MOST_WAITING).map(({ facts, bucket }) => {
    const words = BUCKETS.find((one) => one.bucket === bucket)?.words ?? bucket;
    const left = (facts.dueAt ?? madeAt) - madeAt;
    const when = left < 0 ? `for ${durationWords(-left)}` : `${durationWords(left)} left`;
    return `  ${facts.sourceId} ${facts.externalId}: ${words}, ${when}, ${facts.owner ?? 'nobody'}`;
  });
  const more = rows.length - MOST_WAITING;
  return ['Still waiting:', ...lines, ...(more > 0 ? [`  and ${more} more`] : [])];
}

function coverageLine({ label, missing, gaps, seesResponses }: Report['coverage'][number]): string {
  const covered =
    missing === 0 ? 'covered throughout' : `not covered for ${durationWords(missing)}: ${gaps.at(-1)?.reason ?? ''}`;
  return colors.dim(`${label}: ${covered}${seesResponses ? '' : '; does not show responses'}`);
}
