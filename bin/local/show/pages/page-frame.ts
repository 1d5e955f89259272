import { REPORT_STYLE } from '../../../../functions/domain/reports/report-style.ts';
import { html, type Markup } from '../../../../functions/domain/shared/html.ts';

const PAGES = [
  { path: '/', name: 'Overview' },
  { path: '/desk', name: 'Desk' },
  { path: '/alerts', name: 'Alerts' },
  { path: '/report', name: 'Report' },
] as const;

/** Served as a file, so that the pages need no inline style. */
export const PAGE_STYLE = `${REPORT_STYLE}
nav { display: flex; flex-wrap: wrap; align-items: baseline; gap: .3rem 1.2rem; border-bottom: 1px solid var(--line); padding-bottom: .7rem; margin-bottom: 1.4rem; }
nav b { margin-right: .6rem; } nav a[aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; border-bottom: 2px solid var(--ink); } #live { margin-left: auto; color: var(--soft); font-size: .9rem; }
tbody th .soft { font-weight: 400; } .state { font-weight: 600; white-space: nowrap; } .state.met { color: var(--met); } .state.late { color: var(--late); } .state.overdue { color: var(--overdue); }
.state.notAnswerable { color: var(--notAnswerable); } .state.inWindow { color: var(--inWindow); } .state.excluded { color: var(--soft); font-weight: 400; }
blockquote { margin: .6rem 0; padding: .1rem 0 .1rem .9rem; border-left: 4px solid var(--line); font-style: italic; overflow-wrap: anywhere; }
.message { border: 1px solid var(--line); border-left: 4px solid var(--notAnswerable); border-radius: .5rem; padding: .8rem 1rem; margin: 0 0 1rem; max-width: 46rem; }
.message.mail { border-left-color: var(--inWindow); } .message h2 { margin: 0 0 .4rem; font-size: 1.05rem; } .message pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: .6rem 0 0; }
.button { display: inline-block; border: 1px solid var(--line); border-radius: .35rem; padding: .1rem .6rem; margin: .4rem .3rem 0 0; color: var(--soft); font-size: .92rem; } a.button { color: var(--link); }
.story { list-style: none; padding: 0; } .story li { border-left: 3px solid var(--line); padding: .15rem 0 .15rem .9rem; overflow-wrap: anywhere; } .story li.more { padding-left: 2.2rem; color: var(--soft); }
`;

/** Looks for news every two seconds and puts them in place, without moving what is being read or has the focus. */
export const LIVE_SCRIPT = `const live = document.getElementById('live');
setInterval(async () => {
  if (document.hidden || String(getSelection()) !== '') return;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    const [fresh, here] = [page.querySelector('main'), document.querySelector('main')];
    live.textContent = page.getElementById('live').textContent;
    if (!fresh || fresh.innerHTML === here.innerHTML) return;
    const focused = here.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
    here.replaceWith(fresh);
    if (focused) [...fresh.querySelectorAll('a')].find((link) => link.getAttribute('href') === focused)?.focus();
  } catch {
    live.textContent = 'the run has ended';
  }
}, 2000);
`;

/** A page of the local run. `clock` says what time it is there. */
export const pageOf = (path: string, title: string, clock: string, main: Markup, patterns?: Markup): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ReplyWatch</title>
<link rel="stylesheet" href="/style.css">
<noscript><meta http-equiv="refresh" content="5"></noscript>
<script src="/live.js" defer></script>
</head>
<body>
${patterns}
<header><nav aria-label="Pages"><b>ReplyWatch</b>${PAGES.map(({ path: to, name }) => (to === path ? html`<a href="${to}" aria-current="page">${name}</a>` : html`<a href="${to}">${name}</a>`))}<span id="live">${clock}</span></nav></header>
<main>
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`.text;
