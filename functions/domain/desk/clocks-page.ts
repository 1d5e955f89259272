import { cleanText, cutCharacters } from '../alerts/clean-text.ts';
import type { Mention } from '../mentions/mention.ts';
import { mentionParam } from '../mentions/mention-param.ts';
import { type Source, sourceLabel } from '../mentions/source.ts';
import { instantWords } from '../reports/figure-words.ts';
import type { SeverityLevel } from '../scoring/score.ts';
import { contentHash } from '../shared/hash.ts';
import { html, type Markup } from '../shared/html.ts';
import { type ClockFilter, filterQuery } from './clock-filter.ts';
import { claimWords, leftMarkup, toneMarkup } from './clock-words.ts';
import { deedFields } from './deed-forms.ts';
import { deskPage } from './desk-frame.ts';
import type { DeskView } from './desk-view.ts';
import { languageTag } from './language-tag.ts';
import { mentionAddress } from './mention-address.ts';
import type { OpenClock } from './open-clock.ts';

/** A clock of the list, with its mention where it could be read. */
export interface ClockRow extends OpenClock {
  readonly mention?: Mention;
}

export interface ClocksState {
  readonly filter: ClockFilter;
  /** The page of those with something ahead, the nearest deadline first. */
  readonly rows: readonly ClockRow[];
  /** Of all pages. */
  readonly waiting: number;
  readonly overdue: number;
  readonly pages: number;
  /** There are more open clocks than are looked through: where they go on, hidden. */
  readonly next?: string;
  /** Past their last stage, the latest deadline first; absent where they are not asked for. */
  readonly spent?: { readonly rows: readonly ClockRow[]; readonly next?: string; readonly all?: string };
  /** What was just done. */
  readonly did?: Markup;
}

const QUOTE = 140;
/** Sources that a person can choose from. */
const MOST_LISTED = 60;
const LEVELS: readonly SeverityLevel[] = ['low', 'medium', 'high', 'critical'];

/** What is open, by time left. */
export function clocksPage(state: ClocksState, view: DeskView): string {
  const { rows, filter, spent } = state;
  const summary = summaryOf(state);
  return deskPage(
    {
      path: '/',
      title: 'Open',
      summary,
      isLive: true,
      main: html`${state.did}<p><b>${summary}</b>${partWords(state)}.</p>
${filterForm(filter, view)}
${rows.length === 0 ? html`<p>${emptyWords(state)}</p>` : clocksTable('Open clocks, the least time left first', rows, filter, view)}
${pagesNav(state)}
${spent === undefined || (spent.rows.length === 0 && filter.after === undefined) ? undefined : spentSection(spent, filter, view)}`,
    },
    view,
  );
}

/** `5 waiting, 1 of them overdue; 2 past the last alert`. */
function summaryOf({ waiting, overdue, spent }: ClocksState): string {
  const long = spent?.rows.length ?? 0;
  const isMore = spent?.next !== undefined || spent?.all !== undefined;
  const ahead = `${waiting} waiting${overdue > 0 ? `, ${overdue} of them overdue` : ''}`;
  return long === 0 ? ahead : `${ahead}; ${long}${isMore ? ' or more' : ''} past the last alert`;
}

/** Of very many, where this part stands, and the way to the others. */
function partWords({ filter: { from, after: _, ...rest }, next }: ClocksState): Markup | undefined {
  if (from === undefined && next === undefined) return undefined;
  const to = (query: string, words: string): Markup => html`<a href="/?${query}">${words}</a>`;
  const whole = { ...rest, page: 1 };
  return html`: of very many, ${from === undefined ? 'those with the next alerts' : html`a later part (${to(filterQuery(whole), 'to the first')})`}${next === undefined ? undefined : html`; ${to(filterQuery({ ...whole, from: next }), 'those with later alerts')}`}`;
}

function emptyWords({ filter, spent, next }: ClocksState): string {
  if (next !== undefined) return 'None of this part is here; those with later alerts were not looked through.';
  if (filter.after !== undefined) return 'What is waiting is on the first page.';
  const here = Object.keys(filter).length > 1 ? ' with this filter' : '';
  return (spent?.rows.length ?? 0) === 0
    ? `Nothing is waiting here${here}.`
    : `Nothing here has an alert ahead${here}; what is long overdue stands below.`;
}

function spentSection(
  { rows, next, all }: NonNullable<ClocksState['spent']>,
  filter: ClockFilter,
  view: DeskView,
): Markup {
  const query = (after: string): string => filterQuery({ ...filter, page: 1, after });
  return html`<h2>Overdue, and past the last alert</h2>
<p class="soft">Nobody is told of these again. The latest deadline comes first.</p>
${rows.length === 0 ? html`<p>No more.</p>` : clocksTable('Overdue and past the last alert', rows, filter, view)}
${next === undefined && all === undefined ? undefined : html`<nav class="pages" aria-label="Pages of what is long overdue">${next === undefined ? html`<a href="/?${all ?? ''}">More, brand by brand</a>` : html`<a href="/?${query(next)}">Further back</a>`}</nav>`}`;
}

const clocksTable = (name: string, rows: readonly ClockRow[], filter: ClockFilter, view: DeskView): Markup =>
  html`<table class="stack clocks"><caption class="hidden">${name}</caption><thead><tr><th scope="col">Time left</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Severity</th><th scope="col">Owner</th><th scope="col"><span class="hidden">Do</span></th></tr></thead>
<tbody>${rows.map((row) => clockRow(row, filter, view))}</tbody></table>`;

