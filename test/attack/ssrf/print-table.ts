import { writeSection } from '../docs-section.ts';
import { ssrfTable, tryAll } from './try-tricks.ts';

/** `npm run attack:ssrf`: tries every trick against the guarded fetch and prints what became of it; `-- --write` keeps the table in the docs. */
const tried = await tryAll();
const table = ssrfTable(tried);
const through = tried.filter(({ direct, redirected }) => `${direct}${redirected}`.includes('GOT THROUGH'));
process.stdout.write(`${table}\n${tried.length} tricks, ${through.length} got through\n`);
if (process.argv.includes('--write')) writeSection('ssrf', table);
process.exitCode = through.length > 0 ? 1 : 0;
