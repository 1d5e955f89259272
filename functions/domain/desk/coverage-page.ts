import type { SourceHealth } from '../mentions/source-health.ts';
import { STATE_WORDS } from '../mentions/source-words.ts';
import type { Coverage } from '../reports/report-coverage.ts';
import { coverageWords, coveredShare, lagWords, lastReadWords } from '../reports/report-html-tables.ts';
import { html, type Markup } from '../shared/html.ts';
import { filterQuery } from './clock-filter.ts';
import { deskPage } from './desk-frame.ts';
import type { DeskView } from './desk-view.ts';

export interface CoverageRow {
  readonly brandName: string;
  readonly coverage: Coverage;
  readonly health: SourceHealth;
}

export interface CoverageState {
  readonly rows: readonly CoverageRow[];
  readonly page: number;
  readonly pages: number;
}

/** Whether every source is heard: what is not seen is not counted, and the list of what is open cannot show it. */
export function coveragePage({ rows, page, pages }: CoverageState, view: DeskView): string {
  const troubled = rows.filter(({ health }) => health.isTrouble).length;
  return deskPage(
    {
      path: '/coverage',
      title: 'Coverage',
      main: html`<p><b>${troubled === 0 ? 'No source here needs anybody.' : `${troubled} ${troubled === 1 ? 'source needs' : 'sources need'} somebody.`}</b> Of the last seven days:</p>
${rows.length === 0 ? html`<p>No source is watched.</p>` : table(rows, view)}
${pages <= 1 ? undefined : html`<nav class="pages" aria-label="Pages of sources">${page > 1 ? html`<a href="/coverage?page=${page - 1}">Before</a>` : undefined}<span>Page ${page} of ${pages}</span>${page < pages ? html`<a href="/coverage?page=${page + 1}">After</a>` : undefined}</nav>`}
<p class="soft">Found after: from published to discovered, half and nine in ten of the newest mentions. A read that changed nothing is noted every six hours, so the last one may be newer.</p>`,
    },
    view,
  );
}

const table = (rows: readonly CoverageRow[], view: DeskView): Markup =>
  html`<table class="stack"><caption class="hidden">Sources and how well they are covered</caption><thead><tr><th scope="col">Source</th><th scope="col">Standing</th><th scope="col" class="n">Covered</th><th scope="col">Not covered</th><th scope="col">Last read</th><th scope="col">Found after</th><th scope="col">Responses</th></tr></thead>
<tbody>${rows.map((row) => rowOf(row, view.settings.reports.timeZone))}</tbody></table>`;

const rowOf = ({ coverage, health, brandName }: CoverageRow, timeZone: string): Markup =>
  html`<tr><th scope="row"><a href="/?${filterQuery({ source: coverage.sourceId, page: 1 })}">${coverage.label}<span class="hidden"> (what is open there)</span></a><br><span class="soft">${brandName}</span></th><td data-name="Standing"><span class="state ${health.isTrouble ? 'overdue' : 'met'}">${STATE_WORDS[health.state]}</span></td><td class="n" data-name="Covered">${coveredShare(coverage)}</td><td data-name="Not covered">${coverageWords(coverage, timeZone)}</td><td data-name="Last read">${lastReadWords(coverage, timeZone)}</td><td data-name="Found after">${lagWords(coverage)}</td><td data-name="Responses">${coverage.seesResponses ? 'visible' : 'not shown by this source: a person marks them'}</td></tr>
`;
