import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { isDeeperThan, MOST_DEEP } from '../../functions/domain/shared/json-depth.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';

/** One row of a file, in whatever form it stood there. */
export interface Row {
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly raw: string;
  /** The fields of a CSV row by column, or what a JSON line holds. */
  readonly record: unknown;
  /** Why it cannot be read at all. */
  readonly broken?: { readonly value: string; readonly mend: string };
}

export interface CsvFile {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<Row>;
}

/** Characters of one row: more is a quotation mark that nobody closed. */
const LONGEST_ROW = 1_000_000;

/** The rows of a CSV file, read as they are asked for. Quotation marks inside unquoted fields are taken as they stand. */
export async function csvRows(pieces: AsyncIterable<string>, file: string, delimiter?: string): Promise<CsvFile> {
  const { first, all } = await peeked(pieces);
  const parser = Readable.from(all).pipe(
    parse({
      delimiter: delimiter ?? delimiterOf(first),
      relax_column_count: true,
      relax_quotes: true,
      raw: true,
      max_record_size: LONGEST_ROW,
    }),
  );
  const parsed = (parser as AsyncIterable<Parsed>)[Symbol.asyncIterator]();
  const header = await parsed.next().catch((error: unknown) => Promise.reject(csvRefusal(error, file)));
  if (header.done) throw new Refusal(file, 'is empty', 'give a file whose first line names its columns');
  const columns = header.value.record.map((name) => name.trim());
  return { columns, rows: rowsAfter(parsed, header.value, columns, file) };
}

interface Parsed {
  readonly record: readonly string[];
  readonly raw: string;
}

async function* rowsAfter(
  parsed: AsyncIterator<Parsed>,
  header: Parsed,
  columns: readonly string[],
  file: string,
): AsyncGenerator<Row> {
  // The parser's own count takes a CR LF within quotation marks for two.
  let line = 1 + linesOf(header);
  for (;;) {
    const next = await parsed.next().catch((error: unknown) => Promise.reject(csvRefusal(error, file)));
    if (next.done) return;
    const { record, raw } = next.value;
    const begins = line;
    line += linesOf(next.value);
    if (record.length === 1 && record[0]?.trim() === '') continue;
    const cells = Object.fromEntries(columns.map((name, index) => [name, record[index] ?? '']));
    const row = { line: begins, raw, record: cells };
    const value = `${record.length} fields under ${columns.length} columns`;
    const mend = 'put fields that hold the delimiter or a line break in quotation marks';
    yield record.length === columns.length ? row : { ...row, broken: { value, mend } };
  }
}

const linesOf = ({ raw }: Parsed): number => raw.match(/\r\n|\r|\n/gu)?.length ?? 0;

function csvRefusal(error: unknown, file: string): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = 'lines' in error ? `:${String(error['lines'])}` : '';
  return new Refusal(
    `${file}${line}`,
    `is no CSV: ${error.message}`,
    'mend it and run the same command: what is in stays in',
    {
      cause: error,
    },
  );
}

/** The delimiter that the header has most of. */
function delimiterOf(text: string): string {
  const header = text.split(/\r?\n/u, 1)[0] ?? '';
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ',';
}

/** JSON Lines: one value a line. */
export async function* jsonRows(pieces: AsyncIterable<string>): AsyncGenerator<Row> {
  let line = 0;
  let held = '';
  for await (const piece of pieces) {
    const texts = (held + piece).split('\n');
    held = texts.pop() ?? '';
    for (const text of texts) {
      line += 1;
      yield* rowOf(text, line);
    }
    if (held.length > LONGEST_ROW) {
      throw new Refusal(
        `line ${line + 1}`,
        `has more than ${LONGEST_ROW} characters`,
        'give JSON Lines: one mention a line',
      );
    }
  }
  yield* rowOf(held, line + 1);
}

function rowOf(text: string, line: number): readonly Row[] {
  const raw = text.trim();
  if (raw === '') return [];
  if (isDeeperThan(raw, MOST_DEEP)) {
    const broken = { value: `nests deeper than ${MOST_DEEP} levels`, mend: 'write one mention a line' };
    return [{ line, raw, record: undefined, broken }];
  }
  try {
    return [{ line, raw, record: JSON.parse(raw) }];
  } catch {
    return [
      { line, raw, record: undefined, broken: { value: shown(raw, 40), mend: 'write JSON, one mention a line' } },
    ];
  }
}

/** The first piece, and all of them. */
async function peeked(pieces: AsyncIterable<string>) {
  const rest = pieces[Symbol.asyncIterator]();
  const first = await rest.next();
  async function* all(): AsyncGenerator<string> {
    for (let next = first; !next.done; next = await rest.next()) yield next.value;
  }
  return { first: first.done ? '' : first.value, all: all() };
}
