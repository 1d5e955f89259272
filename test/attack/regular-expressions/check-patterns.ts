import { readFileSync, writeFileSync } from 'node:fs';
import { BOUNDED, BUILT } from './bounded-patterns.ts';
import { findPatterns } from './find-patterns.ts';
import { judgePattern } from './judge-pattern.ts';

/**
 * `npm run attack:regex`: judges every regular expression of the product anew and prints those that are not linear.
 * `-- --write` keeps the linear ones in known-linear.json, so that the tests judge only what is new.
 */
const KNOWN = new URL('known-linear.json', import.meta.url);
const { literals } = findPatterns();
const all = [...new Set([...literals.keys(), ...Object.values(BUILT).flat()])].toSorted();
const linear: string[] = [];
let unexplained = 0;
for (const written of all) {
  const { linear: isLinear, growth, attack } = await judgePattern(written);
  const reason = BOUNDED[written];
  // What has a reason may be called linear on one machine and slow on another: it stays out of the list.
  if (isLinear && reason === undefined) linear.push(written);
  if (isLinear) continue;
  if (reason === undefined) unexplained += 1;
  const where = (literals.get(written) ?? []).join(', ');
  process.stdout.write(
    `${reason === undefined ? 'SLOW' : 'bounded'}: ${written} in ${where}: ${growth}\n  ${reason ?? JSON.stringify(attack?.slice(0, 100))}\n`,
  );
}
process.stdout.write(`${all.length} patterns: ${linear.length} linear, ${all.length - linear.length} not\n`);
if (process.argv.includes('--write')) writeFileSync(KNOWN, `${JSON.stringify(linear, undefined, 2)}\n`);
else if (readFileSync(KNOWN, 'utf8') !== `${JSON.stringify(linear, undefined, 2)}\n`)
  process.stderr.write('known-linear.json is not of this state: npm run attack:regex -- --write\n');
process.exitCode = unexplained > 0 ? 1 : 0;
