import Table from 'cli-table3';
import colors from 'picocolors';
import {
  BUCKETS,
  bucketWords,
  cautionWords,
  decidedOf,
  durationWords,
  instantWords,
  rangeWords,
  shareWords,
  waitWords,
} from '../../../functions/domain/reports/figure-words.ts';
import {
  breachErrorWords,
  decimal,
  expectedWords,
  learntWords,
  loadDayWords,
  loadErrorWords,
  outlookWords,
} from '../../../functions/domain/reports/forecast-words.ts';
import type { Report, Row } from '../../../functions/domain/reports/report.ts';
import type { Coverage } from '../../../functions/domain/reports/report-coverage.ts';
import type { Group } from '../../../functions/domain/reports/report-groups.ts';
import {
  coverageWords,
  coveredShare,
  lagWords,
  lastReadWords,
} from '../../../functions/domain/reports/report-html-tables.ts';
import { plain } from './plain.ts';
import { moreFigures, seenWords } from './report-figures.ts';

const MOST_ROWS = 10;

/** The report as text for a terminal: the headline figures, a row for each group, who still waits, what could not be seen. */
export function drawReport(report: Report): string {
  const { timeZone } = report;
  return [
    `${colors.bold(report.brandName)}: mentions posted ${instantWords(report.from, timeZone)} to ${instantWords(report.to, timeZone)}`,
    '',
    ...headlines(report),
    '',
    ...(report.groups.length === 0 ? ['No mention was posted in this time.'] : [groupTable(report)]),
    ...waiting(report),
    ...forecastLines(report),
    ...report.coverage.map((source) =>
      colors.dim(
        `${source.label}: covered ${coveredShare(source)}; not covered: ${coverageWords(source, timeZone)}${heardWords(source, timeZone)}${source.seesResponses ? '' : '; does not show responses'}`,
      ),
    ),
    ...(report.rows.length > 0 || report.omitted.rows > 0
      ? [colors.dim('The rows behind a figure: report --rows <list>; report --help names the lists')]
      : []),
  ].join('\n');
}

const heardWords = (source: Coverage, timeZone: string): string =>
  [
    ...(source.lastReadAt === undefined ? [] : [`; last read ${lastReadWords(source, timeZone)}`]),
    ...(source.lag === undefined ? [] : [`; found after ${lagWords(source)}`]),
  ].join('');

function headlines(report: Report): string[] {
  const { total } = report;
  const { counts, firstResponse, nextResponse, teamResponse, teamNextResponse, discoveryLag } = total;
  const { answered, decided } = decidedOf(total);
  const caution = cautionWords(counts.met, decided);
  const standing = BUCKETS.filter(({ bucket }) => counts[bucket] > 0);
  const lines = [
    ['Answered in time', colors.bold(shareWords(counts.met, decided)) + (caution ? colors.dim(`, ${caution}`) : '')],
    ['Answered at all', shareWords(answered, decided)],
    ['First response', `median ${waitWords(firstResponse.p50)}, nine in ten ${waitWords(firstResponse.p90)}`],
    ...(nextResponse.waits > 0
      ? [['Next response', `median ${waitWords(nextResponse.p50)}, nine in ten ${waitWords(nextResponse.p90)}`]]
      : []),
    ['Once discovered', `median ${waitWords(teamResponse.p50)}, nine in ten ${waitWords(teamResponse.p90)}`],
    ...(teamNextResponse.waits > 0
      ? [
          [
            'Once seen, next',
            `median ${waitWords(teamNextResponse.p50)}, nine in ten ${waitWords(teamNextResponse.p90)}`,
          ],
        ]
      : []),
    ['Discovery lag', `median ${waitWords(discoveryLag.p50)}, nine in ten ${waitWords(discoveryLag.p90)}`],
    ['Where they stand', standing.map(({ bucket, words }) => `${counts[bucket]} ${words}`).join(', ') || 'nothing yet'],
    ...moreFigures(report),
  ];
  return lines.map(([name = '', words]) => `${name.padEnd(18)} ${words}`);
}

function groupTable(report: Report): string {
  const table = new Table({
    head: [report.by, 'mentions', 'in time', 'late', 'overdue', 'answered in time', 'median', 'nine in ten', 'covered'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'right', 'right', 'right'],
    style: {
      head: colors.isColorSupported ? ['bold'] : [],
      border: colors.isColorSupported ? ['grey'] : [],
      compact: true,
    },
  });
  table.push(...report.groups.map(groupRow));
  const overlap = report.groupsOverlap ? colors.dim('\nA mention may be in several of these.') : '';
  return table.toString() + overlap;
}

function groupRow({ name, figures, coverage }: Group): string[] {
  const { mentions, counts, firstResponse } = figures;
  const { decided } = decidedOf(figures);
  const range = rangeWords(counts.met, decided);
  const share = `${shareWords(counts.met, decided)}${range === undefined ? '' : `, ${range}`}`;
  const numbers = [mentions, counts.met, counts.late, counts.overdue].map(String);
  const waits = [waitWords(firstResponse.p50), waitWords(firstResponse.p90)];
  return [plain(name), ...numbers, share, ...waits, seenWords(coverage)];
}

function waiting(report: Report): string[] {
  const rows = report.waiting;
  if (rows.length === 0) return ['Nobody waits.'];
  const more = rows.length - MOST_ROWS;
  return [
    'Still waiting:',
    ...rows.slice(0, MOST_ROWS).map((row) => `  ${waitingLine(row, report)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

/** What will come, with how far off the same words would have been in the last weeks. */
function forecastLines({ forecast, timeZone, owners }: Report): string[] {
  if (forecast === undefined) return [];
  const { breaches, breachBacktest, unseen, load } = forecast;
  const { outlook } = breaches;
  const busiest = load.days.toSorted((a, b) => b.expected - a.expected).slice(0, 1);
  return [
    'Will rather miss their deadline, at the present pace:',
    ...(outlook?.owners ?? []).map((owner) => {
      const name = owner.owner === undefined ? 'nobody' : (owners.get(owner.owner) ?? owner.owner);
      return plain(`  ${name}: ${outlookWords(owner, timeZone)} (expected ${expectedWords(owner)})`);
    }),
    ...(outlook?.owners.length === 0 ? ['  nothing is open'] : []),
    colors.dim(
      `  ${learntWords(breaches)}${outlook === undefined ? '' : ` ${breachErrorWords(breachBacktest)}`}${unseen === 0 ? '' : ` Nothing is said of ${unseen} whose source shows no responses.`}`,
    ),
    ...(load.days.length === 0
      ? []
      : [
          `Expected in the next seven days: ${decimal(load.days.reduce((sum, { expected }) => sum + expected, 0))} clocks${busiest.map((day) => `, most on ${loadDayWords(day)} (${decimal(day.expected)})`).join('')}`,
          colors.dim(`  ${loadErrorWords(load.backtest)}`),
        ]),
  ];
}

function waitingLine({ facts, bucket }: Row, { madeAt, owners }: Report): string {
  const left = (facts.dueAt ?? madeAt) - madeAt;
  const when =
    bucket === 'inWindow' ? `${durationWords(left)} left` : `${bucketWords(bucket)}, for ${durationWords(-left)}`;
  const owner = facts.owner === undefined ? 'nobody' : (owners.get(facts.owner) ?? facts.owner);
  return plain(`${facts.sourceId} ${facts.externalId}: ${when}; ${owner}`);
}
