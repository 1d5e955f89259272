import type { Emotion } from '../scoring/model/emotions.ts';
import { html, type Markup } from '../shared/html.ts';
import { toIso } from '../shared/time.ts';
import { stormList } from './figure-lists.ts';
import { instantWords, percentWords } from './figure-words.ts';
import type { Figures } from './figures.ts';
import type { Hint } from './hints.ts';
import type { Portion } from './portion.ts';
import type { Report } from './report.ts';
import type { Lead } from './report-html-rows.ts';
import { heads, table } from './report-html-table.ts';
import { emotionList, hintList } from './row-lists.ts';
import type { Storm } from './storm.ts';

const HINT_WORDS: Readonly<Record<Hint, string>> = {
  reused: 'nearly the same words as an earlier response',
  otherLanguage: 'in another language than the mention',
  writeToUs: 'only asks to write elsewhere',
  besideThePoint: 'has no word of what was complained about',
};

const nowhere: Lead = (_list, shown) => html`${shown}`;

/** `71 % (5 of 7); 36 to 92 % fits as well`: few cases are never a bare percentage. */
function portionWords({ part, whole, range, few }: Portion, lead = nowhere, list = '', others = ''): Markup {
  if (whole === 0) return html`–`;
  const rest = others === '' ? '' : html`, ${lead(others, `${whole - part} not`)}`;
  const caution = few && range ? `; ${Math.floor(100 * range[0])} to ${Math.ceil(100 * range[1])} % fits as well` : '';
  return html`${percentWords(part, whole)} (${lead(list, part)} of ${whole}${rest})${caution}`;
}

const LINES: readonly (readonly [name: string, of: (figures: Figures, lead: Lead) => Markup])[] = [
  ['Answered in time', ({ shares }, lead) => portionWords(shares.inTime, lead, 'met')],
  [
    'Stars raised after our response',
    ({ outcome }, lead) => portionWords(outcome.recovered, lead, 'recovered', 'not-recovered'),
  ],
  [
    'Settled by one response: nobody came back in 14 days',
    ({ outcome }, lead) => portionWords(outcome.resolved, lead, 'resolved', 'came-back'),
  ],
  [
    'Complaints by somebody who wrote in the 14 days before',
    ({ outcome }, lead) => portionWords(outcome.repeated, lead, 'repeated'),
  ],
  ['Stars on average', ({ mood }, lead) => lead('stars', starWords(mood))],
  [
    'Negative, neutral, positive',
    ({ mood: { negative, neutral, positive } }, lead) =>
      html`${lead('negative', negative)}, ${lead('neutral', neutral)}, ${lead('positive', positive)}`,
  ],
  ['Emotions told', ({ mood }, lead) => emotionWords(mood, lead)],
];

/** What came of the responses, beside the same figures of the time before. */
export function outcomeTable({ total, previous, scores, from, to }: Report, lead: Lead): Markup {
  const { nps, csat } = scores;
  return html`${table(
    'Outcome, this time and the time before',
    html`${heads(['Figure', 'This time', 'Time before'])}`,
    LINES.map(
      ([
        name,
        of,
      ]) => html`<tr><th scope="row">${name}</th><td data-name="This time">${of(total, lead)}</td><td data-name="Time before">${of(previous, nowhere)}</td></tr>
`,
    ),
  )}<p class="soft">Rows of the time before: the report from ${toIso(from - (to - from))} to ${toIso(from)}.</p>${nps && html`<p>From surveys, brought in by you: NPS ${signed(nps.score)} of ${nps.answers} answers (${signed(nps.range[0])} to ${signed(nps.range[1])} fits as well).</p>`}${csat && html`<p>From surveys, brought in by you: content ${portionWords(csat)}.</p>`}${qualityWords(total, lead)}`;
}

function qualityWords({ quality: { read, hints } }: Figures, lead: Lead): Markup | undefined {
  if (read === 0) return undefined;
  const found = (Object.keys(HINT_WORDS) as Hint[]).filter((hint) => hints[hint] > 0);
  const words = found.map(
    (hint, index) => html`${index === 0 ? '' : '; '}${lead(hintList(hint), hints[hint])} ${HINT_WORDS[hint]}`,
  );
  return html`<p class="soft">Of ${lead('read', read)} responses that could be read: ${words.length === 0 ? 'nothing to look at' : words}. Hints, not verdicts.</p>`;
}

const starWords = ({ stars }: Figures['mood']): string =>
  stars.mean === undefined ? '–' : `${stars.mean.toFixed(2)} (${stars.mentions})`;

function emotionWords({ emotions }: Figures['mood'], lead: Lead): Markup {
  const told = (Object.entries(emotions) as [Emotion, number][]).filter(([, count]) => count > 0);
  const ranked = told.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (ranked.length === 0) return html`–`;
  return html`${ranked.map(([emotion, count], index) => html`${index === 0 ? '' : ', '}${emotion} ${lead(emotionList(emotion), count)}`)}`;
}

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));

export const stormsTable = ({ storms, timeZone }: Report, lead: Lead): Markup =>
  table(
    'Storms and clusters',
    html`${heads(['What', 'Opened', 'Calm'])}${heads(['Mentions', 'Most at once', 'Answered', 'Waiting', 'Overdue'], 'n')}`,
    storms.map((storm) => {
      const numbers = { Mentions: storm.mentions, 'Most at once': storm.peak, Answered: storm.answered };
      const more = { Waiting: storm.waiting, Overdue: storm.overdue };
      return html`<tr><th scope="row">${lead(stormList(storm), stormWords(storm))}<br><span class="id">${storm.id}</span></th><td data-name="Opened">${instantWords(storm.openedAt, timeZone)}</td><td data-name="Calm">${storm.calmAt === undefined ? 'goes on' : instantWords(storm.calmAt, timeZone)}</td>${Object.entries({ ...numbers, ...more }).map(([name, count]) => html`<td class="n" data-name="${name}">${count}</td>`)}</tr>
`;
    }),
  );

const stormWords = ({ kind, theme, sourceId }: Storm): string => `${kind} of ${theme ?? sourceId ?? 'the whole brand'}`;
