import { instantWords } from '../reports/figure-words.ts';
import { html, Markup } from '../shared/html.ts';
import { DESK_SCRIPT } from './desk-script.ts';
import { DESK_STYLE } from './desk-style.ts';
import { scopeWords, seesAll } from './desk-ticket.ts';
import type { DeskView } from './desk-view.ts';

/** How often a page that is open looks for news, in seconds. */
const LOOKS_EVERY = 10;
/** The same for a browser without scripts, where each look moves the reader to the top. */
const RELOADS_EVERY = 120;

const PAGES = [
  { path: '/', name: 'Open', forAll: false },
  { path: '/storms', name: 'Storms', forAll: false },
  { path: '/coverage', name: 'Coverage', forAll: true },
  { path: '/report', name: 'Report', forAll: true },
] as const;

export interface Framed {
  /** Of the page in the navigation; empty for one that is not there. */
  readonly path: string;
  readonly title: string;
  /** Where it is more than the title's words. @default title */
  readonly heading?: Markup;
  readonly main: Markup;
  /** Read out when it has changed. */
  readonly summary?: string;
  /** Whether the page looks for news by itself. */
  readonly isLive?: boolean;
}

/** A page of the desk for somebody who has opened it. */
export function deskPage({ path, title, heading, main, summary = '', isLive = false }: Framed, view: DeskView): string {
  const { session, settings, now } = view;
  const { timeZone } = settings.reports;
  const links = PAGES.filter(({ forAll }) => !forAll || seesAll(session.scope));
  return layOut(
    title,
    html`<header class="top"><b>ReplyWatch</b><nav aria-label="Pages"><ul>${links.map(
      ({ path: to, name }) =>
        html`<li>${to === path ? html`<a href="${to}" aria-current="page">${name}</a>` : html`<a href="${to}">${name}</a>`}</li>`,
    )}</ul></nav><span class="who">${session.by} · <span id="clock">${instantWords(now, timeZone)}</span></span></header>
<p id="status" role="status" class="soft"></p>
<main id="main" tabindex="-1" data-summary="${summary}">
<h1>${heading ?? title}</h1>
${main}
</main>
<footer class="foot"><form method="post" action="/close">This desk shows ${scopeWords(session.scope, settings)}; it was opened with the link <b>${session.id}</b> and closes ${instantWords(session.closesAt, timeZone)}. <input type="hidden" name="key" value="${session.formKey}"><button>Close it now</button></form></footer>`,
    isLive ? LOOKS_EVERY : 0,
  );
}

/** A page for somebody of whom nothing is known. */
export const doorPage = (title: string, main: Markup): string =>
  layOut(
    title,
    html`<header class="top"><b>ReplyWatch</b></header><main id="main" tabindex="-1"><h1>${title}</h1>
${main}
</main>`,
  );

const layOut = (title: string, body: Markup, live = 0): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ReplyWatch</title>
<style>${new Markup(DESK_STYLE)}</style>
${live > 0 ? html`<noscript><meta http-equiv="refresh" content="${RELOADS_EVERY}"></noscript>` : undefined}
</head>
<body data-live="${live}">
<a class="skip" href="#main">To the content</a>
${body}
<script>${new Markup(DESK_SCRIPT)}</script>
</body>
</html>
`.text;
