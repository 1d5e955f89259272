import Table from 'cli-table3';
import colors from 'picocolors';
import { clockName } from '../../../functions/domain/reports/clocks-of.ts';
import { bucketWords, durationWords, instantWords } from '../../../functions/domain/reports/figure-words.ts';
import type { MeasuredRow } from '../../../functions/domain/reports/measured-row.ts';
import type { Report } from '../../../functions/domain/reports/report.ts';
import { plain } from './plain.ts';

const MOST_ROWS = 200;

/** The rows behind one figure of a report, in order of posting. */
export function drawRows(report: Report, list: string): string {
  const { rows, lists, omitted, brandName } = report;
  const { name, count } = lists.find(({ id }) => id === list) ?? { name: list, count: 0 };
  const head = `${colors.bold(plain(brandName))}: ${plain(name)}: ${count} ${count === 1 ? 'row' : 'rows'}`;
  if (omitted.rows > 0)
    return `${head}\nToo many to be listed: take a shorter range, or the export of rows (docs/athena.md).`;
  if (rows.length === 0) return head;
  const more = rows.length - MOST_ROWS;
  return [head, tableOf(report), ...(more > 0 ? [`and ${more} more: --format csv has them`] : [])].join('\n');
}

function tableOf({ rows, timeZone, owners }: Report): string {
  const table = new Table({
    head: ['mention', 'posted', 'severity', 'owner', 'found after', 'wait', 'open hours', 'team', 'standing'],
    style: {
      head: colors.isColorSupported ? ['bold'] : [],
      border: colors.isColorSupported ? ['grey'] : [],
      compact: true,
    },
  });
  const cells = ({ facts, bucket, isAnswered, wait, teamWait, lag }: MeasuredRow): string[] => [
    `${clockName(facts)}${facts.cycle === 1 ? '' : `, clock ${facts.cycle}`}`,
    instantWords(facts.startedAt, timeZone),
    `${facts.severity}${facts.rating === undefined ? '' : `, ${facts.rating}★`}`,
    facts.owner === undefined ? 'nobody' : (owners.get(facts.owner) ?? facts.owner),
    lengthWords(lag),
    wait === undefined ? '–' : `${isAnswered ? '' : '≥ '}${durationWords(wait.calendar)}`,
    lengthWords(wait?.business),
    lengthWords(teamWait?.calendar),
    bucketWords(bucket),
  ];
  table.push(...rows.slice(0, MOST_ROWS).map((row) => cells(row).map(plain)));
  return table.toString();
}

const lengthWords = (length: number | undefined): string => (length === undefined ? '–' : durationWords(length));
