import { html, type Markup } from '../shared/html.ts';
import { bucketBar } from './bucket-bar.ts';
import { groupList } from './figure-lists.ts';
import {
  bucketWords,
  decidedOf,
  durationWords,
  instantWords,
  rangeWords,
  shareWords,
  waitWords,
} from './figure-words.ts';
import type { Report, Row } from './report.ts';
import type { Coverage } from './report-coverage.ts';
import type { Group, Grouping } from './report-groups.ts';
import { mentionHead } from './report-html-mention.ts';
import type { Lead } from './report-html-rows.ts';
import { plural, table } from './report-html-table.ts';

export const GROUP_HEADINGS: Readonly<Record<Grouping, string>> = {
  source: 'Source',
  owner: 'Owner',
  severity: 'Severity',
  stars: 'Stars',
  kind: 'Kind',
  brand: 'Brand',
  label: 'Label',
  moment: 'Moment',
  theme: 'Theme',
  language: 'Language',
  weekday: 'Weekday',
  hour: 'Hour',
};

/** Rows of a page; the CSV has every one. */
const MOST_ROWS = 20;

export function groupTable(report: Report, lead: Lead): Markup {
  const { by, groups } = report;
  if (groups.length === 0) return html`<p>No mention was posted in this time.</p>`;
  return table(
    `Figures by ${by}`,
    html`<th scope="col">${GROUP_HEADINGS[by]}</th><th scope="col">Standing</th>${['Mentions', 'In time', 'Late', 'Overdue', 'Answered in time', 'Half within', 'Nine in ten'].map((name) => html`<th scope="col" class="n">${name}</th>`)}`,
    groups.map((group) => groupRow(group, lead)),
  );
}

function groupRow({ key, name, figures }: Group, lead: Lead): Markup {
  const { counts, mentions, firstResponse } = figures;
  const { decided } = decidedOf(figures);
  const range = rangeWords(counts.met, decided);
  const numbers: readonly (readonly [string, Markup | string | number])[] = [
    ['Mentions', mentions],
    ['In time', counts.met],
    ['Late', counts.late],
    ['Overdue', counts.overdue],
    [
      'Answered in time',
      html`${shareWords(counts.met, decided)}${range && html`<br><span class="id">${range} fits as well</span>`}`,
    ],
    ['Half within', waitWords(firstResponse.p50)],
    ['Nine in ten', waitWords(firstResponse.p90)],
  ];
  return html`<tr><th scope="row">${lead(groupList(key), name)}</th><td class="wide">${bucketBar(counts, 'mini')}</td>${numbers.map(([label, value]) => html`<td class="n" data-name="${label}">${value}</td>`)}</tr>
`;
}

export function waitingTable(report: Report): Markup {
  if (report.waiting.length === 0) return html`<p>Nobody waits.</p>`;
  return rowsTable('Mentions that still wait', report, report.waiting, (row) => waitingWords(row, report));
}

export const lateTable = (report: Report): Markup =>
  rowsTable(
    'Mentions answered late',
    report,
    report.late,
    ({ facts }) => html`${durationWords((facts.respondedAt ?? 0) - (facts.dueAt ?? 0))} after the deadline`,
  );

function waitingWords({ facts, bucket }: Row, { madeAt }: Report): Markup {
  const { dueAt = madeAt } = facts;
  if (bucket === 'inWindow') return html`${durationWords(dueAt - madeAt)} left`;
  return html`<span class="${bucket}-words">${bucketWords(bucket)}</span>, for ${durationWords(madeAt - dueAt)}`;
}

