import { html, type Markup } from '../shared/html.ts';
import { toIso } from '../shared/time.ts';
import { groupList } from './figure-lists.ts';
import { BUCKETS, bucketWords, durationWords, instantWords } from './figure-words.ts';
import type { ReportList } from './list-tally.ts';
import type { MeasuredRow } from './measured-row.ts';
import type { Report } from './report.ts';
import { mentionHead, mentionId } from './report-html-mention.ts';
import { heads, plural, table } from './report-html-table.ts';

/** Groups whose rows are in a page. */
const MOST_GROUPS = 40;

/** Makes what it is given a link to the rows of a list, where the page has them. */
export type Lead = (list: string, shown: Markup | string | number) => Markup;

/** Anchors by list: what is not in it is not in the page. */
function anchorsOf({ lists, groups }: Report): ReadonlyMap<string, string> {
  const groupAnchors = new Map(groups.map(({ key }, index) => [groupList(key), `rows-group-${index + 1}`]));
  const shown = lists.filter(({ id }) => !groupAnchors.has(id) || isShownGroup(groupAnchors.get(id)));
  return new Map(shown.map(({ id }) => [id, groupAnchors.get(id) ?? `rows-${id}`]));
}

const isShownGroup = (anchor = ''): boolean => Number(anchor.slice('rows-group-'.length)) <= MOST_GROUPS;

export function leadIn(report: Report): Lead {
  const anchors = anchorsOf(report);
  return (list, shown) => {
    const anchor = anchors.get(list);
    return anchor === undefined ? html`${shown}` : html`<a href="#${anchor}">${shown}</a>`;
  };
}

/** Every figure's rows. Closed until somebody comes for them. */
export function rowLists(report: Report): Markup {
  const { lists, brand, from, to, by } = report;
  if (lists.length === 0) return html`<p class="soft">There are none.</p>`;
  const anchors = anchorsOf(report);
  const inTables = new Set<string>([
    ...BUCKETS.map(({ bucket }) => bucket),
    ...report.groups.map(({ key }) => groupList(key)),
  ]);
  return html`<p class="soft">All rows of a list, with every length: <code>replywatch report --brand ${brand} --from ${toIso(from)} --to ${toIso(to)} --by ${by} --format csv --rows</code> and the word that stands behind it.</p>
${lists.flatMap((list) => {
  const anchor = anchors.get(list.id);
  if (anchor === undefined) return [];
  return [rowList(list, anchor, inTables.has(list.id) ? rowsTable(list, report) : rowItems(list, report))];
})}`;
}

function rowList({ id, name, count, rows }: ReportList, anchor: string, shown: Markup): Markup {
  const more = count - rows.length;
  // The anchor lies inside: a browser that goes there opens what is closed around it.
  return html`<details class="rows"><summary>${name}: ${plural(count, 'row')} <code>${id}</code></summary><div id="${anchor}">${shown}${more > 0 ? html`<p class="soft">and ${more} more: every row is in the CSV.</p>` : undefined}</div></details>
`;
}

const rowsTable = ({ name, rows }: ReportList, report: Report): Markup =>
  table(
    `Rows: ${name}`,
    html`${heads(['Mention', 'Posted', 'Severity', 'Owner', 'Due', 'Answered', 'Standing'])}`,
    rows.map((row) => tableRow(row, report)),
  );

function tableRow(row: MeasuredRow, report: Report): Markup {
  const { facts, bucket } = row;
  const { dueAt, respondedAt, startedAt } = facts;
  const { owners, timeZone } = report;
  const owner = facts.owner === undefined ? 'nobody' : (owners.get(facts.owner) ?? facts.owner);
  const cells: Readonly<Record<string, string>> = {
    Posted: instantWords(startedAt, timeZone),
    Severity: severityWords(row),
    Owner: owner,
    Due: dueAt === undefined ? '–' : instantWords(dueAt, timeZone),
    Answered: respondedAt === undefined ? '–' : `after ${durationWords(Math.max(0, respondedAt - startedAt))}`,
    Standing: bucketWords(bucket),
  };
  return html`<tr>${mentionHead(labelOf(row, report), facts)}${Object.entries(cells).map(([name, cell]) => html`<td data-name="${name}">${cell}</td>`)}</tr>
`;
}

const rowItems = ({ rows }: ReportList, report: Report): Markup =>
  html`<ol class="items">${rows.map(
    (row) =>
      html`<li>${labelOf(row, report)} ${mentionId(row.facts)}: ${severityWords(row)}; posted ${instantWords(row.facts.startedAt, report.timeZone)}; ${waitWordsOf(row)}${bucketWords(row.bucket)}</li>
`,
  )}</ol>`;

const labelOf = ({ facts: { sourceId } }: MeasuredRow, { coverage }: Report): string =>
  coverage.find((source) => source.sourceId === sourceId)?.label ?? sourceId;

const severityWords = ({ facts: { severity, rating, cycle } }: MeasuredRow): string =>
  `${severity}${rating === undefined ? '' : `, ${rating}★`}${cycle === 1 ? '' : ', came back'}`;

/** Every length that figures take of a row: `found after 5 min; waits 2 h (1 h in open hours, 1 h 55 min for the team); `. */
function waitWordsOf({ isAnswered, wait, teamWait, lag }: MeasuredRow): string {
  const found = lag === undefined ? '' : `found after ${durationWords(lag)}; `;
  if (wait === undefined) return found;
  const parts = [
    ...(wait.business === wait.calendar ? [] : [`${durationWords(wait.business)} in open hours`]),
    ...(teamWait === undefined ? [] : [`${durationWords(teamWait.calendar)} for the team`]),
  ];
  const more = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  return `${found}${isAnswered ? 'waited' : 'waits for'} ${durationWords(wait.calendar)}${more}; `;
}
