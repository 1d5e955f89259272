import { toIso } from '../shared/time.ts';
import type { Report, Row } from './report.ts';

const COLUMNS: readonly { readonly name: string; readonly of: (row: Row) => string | number | undefined }[] = [
  { name: 'brand', of: ({ facts }) => facts.brand },
  { name: 'source', of: ({ facts }) => facts.sourceId },
  { name: 'mention', of: ({ facts }) => `${facts.brand}/${facts.origin}/${facts.externalId}` },
  { name: 'posted_at', of: ({ facts }) => toIso(facts.postedAt) },
  { name: 'discovered_at', of: ({ facts }) => toIso(facts.discoveredAt) },
  { name: 'stars', of: ({ facts }) => facts.rating },
  { name: 'severity', of: ({ facts }) => facts.severity },
  { name: 'sentiment', of: ({ facts }) => facts.sentiment },
  { name: 'language', of: ({ facts }) => facts.language },
  { name: 'owner', of: ({ facts }) => facts.owner },
  { name: 'cycle', of: ({ facts }) => facts.cycle },
  { name: 'bucket', of: ({ bucket }) => bucket },
  { name: 'due_at', of: ({ facts }) => (facts.dueAt === undefined ? undefined : toIso(facts.dueAt)) },
  { name: 'responded_at', of: ({ facts }) => (facts.respondedAt === undefined ? undefined : toIso(facts.respondedAt)) },
];

/** One line per mention, RFC 4180; no cell can start a formula in a spreadsheet. */
export function reportCsv(report: Report): string {
  const lines = report.rows.map((row) => COLUMNS.map((column) => cell(column.of(row))).join(','));
  return `${[COLUMNS.map((column) => column.name).join(','), ...lines].join('\r\n')}\r\n`;
}

/** OWASP "CSV Injection": =, +, -, @, tab and carriage return start formulas; a leading apostrophe disarms them. */
function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
