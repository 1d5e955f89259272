import { writeSection } from '../docs-section.ts';
import { activeIn, injectAll, injectionTable } from './injection-table.ts';

/** `npm run attack:injection`: what is written into reviews, as each reader gets it; `-- --write` keeps the table in the docs. */
const all = await injectAll();
const active = activeIn(all);
process.stdout.write(`${injectionTable(all)}\n${all.length} payloads, ${active.length} do something\n`);
for (const line of active) process.stdout.write(`${line}\n`);
if (process.argv.includes('--write')) writeSection('injection', injectionTable(all));
process.exitCode = active.length > 0 ? 1 : 0;
