import { dayWords } from '../shared/day-words.ts';
import { html } from '../shared/html.ts';
import { deskPage } from './desk-frame.ts';
import type { DeskView } from './desk-view.ts';

export interface ShelvedReport {
  readonly brand: { readonly id: string; readonly name: string };
  /** Of the newest report; absent while there is none. */
  readonly name?: string;
}

/** `20261122-day` -> `the day up to 22 Nov 2026`; anything else as it is. */
function reportWords(name: string): string {
  const [, year, month, date, period] = /^(\d{4})(\d\d)(\d\d)-(\w+)$/u.exec(name) ?? [];
  if (year === undefined) return name;
  return `the ${period} up to ${dayWords(Date.UTC(Number(year), Number(month) - 1, Number(date)))} ${year}`;
}

/** Which reports there are. */
export const reportPage = (reports: readonly ShelvedReport[], view: DeskView): string =>
  deskPage(
    {
      path: '/report',
      title: 'Report',
      main: html`<p>As they were compiled last: every morning for the day before, on Mondays for the week. They open as pages of their own.</p>
<ul>${reports.map(({ brand, name }) =>
        name === undefined
          ? html`<li>${brand.name}: none yet; the first comes in the morning</li>`
          : html`<li><a href="/report/page?brand=${encodeURIComponent(brand.id)}">${brand.name}: ${reportWords(name)}</a></li>`,
      )}</ul>`,
    },
    view,
  );
