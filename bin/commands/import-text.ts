import type { BroughtIn } from '../import/bring-in.ts';
import type { OpenedFile } from '../import/import-file.ts';

export const importHelp = (storeHelp: string): string => `
Columns are found by the names that exports commonly give them; --dry-run shows which was taken for what.
Fields: id, text, title, rating, publishedAt, editedAt, author, authorId, url, language, parentId,
responded (yes or no), respondedAt, response (its text: there is one), label.<name> (any column as a label).
JSON Lines that the push webhook would take (docs/push.schema.json) need no mapping.

Times: ISO 8601 with a zone, or seconds or milliseconds since 1970. Others need --zone; without it, and where there is only a
date, the day is right and the time is not, and that is what is stored. 03/04/2026 is refused until --dates says its order.

Replies: a time in respondedAt is when it was answered. Without one nobody knows when, and with an empty cell nobody
knows whether, unless --blank-reply not-replied says so. responded: no is a fact.

What is overdue by now is history: scored and reported, with its response times where the file has them, and never
alerted on, unless --start-clocks. What is still within its time starts its clock as ever.

A row goes by its id; one without gets a hash of its content for an id. Importing a file again, or after a crash or
Ctrl-C, changes nothing and goes on where it was. Rows that cannot be used go to <file>.refused.csv or .jsonl with line,
field, value and mend; mend them there and import that file.
${storeHelp}

Examples
  npm run --silent replywatch -- import reviews.csv --source shop-survey --dry-run
  npm run --silent replywatch -- import reviews.csv --source shop-survey --zone Europe/Brussels --dates dmy
  npm run --silent replywatch -- import old.csv --source google-play-be --map text=Comment,stars=Score --endpoint aws
`;

/** How a file is read, for people. */
export function understoodAs({ text, columns, form }: OpenedFile): string {
  const lines = [
    `read as ${text.encoding}, ${columns === undefined ? 'JSON Lines' : `CSV with ${columns.length} columns`}`,
  ];
  if (form === 'entries') return `${[...lines, 'each line is a mention as docs/push.schema.json has it'].join('\n')}\n`;
  const { fields, labels } = form.columns;
  const used = new Set([...Object.values(fields), ...Object.values(labels)]);
  const unused = (columns ?? []).filter((column) => column !== '' && !used.has(column));
  return `${[
    ...lines,
    ...Object.entries(fields).map(([field, column]) => `  ${field} from ${column}`),
    ...Object.entries(labels).map(([label, column]) => `  label ${label} from ${column}`),
    ...(unused.length > 0 ? [`  not used: ${unused.join(', ')}`] : []),
  ].join('\n')}\n`;
}

/** What became of the rows, for people. */
export function summaryOf({
  rows,
  discovered,
  changed,
  known,
  refused,
  hashedIds,
  dayOnly,
  ...more
}: BroughtIn & { readonly dryRun?: boolean }): string {
  const done = more.dryRun ? 'nothing was stored' : `${discovered} new, ${changed} changed, ${known} known already`;
  return `${[
    `${rows} rows: ${done}, ${refused} refused`,
    ...(more.resumedAt === undefined ? [] : [`went on after row ${more.resumedAt}`]),
    ...(hashedIds === 0 ? [] : [`${hashedIds} rows had no id: they go by a hash of their content`]),
    ...(dayOnly === 0 ? [] : [`${dayOnly} rows are right to the day only: no time, or no zone (--zone)`]),
    ...(more.refusedFile === undefined ? [] : [`refused rows are in ${more.refusedFile}: mend and import it`]),
    ...(more.interrupted ? ['interrupted: run the same command to go on'] : []),
  ].join('\n')}\n`;
}
