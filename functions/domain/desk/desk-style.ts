import { REPORT_STYLE } from '../reports/report-style.ts';

/** Style of the desk: that of the report, and what a page with buttons needs beside it. */
export const DESK_STYLE = `${REPORT_STYLE}
.skip { position: absolute; left: -100vw; } .skip:focus { position: static; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: .2rem; } main:focus { outline: 0; }
.top { display: flex; flex-wrap: wrap; align-items: baseline; gap: .35rem 1.2rem; border-bottom: 1px solid var(--line); padding-bottom: .7rem; margin-bottom: 1.2rem; }
.top ul { display: flex; flex-wrap: wrap; gap: .35rem 1.2rem; list-style: none; margin: 0; padding: 0; }
.top a { display: inline-block; min-height: 1.6rem; } .top a[aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; border-bottom: 2px solid var(--ink); }
.top .who { margin-left: auto; color: var(--soft); font-size: .9rem; }
button, select, input { font: inherit; color: var(--ink); background: var(--ground); border: 1px solid var(--edge); border-radius: .35rem; padding: .3rem .6rem; min-height: 2.2rem; max-width: 100%; }
:root { --edge: #7b8590; } @media (prefers-color-scheme: dark) { :root { --edge: #78838f; } }
button { background: var(--card); cursor: pointer; } a.button { display: inline-block; min-height: 2.2rem; padding: .3rem .8rem; border: 1px solid var(--link); border-radius: .35rem; font-weight: 600; text-decoration: none; } button.first { background: var(--link); border-color: var(--link); color: var(--ground); font-weight: 600; }
form.filter { display: flex; flex-wrap: wrap; gap: .6rem .9rem; align-items: end; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .8rem 1rem; margin: .9rem 0 1.2rem; }
label { display: block; color: var(--soft); font-size: .88rem; } label > input, label > select { display: block; margin-top: .1rem; font-size: 1rem; } label.check { display: flex; gap: .4rem; align-items: center; min-height: 2.2rem; color: var(--ink); } label.check > input { margin: 0; min-height: 1.1rem; }
.state { font-weight: 600; } .state.met { color: var(--met); } .state.late { color: var(--late); } .state.overdue { color: var(--overdue); }
.state.notAnswerable { color: var(--notAnswerable); } .state.inWindow { color: var(--inWindow); } .state.excluded { color: var(--soft); }
.left { white-space: nowrap; font-weight: 650; font-variant-numeric: tabular-nums; } .quote { overflow-wrap: anywhere; max-width: 30rem; } .clip { display: block; text-align: start; max-width: min(30rem, 80vw); overflow: hidden; overflow-wrap: anywhere; } th .clip { max-width: min(16rem, 80vw); } td form { margin: 0; } td.do { white-space: nowrap; }
tbody th .soft, td .soft { font-weight: 400; font-size: .88rem; }
.text { margin: .8rem 0; padding: .1rem 0 .1rem 1rem; border-left: 4px solid var(--line); overflow: hidden; overflow-wrap: anywhere; } main h1 { overflow: hidden; overflow-wrap: anywhere; } .text p { max-width: 46rem; }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem 1rem; margin: .9rem 0; } .facts dt { color: var(--soft); } .facts dd { margin: 0; overflow: hidden; overflow-wrap: anywhere; }
.deeds { display: flex; flex-wrap: wrap; gap: .6rem; align-items: start; margin: .8rem 0 1.4rem; padding: 0; list-style: none; } .deeds form { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; margin: 0; }
.deeds details { margin: 0; border: 1px solid var(--line); border-radius: .35rem; background: var(--card); } .deeds details > form { padding: .2rem .8rem .8rem; } .deeds summary { padding: .35rem .7rem; min-height: 2.2rem; color: var(--ink); font-size: 1rem; font-weight: 400; }
.story { list-style: none; padding: 0; } .story li { overflow: hidden; border-left: 3px solid var(--line); padding: .15rem 0 .15rem .9rem; overflow-wrap: anywhere; } .story li.more { padding-left: 2.2rem; color: var(--soft); }
.told { border: 1px solid var(--line); border-left: 4px solid var(--inWindow); border-radius: .35rem; background: var(--card); padding: .5rem .9rem; margin: 0 0 1rem; } .told.bad { border-left-color: var(--overdue); }
#status:not(:empty) { color: var(--ink); font-weight: 600; } .pages { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: .9rem 0; } .pages a[aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; } .foot { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .7rem; font-size: .88rem; color: var(--soft); }
@media (max-width: 40rem) { .top .who { margin-left: 0; } .facts { grid-template-columns: minmax(0, 1fr); gap: 0; } .facts dd { margin-bottom: .4rem; } td.do { white-space: normal; padding-top: .4rem; }
  table.clocks td[data-name=Severity], table.clocks td[data-name=Owner] { display: inline-block; padding-right: 1.2rem; }
  form.filter { padding: .7rem; gap: .5rem .6rem; } form.filter > label { flex: 1 1 8rem; } form.filter select { width: 100%; } }
@media (min-width: 40.01rem) { table.clocks tbody td:first-child { width: 8.5rem; } }
@media print { .skip, .top nav, form, form.filter, .pages, .deeds, .foot, #status { display: none; } .top { border: 0; margin-bottom: .4rem; } }
`;
