import { html, type Markup } from '../shared/html.ts';
import { waitWords } from './figure-words.ts';
import type { Report } from './report.ts';
import type { Lead } from './report-html-rows.ts';
import { heads, table } from './report-html-table.ts';
import type { WaitFigures } from './response-times.ts';
import type { WaitList } from './row-lists.ts';

/** Every wait by both clocks, on the wall and in open hours; of how many, and how many of those go on. */
export function waitsTable({ total }: Report, lead: Lead): Markup | undefined {
  const { business } = total;
  const lines: readonly (readonly [list: WaitList, name: string, calendar: WaitFigures, business?: WaitFigures])[] = [
    ['first', 'First response, since it was posted', total.firstResponse, business.firstResponse],
    ['team', 'First response, since we found it', total.teamResponse, business.teamResponse],
    ['next', 'Next response, since the customer came back', total.nextResponse, business.nextResponse],
    ['team-next', 'Next response, since we saw that', total.teamNextResponse, business.teamNextResponse],
    ['lag', 'Found by us, since it was posted', total.discoveryLag],
  ];
  const told = lines.filter(([, , { waits }]) => waits > 0);
  if (told.length === 0) return undefined;
  return table(
    'Waits',
    html`${heads(['From and to'])}${heads(['Half within', 'Nine in ten', 'Half, open hours', 'Nine in ten, open hours', 'Of', 'Go on'], 'n')}`,
    told.map(([list, name, calendar, open]) => {
      const cells: readonly (readonly [string, Markup | string | number])[] = [
        ['Half within', waitWords(calendar.p50)],
        ['Nine in ten', waitWords(calendar.p90)],
        ['Half, open hours', waitWords(open?.p50)],
        ['Nine in ten, open hours', waitWords(open?.p90)],
        ['Of', lead(list, calendar.waits)],
        ['Go on', calendar.open],
      ];
      return html`<tr><th scope="row">${lead(list, name)}</th>${cells.map(([head, cell]) => html`<td class="n" data-name="${head}">${cell}</td>`)}</tr>
`;
    }),
  );
}
