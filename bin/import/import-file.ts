import { statSync } from 'node:fs';
import { isRefused, readEntry } from '../../functions/domain/mentions/push/read-entry.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { columnsOf } from './columns.ts';
import { csvRows, jsonRows, type Row } from './file-rows.ts';
import { type FileText, openText } from './file-text.ts';
import type { Form } from './import-rows.ts';
import type { RowForm } from './row-entry.ts';

export interface FileOptions extends Omit<RowForm, 'columns'> {
  readonly map: readonly string[];
  readonly encoding?: string;
  readonly delimiter?: string;
}

/** A file, opened, and how its rows are to be read. */
export interface OpenedFile {
  readonly text: FileText;
  /** Columns of a CSV file; absent for JSON Lines. */
  readonly columns?: readonly string[];
  readonly rows: AsyncIterable<Row>;
  readonly form: Form;
  /** The same file and reading: what a later run may go on from. */
  readonly fingerprint: string;
}

/** Opens a CSV or JSON Lines file, by its ending, and finds its columns. */
export async function openFile(file: string, options: FileOptions): Promise<OpenedFile> {
  const { map, encoding, delimiter, zone, dates, blankReply } = options;
  const text = openText(file, encoding);
  const times = { dates, blankReply, ...(zone !== undefined && { zone }) };
  const { size, mtimeMs } = statSync(file);
  const fingerprint = JSON.stringify([size, mtimeMs, map, delimiter, encoding, times]);
  if (isJson(file)) {
    const { first, all } = await peeked(jsonRows(text.pieces));
    if (first === undefined) throw new Refusal(file, 'is empty', 'give JSON Lines: one mention a line');
    return { text, rows: all, form: jsonForm(first, map, times), fingerprint };
  }
  const { columns, rows } = await csvRows(text.pieces, file, delimiter);
  return { text, columns, rows, form: { ...times, columns: columnsOf(columns, map) }, fingerprint };
}

function isJson(file: string): boolean {
  if (/\.(?:jsonl|ndjson)$/iu.test(file)) return true;
  if (/\.(?:csv|tsv|txt)$/iu.test(file)) return false;
  throw new Refusal(file, 'has no ending that says what it is', 'name it .csv, .tsv, .jsonl or .ndjson');
}

/** Lines that the push webhook would take are taken as they are; others are read by the names of their keys. */
function jsonForm({ record }: Row, map: readonly string[], times: Omit<RowForm, 'columns'>): Form {
  const isEntry = map.length === 0 && !isRefused(readEntry(record, 'file'));
  const keys = typeof record === 'object' && record !== null ? Object.keys(record) : [];
  const isNested = keys.some(
    (key) => ['author', 'response', 'labels'].includes(key) && typeof Reflect.get(Object(record), key) === 'object',
  );
  return isEntry || (map.length === 0 && isNested) ? 'entries' : { ...times, columns: columnsOf(keys, map) };
}

async function peeked(
  rows: AsyncIterable<Row>,
): Promise<{ readonly first: Row | undefined; readonly all: AsyncIterable<Row> }> {
  const rest = rows[Symbol.asyncIterator]();
  const first = await rest.next();
  async function* all(): AsyncGenerator<Row> {
    for (let next = first; !next.done; next = await rest.next()) yield next.value;
  }
  return { first: first.done ? undefined : first.value, all: all() };
}
