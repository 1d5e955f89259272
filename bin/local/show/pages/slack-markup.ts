import { html, type Markup } from '../../../../functions/domain/shared/html.ts';

type Json = Readonly<Record<string, unknown>>;

/** A Slack message as a page shows it, drawn from the JSON that was sent and nothing else. Buttons are shown, not pressed. */
export function slackMarkup(message: unknown): Markup {
  const { text, blocks } = record(message);
  const drawn = list(blocks).map(record).map(blockMarkup);
  return drawn.length > 0
    ? html`${drawn}`
    : html`<p>${typeof text === 'string' ? readable(text) : '(an empty message)'}</p>`;
}

function blockMarkup(block: Json): Markup {
  switch (block['type']) {
    case 'header':
      return html`<h2>${textOf(block['text'])}</h2>`;
    case 'section':
      return sectionMarkup(textOf(block['text']));
    case 'context':
      return html`${list(block['elements']).map((element) => html`<p class="soft">${textOf(element)}</p>`)}`;
    case 'actions':
      return html`<div>${list(block['elements']).map(record).map(actionMarkup)}</div>`;
    case 'divider':
      return html`<hr>`;
    default:
      return html`<p>(${String(block['type'])})</p>`;
  }
}

const sectionMarkup = (text: string): Markup =>
  text.startsWith('“')
    ? html`<blockquote>${text}</blockquote>`
    : html`${text.split('\n').map((line) => html`<p>${line}</p>`)}`;

function actionMarkup(element: Json): Markup {
  const label = textOf(element['type'] === 'static_select' ? element['placeholder'] : element['text']);
  const { url } = element;
  return isWebAddress(url)
    ? html`<a class="button" href="${url}" rel="noreferrer noopener">${label}</a>`
    : html`<span class="button">${label}${element['type'] === 'static_select' ? ' ▾' : ''}</span>`;
}

/** Anything else as a link could run a script. */
const isWebAddress = (value: unknown): value is string => typeof value === 'string' && /^https?:\/\//u.test(value);

const textOf = (value: unknown): string => {
  const { text } = record(value);
  return typeof text === 'string' ? readable(text) : '';
};

/** Slack's own notation undone: `<@U1>`, `<!subteam^S1>`, `<address|words>`, and the three entities. */
const readable = (text: string): string =>
  text
    .replace(/<(?:@|!subteam\^)([A-Z0-9]+)(?:\|[^>]*)?>/gu, '@$1')
    .replace(/<(https?:[^|>]+)\|([^>]*)>/gu, '$2 ($1)')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&amp;/gu, '&');

const record = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
