import { html, Markup } from '../shared/html.ts';
import { patternSwatch } from './bucket-bar.ts';
import type { Chart, DrawnChart, DrawnCharts } from './charts/chart.ts';
import { bucketWords } from './figure-words.ts';
import type { Lead } from './report-html-rows.ts';
import { heads, table } from './report-html-table.ts';

/** The charts side by side where there is room, each with its words and its table. */
export const chartGrid = (charts: readonly Chart[], drawn: DrawnCharts, lead: Lead): Markup =>
  html`<div class="charts">${charts.map((chart) => chartFigure(chart, drawn.get(chart.id), lead))}</div>`;

const nowhere: Lead = (_list, shown) => html`${shown}`;

export function chartFigure(
  { id, title, says, table: data, series, buckets }: Chart,
  drawn: DrawnChart | undefined,
  lead = nowhere,
): Markup {
  const led = (list: string | undefined, name: string): Markup | string =>
    list === undefined ? name : lead(list, name);
  return html`<figure class="chart" id="${id}">
<figcaption><h3>${title}</h3><p class="soft">${says}</p></figcaption>
${drawn && html`<div role="img" aria-label="${title}. ${says}"><div class="for-wide">${new Markup(drawn.wide)}</div><div class="for-narrow">${new Markup(drawn.narrow)}</div></div>`}
${drawn && series && html`<ul class="legend">${series.map((name, index) => html`<li>${new Markup(lineSwatch(index))}<span>${name}</span></li>`)}</ul>`}
${drawn && buckets && html`<ul class="legend">${buckets.map((bucket) => html`<li>${patternSwatch(bucket)}<span>${bucketWords(bucket)}</span></li>`)}</ul>`}
<details><summary>The numbers</summary>${table(
    `${title}, as numbers`,
    html`${heads(data.head.map((name, index) => led(data.headLeads?.[index], name)))}`,
    data.rows.map(
      (
        [name = '', ...cells],
        index,
      ) => html`<tr><th scope="row">${led(data.leads?.[index], name)}</th>${cells.map((cell) => html`<td class="n">${cell}</td>`)}</tr>
`,
    ),
    'plain',
  )}</details>
</figure>
`;
}

/** As the drawing has them: line and mark of each series in its order. */
const SWATCHES: readonly (readonly [line: string, mark: string])[] = [
  ['s1', '<circle cx="17" cy="8" r="3.6"/>'],
  ['s2', '<rect x="13.8" y="4.8" width="6.4" height="6.4"/>'],
  ['s3', '<path d="M17 3.6 L21 11 L13 11 Z"/>'],
  ['s4', '<path d="M17 3 L21 8 L17 13 L13 8 Z"/>'],
];

function lineSwatch(index: number): string {
  const [line, mark] = SWATCHES[index % SWATCHES.length] ?? ['s1', ''];
  return `<svg class="line ${line}" viewBox="0 0 34 16" aria-hidden="true"><path class="stroke" d="M0 8 H34"/>${mark}</svg>`;
}
