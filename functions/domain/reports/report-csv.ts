import { type Instant, toIso } from '../shared/time.ts';
import { clockName } from './clocks-of.ts';
import type { Report, Row } from './report.ts';

type Cell = string | number | undefined;
const iso = (at: Instant | undefined): Cell => (at === undefined ? undefined : toIso(at));

const COLUMNS: readonly { readonly name: string; readonly of: (row: Row) => Cell }[] = [
  { name: 'brand', of: ({ facts }) => facts.brand },
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
];

/** One line for each response clock, RFC 4180; no cell can start a formula in a spreadsheet. */
export function reportCsv(report: Report): string {
  const lines = report.rows.map((row) => COLUMNS.map((column) => cell(column.of(row))).join(','));
  return `${[COLUMNS.map((column) => column.name).join(','), ...lines].join('\r\n')}\r\n`;
}

/** OWASP "CSV Injection": these start formulas, the full-width ones too; a leading apostrophe disarms them. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/u;

function cell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
