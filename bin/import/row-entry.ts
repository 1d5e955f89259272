import { createHash } from 'node:crypto';
import { shown } from '../../functions/domain/shared/refusal.ts';
import type { Columns, Field } from './columns.ts';
import { type RowTime, rowTime, type TimeForm } from './row-time.ts';

export interface RowForm extends TimeForm {
  readonly columns: Columns;
  /** What an empty cell of a response column says. */
  readonly blankReply: 'unknown' | 'not-replied';
}

/** A row as somebody would push it, and what had to be made up or is less than one would think. */
export interface RowEntry {
  readonly entry: Readonly<Record<string, unknown>>;
  /** It had no id: this one is a hash of its content. */
  readonly hashedId: boolean;
  readonly dayOnly: boolean;
}

export interface BadCell {
  readonly field: string;
  readonly value: string;
  readonly mend: string;
}

const TIME_MEND =
  'write 2026-11-22T09:30:00+01:00, 2026-11-22 or seconds since 1970; for 22/11/2026 say --dates dmy, for 11/22/2026 --dates mdy';

/** Turns the cells of a row into an entry. What a cell says is read; nothing is guessed. */
export function rowEntry(cells: Readonly<Record<string, string>>, form: RowForm): RowEntry | BadCell {
  const { fields, labels } = form.columns;
  const cell = (field: Field): string => (fields[field] === undefined ? '' : (cells[fields[field]] ?? '').trim());
  const times = new Map<Field, RowTime | undefined>();
  for (const field of ['publishedAt', 'editedAt', 'respondedAt'] as const) {
    const text = cell(field);
    const time = text === '' ? undefined : rowTime(text, form);
    if (text !== '' && time === undefined)
      return { field: fields[field] ?? field, value: shown(text), mend: TIME_MEND };
    times.set(field, time);
  }
  const rating = ratingIn(cell('rating'));
  if (rating === 'none') {
    return {
      field: fields.rating ?? 'rating',
      value: shown(cell('rating')),
      mend: 'write whole stars from 1 to 5, or leave it empty',
    };
  }
  const response = responseIn(cell, times.get('respondedAt'), form);
  if (response === 'unclear') {
    return {
      field: fields.responded ?? 'responded',
      value: shown(cell('responded')),
      mend: 'write yes or no, or leave it empty',
    };
  }
  const published = times.get('publishedAt');
  const named = Object.entries(labels).flatMap(([name, column]) =>
    (cells[column] ?? '').trim() === '' ? [] : [[name, (cells[column] ?? '').trim()]],
  );
  const content = {
    text: cell('text'),
    ...optional('title', cell('title')),
    ...(rating !== undefined && { rating }),
    ...(published && { publishedAt: published.at, publishedPrecision: published.precision }),
    ...authorIn(cell('author'), cell('authorId')),
  };
  const id = cell('id');
  const entry = {
    id: id === '' ? `row-${createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)}` : id,
    ...content,
    ...(times.get('editedAt') && { editedAt: times.get('editedAt')?.at }),
    ...optional('url', cell('url')),
    ...optional('language', cell('language')),
    ...optional('parentId', cell('parentId')),
    ...(response && { response }),
    ...(named.length > 0 && { labels: Object.fromEntries(named) }),
  };
  return { entry, hashedId: id === '', dayOnly: published?.precision === 'day' };
}

const optional = (name: string, value: string): object => (value === '' ? {} : { [name]: value });

const authorIn = (name: string, id: string): object =>
  name === '' && id === '' ? {} : { author: { ...optional('id', id), ...optional('name', name) } };

/** `4`, `4.0`, `4,0`, `4/5`, `4 stars`, `★★★★☆`; `none` when it is no whole number of stars. */
function ratingIn(text: string): number | undefined | 'none' {
  if (text === '') return undefined;
  const drawn = /^(★{1,5})☆{0,4}$/u.exec(text)?.[1]?.length;
  const digits = /^([1-5])(?:[.,]0+)?(?:\s*(?:\/\s*5|stars?|\*))?$/iu.exec(text)?.[1];
  return drawn ?? (digits === undefined ? 'none' : Number(digits));
}

function responseIn(
  cell: (field: Field) => string,
  at: RowTime | undefined,
  { columns, blankReply }: RowForm,
): object | undefined | 'unclear' {
  const { fields } = columns;
  const said = cell('responded');
  const isYes = /^(?:yes|y|true|1|ja|oui|si|sí)$/iu.test(said);
  const isNo = /^(?:no|n|false|0|nee|nein|non)$/iu.test(said);
  if (said !== '' && !isYes && !isNo) return 'unclear';
  // A day is no time: it would make a verdict of what nobody knows.
  if (at?.precision === 'exact') return { truth: 'replied', at: at.at };
  if (isYes || at !== undefined || cell('response') !== '') return { truth: 'replied' };
  if (isNo) return { truth: 'notReplied' };
  const isAsked = [fields.responded, fields.respondedAt, fields.response].some((column) => column !== undefined);
  return isAsked && blankReply === 'not-replied' ? { truth: 'notReplied' } : undefined;
}
