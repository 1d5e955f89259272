/**
 * Style of the report and of the local pages. Text has a contrast of at least 4.5 on both grounds, shapes of 3; buckets are
 * told apart by pattern as well as by colour.
 */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1b1f24; --soft: #56606b; --line: #d8dde3; --card: #f5f7f9; --link: #0b5cad;
  --met: #1d7a4b; --late: #b05a00; --overdue: #b3261e; --notAnswerable: #6a5796; --inWindow: #2a69ac; --excluded: #7d8791; }
@media screen and (prefers-color-scheme: dark) { :root { --ground: #13161a; --ink: #e9ebee; --soft: #a7b1bc; --line: #363d45; --card: #1c2126; --link: #8dbdf2;
  --met: #58bd89; --late: #eda04f; --overdue: #ff8f85; --notAnswerable: #b7a5e4; --inWindow: #82b5f0; --excluded: #8a949e; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 66rem; padding: 1.6rem 1.1rem 4rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; -webkit-text-size-adjust: 100%; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; letter-spacing: -.01em; }
h2 { font-size: 1.2rem; margin: 2.4rem 0 .7rem; } h2 + p { margin-top: -.4rem; }
p { margin: .3rem 0; max-width: 46rem; } a { color: var(--link); } .soft { color: var(--soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(11.2rem, 1fr)); gap: .75rem; margin: 1.4rem 0 0; padding: 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .8rem 1rem; margin: 0; }
.card dt { color: var(--soft); font-size: .92rem; } .card dd { margin: 0; } .card .figure { font-size: 1.45rem; font-weight: 650; line-height: 1.35; white-space: nowrap; }
.card .note { color: var(--soft); font-size: .86rem; line-height: 1.4; }
svg { display: block; } svg.bar { width: 100%; height: 1.9rem; border-radius: .35rem; border: 1px solid var(--line); }
svg.mini { width: 100%; min-width: 5.5rem; height: .8rem; border-radius: .2rem; }
.met { fill: var(--met); } .late { fill: var(--late); } .overdue { fill: var(--overdue); } .notAnswerable { fill: var(--notAnswerable); }
.inWindow { fill: var(--inWindow); } .excluded { fill: var(--excluded); } .cut { fill: none; stroke: var(--ground); stroke-width: 2.4; } .thin { stroke-width: 1.1; } .dot { fill: var(--ground); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.3rem; padding: 0; margin: .65rem 0 0; list-style: none; }
.legend li { display: flex; align-items: center; gap: .45rem; } .legend svg { width: 1rem; height: 1rem; flex: none; border-radius: .2rem; } .legend b { font-variant-numeric: tabular-nums; }
.lead { font-size: 1.08rem; font-weight: 600; } h3 { font-size: 1rem; margin: 0 0 .15rem; line-height: 1.35; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr)); gap: 1.6rem 1.8rem; align-items: start; }
figure.chart { margin: 0; min-width: 0; } #forecast figure.chart { margin-top: 1.2rem; } figcaption p { font-size: .9rem; line-height: 1.4; margin: 0 0 .5rem; }
svg.plot { width: 100%; height: auto; max-width: 40rem; font-size: 12px; font-variant-numeric: tabular-nums; overflow: visible; } .for-narrow { display: none; }
.chart .legend { font-size: .88rem; margin-top: .4rem; } svg.line { width: 2.1rem; height: 1rem; border-radius: 0; }
svg.line .stroke { fill: none; stroke: currentColor; stroke-width: 2; } .s1 { color: var(--inWindow); } .s2 { color: var(--overdue); } .s3 { color: var(--met); } .s4 { color: var(--notAnswerable); }
.s2 .stroke { stroke-dasharray: 7 4; } .s3 .stroke { stroke-dasharray: 2 3; } .s4 .stroke { stroke-dasharray: 10 3 2 3; } svg.line { fill: currentColor; }
details { margin: .5rem 0; } summary { cursor: pointer; color: var(--link); font-size: .92rem; padding: .15rem 0; } summary:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
ol.items { margin: .3rem 0 .6rem; padding-left: 1.6rem; font-size: .9rem; } ol.items li { padding: .12rem 0; } summary code { color: var(--soft); } code { overflow-wrap: anywhere; }
details.rows { border-top: 1px solid var(--line); margin: 0; padding: .2rem 0; } table.plain { width: auto; } table.plain th, table.plain td { padding: .2rem .8rem .2rem 0; }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { text-align: left; padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; vertical-align: bottom; } tbody th { font-weight: 600; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } td.wide { min-width: 6rem; vertical-align: middle; }
.id { color: var(--soft); font-weight: 400; font-size: .86rem; overflow-wrap: anywhere; } .overdue-words { color: var(--overdue); font-weight: 600; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .8rem; font-size: .9rem; color: var(--soft); }
footer dt { font-weight: 600; color: var(--ink); margin-top: .5rem; } footer dd { margin: 0; max-width: 46rem; }
@media (max-width: 40rem) {
  body { padding: 1.1rem .9rem 3rem; } h1 { font-size: 1.4rem; } .cards { grid-template-columns: 1fr 1fr; gap: .55rem; } .card { padding: .65rem .75rem; } .card .figure { font-size: 1.25rem; }
  table.stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table.stack, table.stack tbody, table.stack tr, table.stack th, table.stack td { display: block; }
  .for-wide { display: none; } .for-narrow { display: block; } svg.plot { max-width: 24rem; }
  table.stack tr { border-bottom: 1px solid var(--line); padding: .6rem 0; } table.stack th, table.stack td { border: 0; padding: .1rem 0; text-align: left; white-space: normal; }
  table.stack td[data-name]::before { content: attr(data-name) ": "; color: var(--soft); }
}
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } .card, tr, .legend { break-inside: avoid; } h2 { break-after: avoid; } .scroll { overflow: visible; } .screen { display: none; } figure.chart { break-inside: avoid; } .charts { grid-template-columns: 1fr 1fr; gap: 1rem 1.4rem; }
  .for-wide, .charts .for-narrow { display: block; } .for-narrow, .charts .for-wide { display: none; } details, #rows, .legend a::after { display: none; } table { font-size: 8.5pt; } th, td { padding: .3rem .5rem .3rem 0; } td.wide { min-width: 3rem; } td.n, th.n { white-space: normal; } a { color: inherit; text-decoration: none; } svg, svg * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
`;
