import { html, type Markup } from '../shared/html.ts';
import { instantWords, percentWords } from './figure-words.ts';
import type { Figures } from './figures.ts';
import type { Hint } from './hints.ts';
import type { Portion } from './portion.ts';
import type { Report } from './report.ts';
import { heads, table } from './report-html-table.ts';
import type { Storm } from './storm.ts';

const HINT_WORDS: Readonly<Record<Hint, string>> = {
  reused: 'nearly the same words as an earlier response',
  otherLanguage: 'in another language than the mention',
  writeToUs: 'only asks to write elsewhere',
  besideThePoint: 'has no word of what was complained about',
};

/** `71 % (5 of 7); 36 to 92 % fits as well`: few cases are never a bare percentage. */
function portionWords({ part, whole, range, few }: Portion): string {
  if (whole === 0) return '–';
  const caution = few && range ? `; ${Math.floor(100 * range[0])} to ${Math.ceil(100 * range[1])} % fits as well` : '';
  return `${percentWords(part, whole)} (${part} of ${whole})${caution}`;
}

/** What came of the responses, beside the same figures of the time before. */
export function outcomeTable({ total, previous, scores }: Report): Markup {
  const lines: readonly (readonly [name: string, of: (figures: Figures) => string])[] = [
    ['Answered in time', ({ shares }) => portionWords(shares.inTime)],
    ['Stars raised after our response', ({ outcome }) => portionWords(outcome.recovered)],
    ['Settled by one response: nobody came back in 14 days', ({ outcome }) => portionWords(outcome.resolved)],
    ['Complaints by somebody who wrote in the 14 days before', ({ outcome }) => portionWords(outcome.repeated)],
    ['Stars on average', ({ mood }) => starWords(mood)],
    ['Negative, neutral, positive', ({ mood }) => `${mood.negative}, ${mood.neutral}, ${mood.positive}`],
    ['Emotions told', ({ mood }) => emotionWords(mood)],
  ];
  const { nps, csat } = scores;
  return html`${table(
    'Outcome, this time and the time before',
    html`${heads(['Figure', 'This time', 'Time before'])}`,
    lines.map(
      ([
        name,
        of,
      ]) => html`<tr><th scope="row">${name}</th><td data-name="This time">${of(total)}</td><td data-name="Time before">${of(previous)}</td></tr>
`,
    ),
  )}${nps && html`<p>From surveys, brought in by you: NPS ${signed(nps.score)} of ${nps.answers} answers (${signed(nps.range[0])} to ${signed(nps.range[1])} fits as well).</p>`}${csat && html`<p>From surveys, brought in by you: content ${portionWords(csat)}.</p>`}${qualityWords(total)}`;
}

function qualityWords({ quality: { read, hints } }: Figures): Markup | undefined {
  if (read === 0) return undefined;
  const found = (Object.keys(HINT_WORDS) as Hint[]).filter((hint) => hints[hint] > 0);
  const words = found.map((hint) => `${hints[hint]} ${HINT_WORDS[hint]}`).join('; ');
  return html`<p class="soft">Of ${read} responses that could be read: ${words === '' ? 'nothing to look at' : words}. Hints, not verdicts.</p>`;
}

const starWords = ({ stars }: Figures['mood']): string =>
  stars.mean === undefined ? '–' : `${stars.mean.toFixed(2)} (${stars.mentions})`;

function emotionWords({ emotions }: Figures['mood']): string {
  const told = Object.entries(emotions).filter(([, count]) => count > 0);
  const ranked = told.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return ranked.map(([emotion, count]) => `${emotion} ${count}`).join(', ') || '–';
}

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));

export const stormsTable = ({ storms, timeZone }: Report): Markup =>
  table(
    'Storms and clusters',
    html`${heads(['What', 'Opened', 'Calm'])}${heads(['Mentions', 'Most at once', 'Answered', 'Waiting', 'Overdue'], 'n')}`,
    storms.map((storm) => {
      const numbers = { Mentions: storm.mentions, 'Most at once': storm.peak, Answered: storm.answered };
      const more = { Waiting: storm.waiting, Overdue: storm.overdue };
      return html`<tr><th scope="row">${stormWords(storm)}<br><span class="id">${storm.id}</span></th><td data-name="Opened">${instantWords(storm.openedAt, timeZone)}</td><td data-name="Calm">${storm.calmAt === undefined ? 'goes on' : instantWords(storm.calmAt, timeZone)}</td>${Object.entries({ ...numbers, ...more }).map(([name, count]) => html`<td class="n" data-name="${name}">${count}</td>`)}</tr>
`;
    }),
  );

const stormWords = ({ kind, theme, sourceId }: Storm): string => `${kind} of ${theme ?? sourceId ?? 'the whole brand'}`;
