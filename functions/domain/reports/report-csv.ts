import { type Instant, toIso } from '../shared/time.ts';
import { clockName } from './clocks-of.ts';
import { hourIn, weekdayIn } from './local-hours.ts';
import type { MeasuredRow } from './measured-row.ts';
import type { Report } from './report.ts';
import { hintsIn, wordsKeyIn } from './row-lists.ts';

type Cell = string | number | undefined;
const iso = (at: Instant | undefined): Cell => (at === undefined ? undefined : toIso(at));

interface Column {
  readonly name: string;
  readonly of: (row: MeasuredRow) => Cell;
}

/** Columns of a response clock; further ones are added at the end. */
const CLOCK_COLUMNS: readonly Column[] = [
  { name: 'source', of: ({ facts }) => facts.sourceId },
  { name: 'mention', of: ({ facts }) => clockName(facts) },
  { name: 'posted_at', of: ({ facts }) => iso(facts.postedAt) },
  { name: 'discovered_at', of: ({ facts }) => iso(facts.discoveredAt) },
  { name: 'stars', of: ({ facts }) => facts.rating },
  { name: 'severity', of: ({ facts }) => facts.severity },
  { name: 'sentiment', of: ({ facts }) => facts.sentiment },
  { name: 'language', of: ({ facts }) => facts.language },
  { name: 'owner', of: ({ facts }) => facts.owner },
  { name: 'cycle', of: ({ facts }) => facts.cycle },
  { name: 'bucket', of: ({ bucket }) => bucket },
  { name: 'started_at', of: ({ facts }) => iso(facts.startedAt) },
  { name: 'due_at', of: ({ facts }) => iso(facts.dueAt) },
  { name: 'responded_at', of: ({ facts }) => iso(facts.respondedAt) },
  { name: 'late_discovered', of: ({ facts }) => (facts.lateDiscovered ? 'yes' : 'no') },
  { name: 'kind', of: ({ facts }) => facts.kind },
  { name: 'moment', of: ({ facts }) => facts.moment },
  { name: 'themes', of: ({ facts }) => facts.themes?.join(' ') },
  { name: 'emotion', of: ({ facts }) => facts.emotion },
  { name: 'stars_raised_at', of: ({ facts }) => iso(facts.recoveredAt) },
  { name: 'ended_at', of: ({ facts }) => iso(facts.endedAt) },
];
const yesNo = (is: boolean | undefined): Cell => (is === undefined ? undefined : is ? 'yes' : 'no');

/** What figures take of a clock, so that whoever has the rows has the figures. Further ones are added at the end. */
const MEASURED_COLUMNS: readonly Column[] = [
  { name: 'first', of: ({ isFirst }) => yesNo(isFirst) },
  { name: 'seen_at', of: ({ facts }) => iso(facts.seenAt) },
  { name: 'wait_ms', of: ({ wait }) => wait?.calendar },
  { name: 'open_wait_ms', of: ({ wait }) => wait?.business },
  { name: 'team_wait_ms', of: ({ teamWait }) => teamWait?.calendar },
  { name: 'open_team_wait_ms', of: ({ teamWait }) => teamWait?.business },
  { name: 'age_ms', of: ({ age }) => age },
  { name: 'warned', of: ({ reached }) => reached.warn },
  { name: 'breached', of: ({ reached }) => reached.breach },
  { name: 'escalated', of: ({ reached }) => reached.escalate },
  { name: 'came_back', of: ({ cameBack }) => yesNo(cameBack) },
  {
    name: 'repeat',
    of: ({ isFirst, facts: { repeat } }) => yesNo(isFirst && repeat !== undefined ? repeat === 1 : undefined),
  },
  { name: 'response_read', of: ({ hints }) => yesNo(hints === undefined ? undefined : true) },
  { name: 'hints', of: ({ hints }) => hints && hintsIn(hints).join(' ') },
  { name: 'words_key', of: ({ hints }) => wordsKeyIn(hints) },
  {
    name: 'labels',
    of: ({ facts }) =>
      facts.labels &&
      Object.entries(facts.labels)
        .map((label) => label.join('='))
        .join('; '),
  },
];

const columnsOf = ({ madeAt, timeZone }: Report): readonly Column[] => [
  { name: 'brand', of: ({ facts }) => facts.brand },
  ...CLOCK_COLUMNS,
  { name: 'as_of', of: () => iso(madeAt) },
  ...MEASURED_COLUMNS,
  { name: 'lag_ms', of: ({ lag }) => lag },
  { name: 'weekday', of: ({ facts }) => weekdayIn(facts.postedAt, timeZone) + 1 },
  { name: 'hour', of: ({ facts }) => hourIn(facts.postedAt, timeZone) },
];

/** One line for each response clock, RFC 4180; no cell can start a formula in a spreadsheet. */
export const reportCsv = (report: Report): string => csvOf(columnsOf(report), report.rows, '\r\n');

/** Columns of the exported rows, in their order; the brand and the day are in the address of the file. */
export const exportColumns = (): readonly string[] => exportedAsOf(0).map(({ name }) => name);

/** The rows of one day for a query engine: a line holds one row whatever is in it. `now`: as of when. */
export const exportCsv = (rows: readonly MeasuredRow[], now: Instant): string => csvOf(exportedAsOf(now), rows, '\n');

function exportedAsOf(now: Instant): readonly Column[] {
  const oneLine = (value: Cell): Cell => (typeof value === 'string' ? value.replaceAll(/\p{Cc}/gu, ' ') : value);
  const lined = (columns: readonly Column[]): readonly Column[] =>
    columns.map(({ name, of }) => ({ name, of: (row) => oneLine(of(row)) }));
  // In the order in which they came to be: a query engine tells them by their place.
  return [...lined(CLOCK_COLUMNS), { name: 'as_of', of: () => iso(now) }, ...lined(MEASURED_COLUMNS)];
}

function csvOf(columns: readonly Column[], rows: readonly MeasuredRow[], end: string): string {
  const lines = rows.map((row) => columns.map((column) => cell(column.of(row))).join(','));
  return `${[columns.map((column) => column.name).join(','), ...lines].join(end)}${end}`;
}

/** OWASP "CSV Injection": these start formulas, the full-width ones too; a leading apostrophe disarms them. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/u;

function cell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
