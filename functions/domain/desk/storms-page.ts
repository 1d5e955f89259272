import type { Incident, Share } from '../incidents/incident.ts';
import { sourceLabel } from '../mentions/source.ts';
import { durationWords, instantWords } from '../reports/figure-words.ts';
import { html, type Markup } from '../shared/html.ts';
import { filterQuery } from './clock-filter.ts';
import { deskPage } from './desk-frame.ts';
import type { DeskView } from './desk-view.ts';

const STATUS = { open: 'on', calm: 'calmed down', closing: 'ending', closed: 'over' } as const;

/** Storms and clusters, the newest first. */
export function stormsPage(incidents: readonly Incident[], view: DeskView): string {
  const on = incidents.filter(({ status }) => status === 'open').length;
  return deskPage(
    {
      path: '/storms',
      title: 'Storms',
      isLive: true,
      summary: on === 0 ? 'no storm is on' : `${on} on`,
      main: html`<p>Far more negative mentions than usual are told as one: a storm. A few of one theme within days are a cluster.${view.settings.storms === undefined ? ' The settings look for neither.' : ''}</p>
${incidents.length === 0 ? html`<p>None in the last 30 days.</p>` : table(incidents, view)}`,
    },
    view,
  );
}

const table = (incidents: readonly Incident[], view: DeskView): Markup =>
  html`<table class="stack"><caption class="hidden">Storms and clusters, the newest first</caption><thead><tr><th scope="col">About</th><th scope="col">Standing</th><th scope="col">First mention</th><th scope="col">Lasted</th><th scope="col" class="n">Mentions</th><th scope="col" class="n">Answered</th><th scope="col" class="n">Waiting</th><th scope="col" class="n">Overdue</th></tr></thead>
<tbody>${incidents.map((incident) => rowOf(incident, view))}</tbody></table>`;

function rowOf(incident: Incident, { settings, now }: DeskView): Markup {
  const { kind, brand, scope, status, firstSeenAt, calmAt, closedAt, count, answered, waiting, overdue, bombing } =
    incident;
  const sourceName = (id: string): string => {
    const source = settings.sources.find((one) => one.id === id);
    return source === undefined ? id : sourceLabel(source);
  };
  const about = scope.theme ?? (scope.sourceId === undefined ? 'the brand' : sourceName(scope.sourceId));
  const brandName = settings.brands.find(({ id }) => id === brand)?.name ?? brand;
  const themes = sharesOf(incident.themes, (id) => id);
  const sources = sharesOf(incident.sources, sourceName);
  return html`<tr><th scope="row">${kind === 'cluster' ? 'Cluster' : bombing === undefined ? 'Storm' : 'Review bombing'}: ${about}<br><span class="soft">${[brandName, themes, sources].filter((words) => words !== '').join(' · ')}</span></th>
<td data-name="Standing">${STATUS[status]}</td><td data-name="First mention">${instantWords(firstSeenAt, settings.reports.timeZone)}</td><td data-name="Lasted">${durationWords((calmAt ?? closedAt ?? now) - firstSeenAt)}</td>
<td class="n" data-name="Mentions">${count}</td><td class="n" data-name="Answered">${answered}</td><td class="n" data-name="Waiting">${leadsTo(waiting, 'inTime', incident)}</td><td class="n" data-name="Overdue">${leadsTo(overdue, 'overdue', incident)}</td></tr>
`;
}

/** To those of the list that still wait, as far as it tells them apart: by brand, theme and source. */
function leadsTo(count: number, state: 'inTime' | 'overdue', { brand, scope }: Incident): Markup {
  if (count === 0) return html`0`;
  const { theme, sourceId: source } = scope;
  const about = { ...(theme !== undefined && { theme }), ...(source !== undefined && { source }) };
  return html`<a href="/?${filterQuery({ brand, ...about, state, page: 1 })}">${count}<span class="hidden"> of them in the list</span></a>`;
}

const sharesOf = (shares: readonly Share[], nameOf: (id: string) => string): string =>
  shares
    .slice(0, 3)
    .map(({ id, count }) => `${nameOf(id)} ${count}`)
    .join(', ');
