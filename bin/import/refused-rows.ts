import { closeSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import type { Row } from './file-rows.ts';
import type { BadCell } from './row-entry.ts';

/** Rows that were not taken, each with its reason, in a file beside the imported one. */
export interface RefusedRows {
  readonly file: string;
  /** Length so far. */
  readonly bytes: () => number;
  add(row: Row, why: BadCell): void;
  /** Takes the file away when nothing is in it. */
  close(): void;
}

const REASON = ['refused_line', 'refused_field', 'refused_value', 'refused_mend'];

/**
 * `a.csv` -> `a.csv.refused.csv`, with the columns of the file and four more, so that it can be mended and imported; JSON
 * Lines -> `.refused.jsonl`, with each line as it stood. `keep`: bytes of an earlier run that count.
 */
export function refusedRows(file: string, columns: readonly string[] | undefined, keep: number): RefusedRows {
  const name = `${file}.refused.${columns === undefined ? 'jsonl' : 'csv'}`;
  const descriptor = openSync(name, keep > 0 ? 'r+' : 'w');
  ftruncateSync(descriptor, keep);
  let bytes = keep;
  const write = (line: string): void => {
    bytes += writeSync(descriptor, `${line}\n`, bytes);
  };
  return {
    file: name,
    bytes: () => bytes,
    add: ({ line, raw, record }, { field, value, mend }) => {
      if (columns === undefined) {
        write(JSON.stringify({ line, field, value, mend, raw }));
        return;
      }
      if (bytes === 0) write([...columns, ...REASON].map(quoted).join(','));
      const cells = record as Readonly<Record<string, string>>;
      write([...columns.map((column) => cells[column] ?? ''), String(line), field, value, mend].map(quoted).join(','));
    },
    close: () => {
      closeSync(descriptor);
      if (bytes === 0) rmSync(name, { force: true });
    },
  };
}

const quoted = (cell: string): string => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
