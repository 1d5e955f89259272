import { cleanText, cutCharacters } from '../alerts/clean-text.ts';
import { publicLink } from '../alerts/public-link.ts';
import type { Mention } from '../mentions/mention.ts';
import { sourceLabel } from '../mentions/source.ts';
import { factsOf } from '../reports/facts-of.ts';
import { bucketWords, instantWords } from '../reports/figure-words.ts';
import { html, type Markup } from '../shared/html.ts';
import { bucketOf } from '../sla/verdict.ts';
import { claimWords, leftMarkup, toneMarkup } from './clock-words.ts';
import { deedForms } from './deed-forms.ts';
import { deskPage } from './desk-frame.ts';
import type { DeskView } from './desk-view.ts';
import { languageTag } from './language-tag.ts';

export interface MentionState {
  readonly mention: Mention;
  /** The story in plain words, as `explain` tells it. */
  readonly story: readonly string[];
  /** What was just done, or did not work. */
  readonly notice?: Markup | undefined;
}

const MOST_LINES = 200;

/** One mention: what the customer wrote, how it stands, what can be done, and its whole story. */
export function mentionPage({ mention, story, notice }: MentionState, view: DeskView): string {
  const { observation, clock, severity, brand } = mention;
  const { settings, now } = view;
  const { timeZone } = settings.reports;
  const facts = factsOf(mention);
  const source = settings.sources.find(({ id }) => id === mention.sourceId);
  const link = publicLink(observation.url);
  const held = claimWords(clock.claim, now);
  const author = cleanText(observation.author.name ?? '') || 'Somebody';
  const shown = cutCharacters(author, 60);
  const rows: readonly (readonly [string, Markup | string] | undefined)[] = [
    ['Time left', leftMarkup(facts, now)],
    facts.dueAt === undefined ? undefined : ['Due', instantWords(facts.dueAt, timeZone)],
    (clock.snoozedUntil ?? 0) > now ? ['Snoozed until', instantWords(clock.snoozedUntil ?? 0, timeZone)] : undefined,
    ['Standing', bucketWords(bucketOf(facts, now))],
    ['Owner', settings.owners.find(({ id }) => id === facts.owner)?.name ?? facts.owner ?? 'nobody'],
    held === undefined ? undefined : ['Who has it', held],
    ['Severity', `${severity.level}${severity.reasons.length === 0 ? '' : `: ${severity.reasons.join('; ')}`}`],
    ['Brand', settings.brands.find(({ id }) => id === brand)?.name ?? brand],
    [
      'Source',
      html`${source === undefined ? mention.sourceId : sourceLabel(source)}${link && html` · <a href="${link}" rel="noreferrer noopener" target="_blank">open it there</a>`}`,
    ],
    observation.publishedAt === undefined ? undefined : ['Posted', instantWords(observation.publishedAt, timeZone)],
  ];
  return deskPage(
    {
      path: '',
      title: `${shown}: what was posted, and what became of it`,
      heading: html`<bdi>${shown}</bdi>: what was posted, and what became of it`,
      isLive: true,
      summary: bucketWords(bucketOf(facts, now)),
      main: html`${notice}<div class="text" lang="${languageTag(observation.language)}">${observation.title ? html`<p dir="auto"><b>${cleanText(observation.title)}</b></p>` : undefined}${linesOf(observation.text)}<p class="soft"><bdi>${author}</bdi> · ${toneMarkup(facts)}</p></div>
<dl class="facts">${rows.map((row) => row && html`<dt>${row[0]}</dt><dd>${row[1]}</dd>`)}</dl>
${deedForms(mention, view)}
<h2>Why it alerted, or did not</h2>
<ul class="story">${story.map((line) => (line.startsWith('  ') ? html`<li class="more">${line.trim()}</li>` : html`<li>${line}</li>`))}</ul>
<p><a href="/">Back to what is open</a></p>`,
    },
    view,
  );
}

/** The whole text, its lines kept, without what cannot be seen or turns the writing round. */
const linesOf = (text: string): readonly Markup[] =>
  text
    .slice(0, 20_000)
    .split(/\r?\n/u)
    .slice(0, MOST_LINES)
    .map(cleanText)
    .filter((line) => line !== '')
    .map((line) => html`<p dir="auto">${line}</p>`);
