import { dayWords } from '../shared/day-words.ts';
import { html, type Markup } from '../shared/html.ts';
import { deskPage } from './desk-frame.ts';
import type { DeskView } from './desk-view.ts';
import { reportInside } from './report-inside.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ReportState {
  /** Of whom it is. */
  readonly brand: Named;
  /** Of whom there may be others. */
  readonly brands: readonly Named[];
  /** The newest of each period, `20261122-day`, the newest first. */
  readonly names: readonly string[];
  /** As it was compiled; absent while there is none. */
  readonly shown?: { readonly name: string; readonly page: string };
}

/** `week` of `20261122-week`. */
export const periodOf = (name: string): string => name.slice(name.indexOf('-') + 1);

/** `20261122-day` -> `the day up to 22 Nov 2026`; anything else as it is. */
function reportWords(name: string): string {
  const [, year, month, date, period] = /^(\d{4})(\d\d)(\d\d)-(\w+)$/u.exec(name) ?? [];
  if (year === undefined) return name;
  return `the ${period} up to ${dayWords(Date.UTC(Number(year), Number(month) - 1, Number(date)))} ${year}`;
}

/** The newest report of a brand, charts and all, and the way to the others. */
export function reportPage({ brand, brands, names, shown }: ReportState, view: DeskView): string {
  const inside = shown && reportInside(shown.page);
  return deskPage(
    {
      path: '/report',
      title: `${brand.name}: do we answer?`,
      main: html`${brands.length > 1 ? brandForm(brand, brands) : undefined}
${shown === undefined ? html`<p>There is no report yet: the first comes in the morning, of the day before. <a href="/?${queryOf(brand)}">What is open now</a></p>` : choices(shown.name, names, brand)}
${shown && (inside ?? html`<p>It was compiled by another version, and opens as <a href="${ownPage(brand, shown.name)}">a page of its own</a>.</p>`)}`,
    },
    view,
  );
}

const queryOf = ({ id }: Named, period?: string): string =>
  new URLSearchParams({ brand: id, ...(period !== undefined && { period }) }).toString();

const ownPage = (brand: Named, name: string): string => `/report/page?${queryOf(brand, periodOf(name))}`;

const brandForm = (brand: Named, brands: readonly Named[]): Markup =>
  html`<form class="filter" method="get" action="/report" role="search" aria-label="Whose report"><label for="f-brand">Brand<select id="f-brand" name="brand">${brands.map(
    ({ id, name }) =>
      id === brand.id
        ? html`<option value="${id}" selected>${name}</option>`
        : html`<option value="${id}">${name}</option>`,
  )}</select></label><button>Show</button></form>`;

const choices = (shown: string, names: readonly string[], brand: Named): Markup =>
  html`<nav class="pages" aria-label="Which report">${names.map((name) => {
    const to = `/report?${queryOf(brand, periodOf(name))}`;
    return name === shown
      ? html`<a href="${to}" aria-current="page">${capital(reportWords(name))}</a>`
      : html`<a href="${to}">${capital(reportWords(name))}</a>`;
  })}<a href="${ownPage(brand, shown)}">To print or to keep</a><a href="/?${queryOf(brand)}">What is open now</a></nav>`;

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
