import { localDay } from '../../functions/domain/reports/local-hours.ts';
import type { DayScores } from '../../functions/domain/reports/scores.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import type { CsvFile, Row } from './file-rows.ts';
import { type DateOrder, rowTime } from './row-time.ts';

export interface ScoreForm {
  readonly brand: string;
  /** Names of the columns; a file may have either score or both. */
  readonly columns: { readonly date: string; readonly nps: string; readonly csat: string };
  readonly dates: DateOrder;
  /** Whose days instants with a zone fall on. */
  readonly timeZone: string;
}

export interface ScoreRows {
  readonly days: readonly DayScores[];
  readonly answers: number;
  /** `line 7: nps: "11"; ...`, one for each row that was left out. */
  readonly refused: readonly string[];
}

interface Sums {
  nps?: { promoters: number; passives: number; detractors: number };
  csat?: { satisfied: number; answers: number };
}

/** Adds up the answers of a file by day: one row an answer, its date, and what was said on one scale or both. */
export async function scoreRows(file: string, { columns: found, rows }: CsvFile, form: ScoreForm): Promise<ScoreRows> {
  const { date, nps, csat } = form.columns;
  const has = (name: string): boolean => found.some((column) => column.toLowerCase() === name.toLowerCase());
  if (!has(date))
    throw new Refusal(file, `has no column ${shown(date)}`, `name it by --date; there are ${found.join(', ')}`);
  if (!has(nps) && !has(csat)) {
    const mend = `name one by --nps or --csat; there are ${found.join(', ')}`;
    throw new Refusal(file, `has neither a column ${shown(nps)} nor ${shown(csat)}`, mend);
  }
  const days = new Map<string, Sums>();
  const refused: string[] = [];
  let answers = 0;
  for await (const row of rows) {
    const read = readRow(row, form);
    if (typeof read === 'string') {
      refused.push(`line ${row.line}: ${read}`);
      continue;
    }
    const sums = days.get(read.day) ?? {};
    days.set(read.day, sums);
    if (read.nps !== undefined) countNps(sums, read.nps);
    if (read.csat !== undefined) countCsat(sums, read.csat);
    answers += 1;
  }
  const sorted = [...days].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { days: sorted.map(([day, sums]) => ({ brand: form.brand, day, ...sums })), answers, refused };
}

interface Answer {
  readonly day: string;
  readonly nps?: number;
  readonly csat?: number;
}

function readRow({ record, broken }: Row, { columns, dates, timeZone }: ScoreForm): Answer | string {
  if (broken !== undefined) return `${broken.value}; ${broken.mend}`;
  const cells = new Map(
    Object.entries(record as Record<string, string>).map(([name, cell]) => [name.toLowerCase(), cell.trim()]),
  );
  const cell = (name: string): string => cells.get(name.toLowerCase()) ?? '';
  const time = rowTime(cell(columns.date), { dates });
  if (time === undefined)
    return `${columns.date}: ${shown(cell(columns.date))}; write a date like 2026-11-22, or say --dates`;
  const day =
    time.precision === 'exact' ? localDay(Date.parse(time.at), timeZone) : time.at.slice(0, 10).replaceAll('-', '');
  const [npsText, csatText] = [cell(columns.nps), cell(columns.csat)];
  if (npsText === '' && csatText === '') return `${columns.nps}: no score; leave out rows of those who did not answer`;
  if (npsText !== '' && !/^(?:\d|10)$/u.test(npsText))
    return `${columns.nps}: ${shown(npsText)}; give a whole number from 0 to 10`;
  if (csatText !== '' && !/^[1-5]$/u.test(csatText))
    return `${columns.csat}: ${shown(csatText)}; give a whole number from 1 to 5`;
  return { day, ...(npsText !== '' && { nps: Number(npsText) }), ...(csatText !== '' && { csat: Number(csatText) }) };
}

function countNps(sums: Sums, score: number): void {
  sums.nps ??= { promoters: 0, passives: 0, detractors: 0 };
  sums.nps[score >= 9 ? 'promoters' : score >= 7 ? 'passives' : 'detractors'] += 1;
}

function countCsat(sums: Sums, score: number): void {
  sums.csat ??= { satisfied: 0, answers: 0 };
  sums.csat.answers += 1;
  if (score >= 4) sums.csat.satisfied += 1;
}
