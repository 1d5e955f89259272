import { html, type Markup } from '../../../../functions/domain/shared/html.ts';
import { type Json, list, overflowWords, readable, record, richLines, textOf } from '../../draw/slack-json.ts';

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
    case 'rich_text':
      return html`<ul>${richLines(block).map((line) => html`<li>${line}</li>`)}</ul>`;
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
  if (element['type'] === 'overflow') return html`<span class="button" title="${overflowWords(element)}">⋯</span>`;
  const label = textOf(element['type'] === 'static_select' ? element['placeholder'] : element['text']);
  const { url } = element;
  return isWebAddress(url)
    ? html`<a class="button" href="${url}" rel="noreferrer noopener">${label}</a>`
    : html`<span class="button">${label}${element['type'] === 'static_select' ? ' ▾' : ''}</span>`;
}

/** Anything else as a link could run a script. */
const isWebAddress = (value: unknown): value is string => typeof value === 'string' && /^https?:\/\//u.test(value);