function clockRow({ facts, claim, mention }: ClockRow, filter: ClockFilter, view: DeskView): Markup {
  const { settings, now, session } = view;
  const source = settings.sources.find(({ id }) => id === facts.sourceId);
  const brand = settings.brands.find(({ id }) => id === facts.brand)?.name ?? facts.brand;
  const isOneOfSeveral = session.scope.brand === undefined && settings.brands.length > 1;
  const owner = settings.owners.find(({ id }) => id === facts.owner)?.name ?? facts.owner ?? 'nobody';
  const who = cutCharacters(cleanText(mention?.observation.author.name ?? ''), 40) || 'Somebody';
  const text = cleanText([mention?.observation.title, mention?.observation.text].filter(Boolean).join(': '));
  const held = claimWords(claim, now);
  const id = contentHash(mentionParam(facts));
  const snoozed = mention?.clock.snoozedUntil ?? 0;
  return html`<tr><td data-name="Time left">${leftMarkup(facts, now)}${snoozed > now ? html`<br><span class="soft">snoozed until ${instantWords(snoozed, settings.reports.timeZone)}</span>` : undefined}</td>
<th scope="row"><span class="clip"><a id="open-${id}" href="${mentionAddress(facts)}"><bdi>${who}</bdi></a></span><span class="soft">${isOneOfSeveral ? `${brand} · ` : ''}${source === undefined ? facts.sourceId : sourceLabel(source)} · ${toneMarkup(facts)}${facts.cycle > 1 ? ' · came back' : ''}</span></th>
<td class="quote"><span class="clip" dir="auto" lang="${languageTag(mention?.observation.language)}">${text === '' ? html`<span class="soft">(no text)</span>` : cutCharacters(text, QUOTE)}</span></td>
<td data-name="Severity">${facts.severity === 'critical' ? html`<b>critical</b>` : facts.severity}</td><td data-name="Owner">${owner}${held && html`<br><span class="soft">${held}</span>`}</td>
<td class="do">${session.scope.readOnly || mention === undefined || held !== undefined ? undefined : html`<form method="post" action="/act">${deedFields('claim', mention, session)}<input type="hidden" name="back" value="${filterQuery(filter)}"><button id="claim-${id}">I'll take it<span class="hidden"> from <bdi>${who}</bdi></span></button></form>`}</td></tr>
`;
}

function pagesNav({ filter, pages }: ClocksState): Markup | undefined {
  if (pages <= 1) return undefined;
  const { after: _, ...rest } = filter;
  const to = (page: number): string => `/?${filterQuery({ ...rest, page })}`;
  return html`<nav class="pages" aria-label="Pages of the list">${filter.page > 1 ? html`<a id="page-before" href="${to(filter.page - 1)}">Sooner</a>` : undefined}<span>Page ${Math.min(filter.page, pages)} of ${pages}</span>${filter.page < pages ? html`<a id="page-after" href="${to(filter.page + 1)}">Later</a>` : undefined}</nav>`;
}

function filterForm(filter: ClockFilter, { session, settings }: DeskView): Markup {
  const { scope } = session;
  const only = scope.brand ?? filter.brand;
  const sources = settings.sources.filter(({ brand }) => only === undefined || brand === only);
  const named = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.map(({ id, name }) => [id, name] as const);
  return html`<form class="filter" method="get" action="/" role="search" aria-label="Which of them">
${scope.brand === undefined && settings.brands.length > 1 ? choice('brand', 'Brand', named(settings.brands), filter.brand) : undefined}
${scope.owner === undefined && settings.owners.length > 1 ? choice('owner', 'Owner', named(settings.owners), filter.owner) : undefined}
${sources.length > 1 ? sourceChoice(sources, filter.source) : undefined}
${choice(
  'severity',
  'Severity',
  LEVELS.map((level) => [level, level] as const),
  filter.severity,
)}
${choice(
  'state',
  'Deadline',
  [
    ['overdue', 'has passed'],
    ['inTime', 'is ahead'],
  ],
  filter.state,
)}
<label class="check" for="f-mine">${filter.mine ? html`<input type="checkbox" id="f-mine" name="mine" value="1" checked>` : html`<input type="checkbox" id="f-mine" name="mine" value="1">`} Only mine</label>
${filter.theme === undefined ? undefined : html`<label class="check" for="f-theme"><input type="checkbox" id="f-theme" name="theme" value="${filter.theme}" checked> About ${filter.theme}</label>`}
<button id="f-show">Show</button>${filterQuery({ ...filter, page: 1 }) === '' ? undefined : html` <a href="/">Show all</a>`}</form>`;
}

/** Of very many sources nobody wants a list, nor its bytes on each page: part of a name finds them. */
const sourceChoice = (sources: readonly Source[], chosen: string | undefined): Markup =>
  sources.length > MOST_LISTED
    ? html`<label for="f-source">Source, or part of its name<input id="f-source" name="source" value="${chosen}" maxlength="200"></label>`
    : choice(
        'source',
        'Source',
        sources.map((source) => [source.id, sourceLabel(source)] as const),
        chosen,
      );

const choice = (
  name: string,
  label: string,
  options: readonly (readonly [value: string, words: string])[],
  chosen: string | undefined,
): Markup =>
  html`<label for="f-${name}">${label}<select id="f-${name}" name="${name}"><option value="">all</option>${options.map(
    ([value, words]) =>
      value === chosen
        ? html`<option value="${value}" selected>${words}</option>`
        : html`<option value="${value}">${words}</option>`,
  )}</select></label>`;
