import pc from 'picocolors';
import type { Advice } from '../../functions/domain/settings/advised.ts';
import { TYPICAL } from '../../functions/domain/settings/bill-assumptions.ts';
import type { MonthlyBill } from '../../functions/domain/settings/monthly-bill.ts';
import { PRICES } from '../../functions/domain/settings/prices.ts';
import { type SecondOpinionFee, UNSURE_SHARE } from '../../functions/domain/settings/second-opinion-fee.ts';
import type { SourceFee } from '../../functions/domain/settings/source-fees.ts';
import type { PlannedPolicy, PlannedSource, WatchPlan } from '../../functions/domain/settings/watch-plan.ts';
import { holidayLines } from './holiday-lines.ts';
import type { TakenHolidays } from './read-settings-file.ts';

/** What `check` found out about settings without mistakes. */
export interface CheckReport extends WatchPlan {
  readonly file: string;
  readonly advice: readonly Advice[];
  readonly bill: MonthlyBill;
  readonly fees: readonly SourceFee[];
  /** Where the settings name somebody to ask. */
  readonly opinions?: SecondOpinionFee;
  readonly mentions: number;
  /** When alerts are told as one, and clusters to whom. */
  readonly storms: readonly string[];
  /** What calendars took from iCal files. */
  readonly holidays: readonly TakenHolidays[];
  /** Date of the check, `2026-11-22`. */
  readonly today: string;
}

/** More sources than this are counted by kind instead of listed. */
const MOST_LISTED = 30;

/** The report as text for people. */
export function checkText(report: CheckReport): string {
  const { file, sources, policies, advice, holidays, today } = report;
  const sections = [
    [`${file} is in order.`],
    ['', heading('Polled'), ...sourceLines(sources)],
    ['', heading('Policies, the first that matches decides'), ...policies.flatMap(policyLines)],
    ['', heading('Storms'), ...report.storms.map((line) => `  ${line}`)],
    ...(holidays.length === 0 ? [] : [['', heading('Holidays from files'), ...holidayLines(holidays, today)]]),
    ...(advice.length === 0
      ? []
      : [['', heading('To know'), ...advice.map(({ about, text }) => `  ${about.padEnd(9)} ${text}`)]]),
    ['', heading('Expected bill'), ...billLines(report)],
  ];
  return `${sections.flat().join('\n')}\n`;
}

const heading = (text: string): string => pc.bold(text);

function sourceLines(sources: readonly PlannedSource[]): readonly string[] {
  const daily = sources.reduce((sum, source) => sum + source.pollsPerDay, 0);
  const total = `  in all ${count(daily)} polls a day at most`;
  if (sources.length > MOST_LISTED) {
    const kinds = Map.groupBy(sources, ({ kind, every }) => `${kind}, ${everyWords(every)}`);
    return [...[...kinds].map(([words, listed]) => `  ${count(listed.length)} × ${words}`), total];
  }
  const rows = sources.map((source) => [
    source.id,
    source.label,
    source.heardEvery === undefined ? everyWords(source.every) : `comes to us, every ${source.heardEvery} at least`,
    source.every === 'never' ? '' : pollsWords(source),
    source.showsResponses ? '' : 'cannot show responses',
  ]);
  return [...columns(rows), ...(sources.length > 1 ? [total] : [])];
}

/** `24 to 96 polls a day`: while it is silent, and while it is busy or a deadline is near. */
const pollsWords = ({ silentPollsPerDay: least, pollsPerDay: most }: PlannedSource): string =>
  `${least === most ? '' : `${count(least)} to `}${count(most)} polls a day`;

const everyWords = (every: string): string => (every === 'never' ? 'comes to us' : `every ${every}`);

function policyLines({ id, when, asks, alerts }: PlannedPolicy, index: number): readonly string[] {
  const steps = alerts.map(({ stage, at, ownerName, receivers }) => [
    `  ${stage}`,
    at,
    `-> ${ownerName}: ${receivers.length === 0 ? 'nobody' : receivers.join(', ')}`,
  ]);
  return [`  ${index + 1}. ${id}: ${when}; ${asks}`, ...columns(steps)];
}

function billLines({ bill, fees, opinions, mentions, sources }: CheckReport): readonly string[] {
  const parts = Object.entries(bill.dollars).map(([name, dollars]) => [name, `$${dollars.toFixed(2)}`]);
  return [
    `  $${bill.total.toFixed(2)} a month for ${count(mentions)} mentions (--mentions) from ${count(sources.length)} ${sources.length === 1 ? 'source' : 'sources'}, ${count(bill.polls)} polls`,
    ...columns(parts),
    ...fees.map(feeLine),
    ...(opinions === undefined ? [] : [opinionLine(opinions)]),
    `  Assumed: ${percent(TYPICAL.clockedShare)} of mentions need an answer, ${percent(TYPICAL.breachedShare)} of those breach;`,
    `  ${TYPICAL.itemKilobytes} kB each; the queues and alarms of these settings, ${TYPICAL.metrics} metrics. List prices of ${PRICES.region},`,
    `  ${PRICES.asOf}, without tax, after what stays free each month for the whole account:`,
    `  ${FREE}.`,
    "  What an idle stack does is in it: schedules, and the receivers that AWS keeps on queues. AWS's own keys cost nothing.",
  ];
}

const feeLine = ({ sourceId, what, most, each, dollars }: SourceFee): string =>
  `  and up to $${dollars.toFixed(2)} that the source takes: ${sourceId}, at most ${count(most)} ${what} at $${each}`;

const opinionLine = ({ by, texts, expected, most }: SecondOpinionFee): string =>
  `  and some $${expected.toFixed(2)}, never more than $${most.toFixed(2)}, for second opinions of ${by} on ${count(texts)} texts (${percent(UNSURE_SHARE)})`;

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

const count = (number: number): string => Math.round(number).toLocaleString('en-US');
const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The allowances that matter here, as the bill takes them off. */
const FREE = [
  `${count(PRICES.lambda.freeRequests)} invocations and ${count(PRICES.lambda.freeGigabyteSeconds)} GB-seconds`,
  `${count(PRICES.sqs.freeRequests)} queue requests`,
  `${PRICES.dynamodb.freeGigabytes} GB of table`,
  `${PRICES.logs.freeGigabytes} GB of logs`,
  `${PRICES.cloudwatch.freeAlarms} alarms, ${PRICES.cloudwatch.freeMetrics} metrics, ${PRICES.cloudwatch.freeDashboards} dashboards`,
  `${count(PRICES.email.freeMessages)} mails`,
].join(', ');
