import { type Instant, toIso } from '../shared/time.ts';
import { clockName } from './clocks-of.ts';
import type { Report, Row } from './report.ts';

type Cell = string | number | undefined;
const iso = (at: Instant | undefined): Cell => (at === undefined ? undefined : toIso(at));

interface Column {
  readonly name: string;
  readonly of: (row: Row) => Cell;
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
const COLUMNS: readonly Column[] = [{ name: 'brand', of: ({ facts }) => facts.brand }, ...CLOCK_COLUMNS];

/** One line for each response clock, RFC 4180; no cell can start a formula in a spreadsheet. */
export const reportCsv = (report: Report): string => csvOf(COLUMNS, report.rows, '\r\n');

/** Columns of the exported rows, in their order; the brand and the day are in the address of the file. */
export const exportColumns = (): readonly string[] => exportedAsOf(0).map(({ name }) => name);

/** The rows of one day for a query engine: a line holds one row whatever is in it. `now`: as of when. */
export const exportCsv = (rows: readonly Row[], now: Instant): string => csvOf(exportedAsOf(now), rows, '\n');

function exportedAsOf(now: Instant): readonly Column[] {
  const oneLine = (value: Cell): Cell => (typeof value === 'string' ? value.replaceAll(/\p{Cc}/gu, ' ') : value);
  const columns = CLOCK_COLUMNS.map(({ name, of }) => ({ name, of: (row: Row) => oneLine(of(row)) }));
  return [...columns, { name: 'as_of', of: () => iso(now) }];
}

function csvOf(columns: readonly Column[], rows: readonly Row[], end: string): string {
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
