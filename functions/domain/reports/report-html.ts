import { html, Markup } from '../shared/html.ts';
import { BUCKET_PATTERNS, bucketBar, bucketLegend } from './bucket-bar.ts';
import type { DrawnCharts } from './charts/chart.ts';
import { chartsOf } from './charts/report-charts.ts';
import { cautionWords, decidedOf, instantWords, percentWords, waitWords } from './figure-words.ts';
import type { Report } from './report.ts';
import { chartGrid } from './report-html-charts.ts';
import { forecastSection } from './report-html-forecast.ts';
import { outcomeTable, stormsTable } from './report-html-outcome.ts';
import { type Lead, leadIn, rowLists } from './report-html-rows.ts';
import { plural } from './report-html-table.ts';
import { coverageTable, GROUP_HEADINGS, groupTable, lateTable, waitingTable } from './report-html-tables.ts';
import { waitsTable } from './report-html-waits.ts';
import { REPORT_STYLE } from './report-style.ts';
import type { WaitList } from './row-lists.ts';

/** The report as one self-contained page: no script, no request, light and dark, readable on a phone and on paper. A chart that was not drawn is its table. */
export function reportHtml(report: Report, drawn: DrawnCharts = new Map()): string {
  const { timeZone, brandName } = report;
  const charts = chartsOf(report);
  const lead = leadIn(report);
  const waits = waitsTable(report, lead);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${brandName}: do we answer? ${instantWords(report.to, timeZone)}</title>
<style>${new Markup(REPORT_STYLE)}</style>
</head>
<body>
${BUCKET_PATTERNS}
<header>
<h1>${brandName}: do we answer?</h1>
<p class="soft">Mentions posted from ${instantWords(report.from, timeZone)} to ${instantWords(report.to, timeZone)}, as things stood ${instantWords(report.madeAt, timeZone)}.</p>
</header>
<main>
${cards(report, lead)}
<h2>Where they stand</h2>
${standing(report, lead)}
${waits && html`<h2 id="waits">How long it takes</h2>${waits}`}
${forecastSection(report, drawn)}
${charts.length === 0 ? undefined : html`<h2>In pictures</h2>${chartGrid(charts, drawn, lead)}`}
<h2>By ${GROUP_HEADINGS[report.by].toLowerCase()}</h2>
${groupTable(report, lead)}
<h2 id="waiting">Still waiting</h2>
${waitingTable(report)}
${report.late.length === 0 ? undefined : html`<h2 id="late">Answered late</h2>${lateTable(report)}`}
<h2>What came of it</h2>
${outcomeTable(report, lead)}
${report.storms.length === 0 ? undefined : html`<h2>Storms and clusters</h2>${stormsTable(report, lead)}`}
<h2 id="coverage">What we could not see</h2>
${coverageTable(report)}
<section id="rows">
<h2>Every row behind the figures</h2>
${rowLists(report)}
</section>
</main>
${DEFINITIONS}
</body>
</html>
`.text;
}

function cards({ total }: Report, lead: Lead): Markup {
  const { answered, decided } = decidedOf(total);
  const { counts, firstResponse, nextResponse, teamResponse, teamNextResponse, discoveryLag } = total;
  const share = (part: number): string => (decided === 0 ? '–' : percentWords(part, decided));
  const ofWhole = (part: Markup | number): Markup =>
    decided === 0 ? html`nothing was due yet` : html`${part} of ${decided} that were due`;
  const again = ({ waits, p50 }: typeof nextResponse, list: WaitList): Markup | undefined =>
    waits === 0 ? undefined : html`; to a customer who came back: ${lead(list, waitWords(p50))}`;
  const of = (list: string, count: number): Markup => html`, ${lead(list, `of ${count}`)}`;
  return html`<dl class="cards">
${card('Answered in time', share(counts.met), [ofWhole(lead('met', counts.met)), cautionWords(counts.met, decided)])}
${card('Answered at all', share(answered), [ofWhole(answered), counts.late > 0 ? html`${lead('late', counts.late)} late` : undefined, cautionWords(answered, decided), counts.overdue > 0 ? html`<a href="#waiting">${counts.overdue} in silence</a>` : undefined])}
${card('Half are answered within', waitWords(firstResponse.p50), [html`nine in ten: ${waitWords(firstResponse.p90)}${of('first', firstResponse.waits)}${again(nextResponse, 'next')}`])}
${card('Half of them the team answers within', waitWords(teamResponse.p50), [html`counted from when we first saw them${of('team', teamResponse.waits)}${again(teamNextResponse, 'team-next')}`])}
${card('We notice within', waitWords(discoveryLag.p50), [html`nine in ten: ${waitWords(discoveryLag.p90)}${of('lag', discoveryLag.waits)}`])}
</dl>`;
}

const card = (name: string, figure: string, notes: readonly (string | Markup | undefined)[]): Markup =>
  html`<div class="card"><dt>${name}</dt><dd class="figure">${figure}</dd>${notes.map((note) => note && html`<dd class="note">${note}</dd>`)}</div>`;

function standing({ total }: Report, lead: Lead): Markup {
  const { counts, mentions, lateDiscovered, answeredUnasked } = total;
  if (mentions === 0) return html`<p>No mention was posted in this time.</p>`;
  const { notAnswerable: blind } = counts;
  const { warn, breach, escalate } = total.stages;
  const notes: readonly (readonly [count: number, words: () => Markup])[] = [
    [
      blind,
      () =>
        html`${lead('notAnswerable', plural(blind, 'is', 'are'))} past the deadline where the source shows no responses: neither counted for us nor against us.`,
    ],
    [
      lateDiscovered,
      () => html`Of ${lead('late-discovered', lateDiscovered)} the deadline had passed before we saw them.`,
    ],
    [answeredUnasked, () => html`${lead('unasked', answeredUnasked)} answered although no policy asks for it.`],
    [
      warn + breach + escalate,
      () =>
        html`Fell due before anybody answered: ${lead('warned', plural(warn, 'warning'))}, ${lead('breached', plural(breach, 'deadline'))}, ${lead('escalated', plural(escalate, 'escalation'))}.`,
    ],
  ];
  return html`${bucketBar(counts, 'bar')}${bucketLegend(counts, (bucket) => `rows-${bucket}`)}
<p class="soft">${plural(mentions, 'mention')}.${notes.map(([count, words]) => (count === 0 ? undefined : html` ${words()}`))}</p>`;
}

const DEFINITIONS = html`<footer>
<p>How to read this</p>
<dl>
<dt>Answered in time</dt><dd>In time / (in time + late + overdue). An unanswered mention counts against us as soon as its deadline has passed, so that silence can never raise the figure. What counts is when the response was posted, not when we saw it.</dd>
<dt>≥</dt><dd>Somebody in it still waits: the true figure can only be higher.</dd>
<dt>Within</dt><dd>By the wall clock, as a customer waits, nights and weekends included; deadlines count the open hours of their policy.</dd>
<dt>Will rather miss</dt><dd>The probability is above one half, at the pace of the last four weeks. How it is computed and tested: docs/forecast.md.</dd>
<dt>Cannot see</dt><dd>The source does not show responses. Such a mention is settled when a person marks it as answered.</dd>
</dl>
</footer>`;
