import type { ClockOutlook, OwnerOutlook } from '../forecast/breach-forecast.ts';
import { html, type Markup } from '../shared/html.ts';
import type { DrawnCharts } from './charts/chart.ts';
import { loadChart } from './charts/load-charts.ts';
import { instantWords } from './figure-words.ts';
import {
  breachErrorWords,
  decimal,
  expectedWords,
  learntWords,
  loadErrorWords,
  outlookWords,
} from './forecast-words.ts';
import type { Report } from './report.ts';
import { chartFigure } from './report-html-charts.ts';
import { heads, plural, table } from './report-html-table.ts';

const MOST_CLOCKS = 20;

/** What will come, with how far off the same words would have been; nothing in a report of the past. */
export function forecastSection(report: Report, drawn: DrawnCharts): Markup | undefined {
  const { forecast, timeZone } = report;
  if (forecast === undefined) return undefined;
  const { breaches, breachBacktest, unseen, load } = forecast;
  const { outlook } = breaches;
  const chart = loadChart(load);
  const blind =
    unseen === 0
      ? undefined
      : html`<p class="soft">Nothing is said of ${unseen} whose source does not show whether they are answered.</p>`;
  return html`<section id="forecast">
<h2>What will happen at the present pace</h2>
${outlook && html`<p class="lead">${leadWords(outlook.all, timeZone)}</p>${outlook.owners.length === 0 ? undefined : ownersTable(report, outlook.owners)}`}
<p class="soft">${learntWords(breaches)}${outlook && ` ${breachErrorWords(breachBacktest)}`}</p>
${blind}
${outlook && outlook.clocks.length > 0 ? clocksTable(report, outlook.clocks) : undefined}
${chart && html`${chartFigure(chart, drawn.get(chart.id))}<p class="soft">Clocks that will ask for an answer: the mean of the same hour of the same weekday over the last ${load.weeks} weeks, days off left out. ${loadErrorWords(load.backtest)}</p>`}
</section>`;
}

const leadWords = ({ open, likely, by }: OwnerOutlook, timeZone: string): string => {
  if (open === 0) return 'Nothing is open.';
  if (by === undefined) return `Of ${plural(open, 'open clock')} none will rather miss its deadline.`;
  const last = `${likely === 1 ? 'at' : 'the last of them at'} ${instantWords(by, timeZone)}`;
  return `${likely} of ${plural(open, 'open clock')} will rather miss ${likely === 1 ? 'its' : 'their'} deadline, ${last}, unless somebody answers.`;
};

const ownersTable = ({ owners, timeZone }: Report, outlooks: readonly OwnerOutlook[]): Markup =>
  table(
    'Breaches to come by owner',
    html`${heads(['Owner', 'Will rather miss their deadline'])}${heads(['Expected', 'Overdue, of 9 weeks'], 'n')}`,
    outlooks.map((one) => {
      const name = one.owner === undefined ? 'nobody' : (owners.get(one.owner) ?? one.owner);
      return html`<tr><th scope="row">${name}</th><td data-name="Will rather miss their deadline">${outlookWords(one, timeZone)}</td><td class="n" data-name="Expected">${one.open === 0 ? '–' : expectedWords(one)}</td><td class="n" data-name="Overdue, of 9 weeks">${one.overdue}</td></tr>
`;
    }),
  );

const clocksTable = ({ owners, timeZone }: Report, clocks: readonly ClockOutlook[]): Markup =>
  html`<details><summary>The open clocks, the likeliest breach first</summary>${table(
    'Open clocks by how likely they breach',
    html`${heads(['Mention', 'Owner', 'Due'])}${heads(['Will miss it'], 'n')}`,
    clocks.slice(0, MOST_CLOCKS).map(
      ({ mention, cycle, owner, dueAt, breach }) =>
        html`<tr><th scope="row"><span class="id">${mention}${cycle === 1 ? '' : ', came back'}</span></th><td data-name="Owner">${owner === undefined ? 'nobody' : (owners.get(owner) ?? owner)}</td><td data-name="Due">${instantWords(dueAt, timeZone)}</td><td class="n" data-name="Will miss it">${probabilityWords(breach)}</td></tr>
`,
    ),
  )}${clocks.length > MOST_CLOCKS ? html`<p class="soft">and ${clocks.length - MOST_CLOCKS} more: all are in the JSON. On average ${decimal(clocks.reduce((sum, { breach }) => sum + breach, 0))} of ${clocks.length} will miss it.</p>` : undefined}</details>`;

/** Never certain: 1 to 99 %. */
const probabilityWords = (breach: number): string => `${Math.min(99, Math.max(1, Math.round(100 * breach)))} %`;
