import { BUCKETS, durationWords, instantWords, shareWords, waitWords } from './figure-words.ts';
import type { Figures } from './figures.ts';
import { html, Markup } from './html.ts';
import type { Coverage, Report, Row } from './report.ts';
import { REPORT_STYLE } from './report-style.ts';

const MOST_WAITING = 50;
const HEADINGS = { source: 'Source', owner: 'Owner', severity: 'Severity', stars: 'Stars', kind: 'Kind' } as const;

/** The report as one self-contained page: no script, no request, light and dark, readable on a phone and on paper. */
export function reportHtml(report: Report): string {
  const { total, timeZone } = report;
  const { counts } = total;
  const answered = counts.met + counts.late;
  const decided = answered + counts.overdue;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${report.brandName}: responses</title>
<style>${new Markup(REPORT_STYLE)}</style>
</head>
<body>
<header>
<h1>${report.brandName}: do we answer?</h1>
<p class="soft">Mentions posted from ${instantWords(report.from, timeZone)} to ${instantWords(report.to, timeZone)}; as of ${instantWords(report.madeAt, timeZone)}.</p>
</header>
<main>
<section class="cards" aria-label="Headline figures">
${card('Answered in time', shareWords(total.attainment, counts.met, decided), 'of all that were due: silence counts against us')}
${card('Answered at all', shareWords(total.responseRate, answered, decided), 'late answers included')}
${card('Half are answered within', waitWords(total.response.p50), `nine in ten: ${waitWords(total.response.p90)}`)}
${card('We notice within', waitWords(total.discoveryLag.p50), `median from posted to discovered, of ${total.mentions} mentions`)}
</section>
<h2>Where they stand</h2>
${bar(total)}
<h2>By ${HEADINGS[report.by].toLowerCase()}</h2>
${groupTable(report)}
<h2>Still waiting</h2>
${waitingTable(report)}
<h2>What we could not see</h2>
${coverageTable(report.coverage)}
</main>
<footer><p class="soft">≥ means that somebody still waits, so that the true figure can only be higher. Attainment = in time / (in time + late + overdue).</p></footer>
</body>
</html>
`.text;
}

const card = (name: string, figure: string, note: string): Markup =>
  html`<div class="card"><span class="soft">${name}</span><b>${figure}</b><span class="soft">${note}</span></div>`;

function bar({ counts }: Figures): Markup {
  const whole = BUCKETS.reduce((sum, { bucket }) => sum + counts[bucket], 0);
  if (whole === 0) return html`<p>No mention in this time.</p>`;
  const shown = BUCKETS.filter(({ bucket }) => counts[bucket] > 0);
  const words = shown.map(({ bucket, words: say }) => `${counts[bucket]} ${say}`).join(', ');
  return html`<div class="bar" role="img" aria-label="${words}">${shown.map(
    ({ bucket }) =>
      html`<i style="width:${((100 * counts[bucket]) / whole).toFixed(2)}%;background:var(--${bucket})"></i>`,
  )}</div>
<ul class="legend">${shown.map(
    ({ bucket, words: say }) => html`<li><i style="background:var(--${bucket})"></i>${counts[bucket]} ${say}</li>`,
  )}</ul>`;
}

function groupTable(report: Report): Markup {
  return html`<div class="scroll"><table>
<thead><tr><th>${HEADINGS[report.by]}</th><th class="n">Mentions</th><th class="n">In time</th><th class="n">Late</th><th class="n">Overdue</th><th class="n">Attainment</th><th class="n">Median</th><th class="n">p90</th></tr></thead>
<tbody>${report.groups.map(({ name, figures }) => {
    const { counts } = figures;
    const decided = counts.met + counts.late + counts.overdue;
    return html`<tr><td>${name}</td><td class="n">${figures.mentions}</td><td class="n">${counts.met}</td><td class="n">${counts.late}</td><td class="n">${counts.overdue}</td><td class="n">${shareWords(figures.attainment, counts.met, decided)}</td><td class="n">${waitWords(figures.response.p50)}</td><td class="n">${waitWords(figures.response.p90)}</td></tr>
`;
  })}</tbody></table></div>`;
}

function waitingTable(report: Report): Markup {
  if (report.waiting.length === 0) return html`<p>Nobody waits.</p>`;
  const more = report.waiting.length - MOST_WAITING;
  return html`<div class="scroll"><table>
<thead><tr><th>Mention</th><th>Stars</th><th>Owner</th><th>Due</th><th>State</th></tr></thead>
<tbody>${report.waiting.slice(0, MOST_WAITING).map((row) => waitingRow(row, report))}</tbody></table></div>
${more > 0 ? html`<p class="soft">and ${more} more: every row is in the CSV.</p>` : undefined}`;
}

function waitingRow({ facts, bucket }: Row, { madeAt, timeZone }: Report): Markup {
  const late = facts.dueAt === undefined ? undefined : madeAt - facts.dueAt;
  const words = BUCKETS.find((one) => one.bucket === bucket)?.words ?? bucket;
  return html`<tr><td>${facts.sourceId} ${facts.externalId}</td><td>${facts.rating === undefined ? '–' : `${facts.rating}★`}</td><td>${facts.owner ?? '–'}</td><td>${facts.dueAt === undefined ? '–' : instantWords(facts.dueAt, timeZone)}</td><td>${words}${late === undefined ? '' : late > 0 ? `, by ${durationWords(late)}` : `, ${durationWords(-late)} left`}</td></tr>
`;
}

function coverageTable(coverage: readonly Coverage[]): Markup {
  return html`<div class="scroll"><table><thead><tr><th>Source</th><th>Not covered</th><th>Responses</th></tr></thead>
<tbody>${coverage.map(
    ({
      label,
      missing,
      gaps,
      seesResponses,
    }) => html`<tr><td>${label}</td><td>${missing === 0 ? 'covered throughout' : `${durationWords(missing)}: ${gaps.at(-1)?.reason ?? ''}`}</td><td>${seesResponses ? 'visible' : 'not shown by this source: a person has to mark them'}</td></tr>
`,
  )}</tbody></table></div>`;
}
