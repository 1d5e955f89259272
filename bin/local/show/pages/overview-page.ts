import { sourceLabel } from '../../../../functions/domain/mentions/source.ts';
import { bucketBar, bucketLegend } from '../../../../functions/domain/reports/bucket-bar.ts';
import type { MentionFacts } from '../../../../functions/domain/reports/facts.ts';
import { decidedOf, shareWords, waitWords } from '../../../../functions/domain/reports/figure-words.ts';
import { figuresOf } from '../../../../functions/domain/reports/figures-of.ts';
import { html, type Markup } from '../../../../functions/domain/shared/html.ts';
import type { Instant } from '../../../../functions/domain/shared/time.ts';
import type { PagedSession } from './paged-session.ts';

/** What runs, how it stands, and where to look further. */
export function overviewPage(
  { run, settings, received, watch }: PagedSession,
  facts: readonly MentionFacts[],
  now: Instant,
): Markup {
  const figures = figuresOf(facts, now);
  const sources = settings.sources.map((source) => sourceLabel(source)).join(', ');
  const brands = settings.brands.map(({ name }) => name).join(', ');
  return html`<p>Watching ${sources} for ${brands}. All of it runs on this machine, from the template that a deployment brings to AWS: ${run.functions.length} functions, ${run.queues.length} queues, one table.</p>
<dl class="cards">
${card('Mentions', String(figures.mentions), html`<a href="/mentions">each with its clock</a>`)}
${card('Answered in time', shareWords(figures.counts.met, decidedOf(figures).decided), html`<a href="/report">the report</a>`)}
${card('First response, median', waitWords(figures.firstResponse.p50), html`≥: somebody still waits`)}
${card('Alerts sent', String(received.count), html`<a href="/alerts">as they were sent</a>`)}
</dl>
<h2>Where they stand</h2>
${figures.mentions === 0 ? html`<p>No mention has been seen yet.</p>` : html`${bucketBar(figures.counts, 'bar')}${bucketLegend(figures.counts)}`}
${watch.problems.length === 0 ? undefined : html`<h2>What went wrong</h2><ul>${watch.problems.map((line) => html`<li>${line}</li>`)}</ul>`}`;
}

const card = (name: string, figure: string, note: Markup): Markup =>
  html`<div class="card"><dt>${name}</dt><dd class="figure">${figure}</dd><dd class="note">${note}</dd></div>`;
