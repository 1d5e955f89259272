import { html, type Markup } from '../shared/html.ts';
import { BUCKETS, bucketWords, durationWords, instantWords } from './figure-words.ts';
import type { Report, Row } from './report.ts';
import { groupKeys } from './report-groups.ts';
import { mentionHead } from './report-html-mention.ts';
import { heads, plural, table } from './report-html-table.ts';

/** Rows of a list that figures lead to; the CSV has every one. */
const MOST_ROWS = 60;
const MOST_GROUPS = 40;

/** The anchor of a bucket's rows, and of a group's. */
export const bucketAnchor = (bucket: Row['bucket']): string => `rows-${bucket}`;
export const groupAnchor = (index: number): string => `rows-group-${index + 1}`;
/** Whether the rows of a group are in the page. */
export const hasRows = ({ rows }: Report, index: number): boolean => rows.length > 0 && index < MOST_GROUPS;

/** Every figure's rows: by bucket, and by group. Closed until somebody comes for them. */
export function rowLists(report: Report): Markup {
  const { rows, groups, by, timeZone, omitted } = report;
  if (rows.length === 0) {
    return html`<p class="soft">${omitted.rows === 0 ? 'There are none.' : `${omitted.rows} rows are too many for a page: the export of rows has them.`}</p>`;
  }
  const buckets = BUCKETS.map(({ bucket, words }) => ({
    id: bucketAnchor(bucket),
    name: words,
    rows: rows.filter((row) => row.bucket === bucket),
  }));
  const keys = Map.groupBy(
    rows.flatMap((row) => groupKeys(row.facts, by, timeZone).map((key) => ({ key, row }))),
    ({ key }) => key,
  );
  const grouped = groups.slice(0, MOST_GROUPS).map(({ key, name }, index) => ({
    id: groupAnchor(index),
    name,
    rows: (keys.get(key) ?? []).map(({ row }) => row),
  }));
  return html`${[...buckets, ...grouped].filter((list) => list.rows.length > 0).map((list) => rowList(list, report))}`;
}

interface List {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly Row[];
}

function rowList({ id, name, rows }: List, report: Report): Markup {
  const more = rows.length - MOST_ROWS;
  // The anchor lies inside: a browser that goes there opens what is closed around it.
  return html`<details class="rows"><summary>${name}: ${plural(rows.length, 'row')}</summary><div id="${id}">${table(
    `Rows: ${name}`,
    html`${heads(['Mention', 'Posted', 'Severity', 'Owner', 'Due', 'Answered', 'Standing'])}`,
    rows.slice(0, MOST_ROWS).map((row) => rowOf(row, report)),
  )}${more > 0 ? html`<p class="soft">and ${more} more: every row is in the CSV.</p>` : undefined}</div></details>
`;
}

function rowOf({ facts, bucket }: Row, { owners, timeZone, coverage }: Report): Markup {
  const { dueAt, respondedAt, rating, cycle, startedAt } = facts;
  const label = coverage.find(({ sourceId }) => sourceId === facts.sourceId)?.label ?? facts.sourceId;
  const owner = facts.owner === undefined ? 'nobody' : (owners.get(facts.owner) ?? facts.owner);
  const cells: Readonly<Record<string, string>> = {
    Posted: instantWords(startedAt, timeZone),
    Severity: `${facts.severity}${rating === undefined ? '' : `, ${rating}★`}${cycle === 1 ? '' : ', came back'}`,
    Owner: owner,
    Due: dueAt === undefined ? '–' : instantWords(dueAt, timeZone),
    Answered: respondedAt === undefined ? '–' : `after ${durationWords(Math.max(0, respondedAt - startedAt))}`,
    Standing: bucketWords(bucket),
  };
  return html`<tr>${mentionHead(label, facts)}${Object.entries(cells).map(([name, cell]) => html`<td data-name="${name}">${cell}</td>`)}</tr>
`;
}
