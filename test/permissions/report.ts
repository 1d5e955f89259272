import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exerciseEverything } from './exercise.ts';
import { type Explained, judgeGrants } from './unused-grants.ts';

/**
 * `npm run permissions`: what the template allows and no exercise uses. Fails for a grant that nobody explains, and for an
 * explanation that is not true any more; `explained-grants.json` has the reasons.
 */
const explained = JSON.parse(readFileSync(join(import.meta.dirname, 'explained-grants.json'), 'utf8')) as Explained[];
const grants = await exerciseEverything((line) => void process.stderr.write(`${line}\n`));
const judged = judgeGrants(grants, explained);
for (const line of judged.unexplained) process.stdout.write(`never used: ${line}\n`);
for (const line of judged.stale) process.stdout.write(`explained, but used or not granted: ${line}\n`);
process.stdout.write(
  `${judged.granted} grants, ${judged.unexplained.length + judged.explained} never used, ${judged.explained} of them explained\n`,
);
process.exitCode = judged.unexplained.length + judged.stale.length > 0 ? 1 : 0;