function rowsTable(name: string, report: Report, rows: readonly Row[], standing: (row: Row) => Markup): Markup {
  const labels = new Map(report.coverage.map(({ sourceId, label }) => [sourceId, label]));
  const more = rows.length - MOST_ROWS;
  return html`${table(
    name,
    html`<th scope="col">Mention</th><th scope="col">Severity</th><th scope="col">Owner</th><th scope="col">Due</th><th scope="col">Standing</th>`,
    rows.slice(0, MOST_ROWS).map((row) => {
      const { facts } = row;
      const owner = facts.owner === undefined ? 'nobody' : (report.owners.get(facts.owner) ?? facts.owner);
      const stars = facts.rating === undefined ? '' : `, ${facts.rating}★`;
      const again = facts.cycle === 1 ? '' : ', came back';
      return html`<tr>${mentionHead(labels.get(facts.sourceId) ?? facts.sourceId, facts)}<td data-name="Severity">${facts.severity}${stars}${again}</td><td data-name="Owner">${owner}</td><td data-name="Due">${facts.dueAt === undefined ? '–' : instantWords(facts.dueAt, report.timeZone)}</td><td data-name="Standing">${standing(row)}</td></tr>
`;
    }),
  )}${more > 0 ? html`<p class="soft">and ${more} more: every row is in the CSV.</p>` : undefined}`;
}

/** Gaps of a source that a page lists; the JSON has each. */
const MOST_GAPS = 25;

export const coverageTable = (report: Report): Markup =>
  html`${sourcesTable(report)}${report.coverage.map((source) =>
    source.gaps.length < 2 ? undefined : gapList(source, report.timeZone),
  )}`;

const gapList = ({ label, gaps }: Coverage, timeZone: string): Markup =>
  html`<details class="rows"><summary>${label}: ${plural(gaps.length, 'gap')}</summary><ol class="items">${gaps
    .slice(-MOST_GAPS)
    .toReversed()
    .map(
      ({ from, to, reason }) =>
        html`<li>${instantWords(from, timeZone)} to ${to === undefined ? 'now' : instantWords(to, timeZone)}: ${reason}</li>
`,
    )}</ol>${gaps.length > MOST_GAPS ? html`<p class="soft">and ${gaps.length - MOST_GAPS} earlier ones: all are in the JSON.</p>` : undefined}</details>
`;

const sourcesTable = ({ coverage, timeZone }: Report): Markup =>
  table(
    'Coverage of the sources',
    html`<th scope="col">Source</th><th scope="col" class="n">Covered</th><th scope="col">Not covered</th><th scope="col">Last read</th><th scope="col">Found after</th><th scope="col">Responses</th>`,
    coverage.map(
      (source) =>
        html`<tr><th scope="row">${source.label}</th><td class="n" data-name="Covered">${coveredShare(source)}</td><td data-name="Not covered">${coverageWords(source, timeZone)}</td><td data-name="Last read">${lastReadWords(source, timeZone)}</td><td data-name="Found after">${lagWords(source)}</td><td data-name="Responses">${source.seesResponses ? 'visible' : 'not shown by this source: a person has to mark them'}</td></tr>
`,
    ),
  );

/** Rounded down: 100 % means all of the time. */
export const coveredShare = ({ share, missing }: Coverage): string => {
  if (share === undefined) return '–';
  return missing === 0 ? '100 %' : `${Math.min(99, Math.floor(100 * share))} %`;
};

/** A read that changed nothing is noted every few hours only. */
export const lastReadWords = ({ lastReadAt }: Coverage, timeZone: string): string =>
  lastReadAt === undefined ? '–' : instantWords(lastReadAt, timeZone);

/** Half of its newest mentions, and nine in ten. */
export const lagWords = ({ lag }: Coverage): string =>
  lag === undefined ? '–' : `${durationWords(lag.p50)} / ${durationWords(lag.p90)}`;

/** What was not covered and why, in one line. */
export function coverageWords({ coveredSince, missing, gaps }: Coverage, timeZone: string): string {
  if (coveredSince === undefined) return 'never read yet';
  if (missing === 0) return 'nothing';
  const newest = gaps.at(-1);
  if (newest === undefined) return `watched since ${instantWords(coveredSince, timeZone)}, without a gap since then`;
  const others = gaps.length === 1 ? '' : ` and ${gaps.length - 1} more`;
  return `${durationWords(missing)} in all; last gap from ${instantWords(newest.from, timeZone)}${newest.to === undefined ? ', still open' : ''}: ${newest.reason}${others}`;
}
