/** Colours of the buckets: told apart by lightness too, and never the only sign. Contrast at least 4.5 on both grounds. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1c2024; --soft: #5b6570; --line: #d9dee3; --card: #f6f7f9;
  --met: #1f7a4d; --late: #b35c00; --overdue: #b3261e; --notAnswerable: #6b5b95; --inWindow: #2f6db3; --excluded: #8a939c; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171a; --ink: #e8eaed; --soft: #a3adb8; --line: #343a41; --card: #1d2126;
  --met: #5cc08d; --late: #f0a04b; --overdue: #ff8a80; --notAnswerable: #b9a7e6; --inWindow: #82b5f0; --excluded: #8a939c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
p { margin: .3rem 0; } .soft { color: var(--soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: .8rem; margin-top: 1.2rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .8rem 1rem; }
.card b { display: block; font-size: 1.5rem; line-height: 1.25; }
.bar { display: flex; height: 1.6rem; border-radius: .4rem; overflow: hidden; border: 1px solid var(--line); }
.bar i { display: block; min-width: 3px; } .bar i + i { border-left: 2px solid var(--ground); }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; margin: .6rem 0 0; list-style: none; }
.legend i { display: inline-block; width: .8em; height: .8em; border-radius: .2em; margin-right: .4em; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { text-align: left; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
@media print { body { max-width: none; } .card { break-inside: avoid; } }
`;
