import { parseArgs } from 'node:util';
import { readDuration } from '../../functions/domain/settings/duration-words.ts';
import { markdownTable } from '../attack/markdown-table.ts';
import { DESK_TARGETS } from './desk-targets.ts';
import { DOOR_TARGETS } from './door-targets.ts';
import { FILE_TARGETS } from './file-targets.ts';
import { type Finding, fuzz } from './fuzz.ts';
import { SOURCE_TARGETS } from './source-targets.ts';

/**
 * `npm run fuzz -- --for 10m --seed 1 [--target rss]`: as long as that, in turns of all targets; a finding prints the seed
 * that makes its input, and `--seed <it> --for 1s --target <name>` makes it again.
 */
const { values } = parseArgs({
  options: { for: { type: 'string' }, seed: { type: 'string' }, target: { type: 'string' } },
});
const length = readDuration(values.for ?? '1m') ?? 60_000;
const firstSeed = Number(values.seed ?? 1);
const targets = [...SOURCE_TARGETS, ...DOOR_TARGETS, ...DESK_TARGETS, ...FILE_TARGETS].filter(({ name }) =>
  name.includes(values.target ?? ''),
);
/** The longest honest answer, a deadline eight thousand years of business hours ahead, takes two seconds. */
const MOST_MILLISECONDS = 10_000;
const TURN = 200;

const until = performance.now() + length;
const totals = new Map(targets.map(({ name }) => [name, { executions: 0, refused: 0, slowest: 0, findings: 0 }]));
const findings: Finding[] = [];
for (let turn = 0; performance.now() < until; turn += 1) {
  for (const target of targets) {
    const total = totals.get(target.name);
    if (total === undefined || total.findings >= 5 || performance.now() >= until) continue;
    const seed = firstSeed + turn * TURN;
    const done = await fuzz(target, { seed, executions: TURN, until, mostMilliseconds: MOST_MILLISECONDS });
    total.executions += done.executions;
    total.refused += done.refused;
    total.slowest = Math.max(total.slowest, done.slowest);
    total.findings += done.findings.length;
    findings.push(...done.findings);
    for (const { seed: made, problem, input } of done.findings) {
      process.stderr.write(`${target.name}, --seed ${made}: ${problem}\n  ${JSON.stringify(input.slice(0, 600))}\n`);
    }
  }
}
const rows = [...totals].map(([name, { executions, refused, slowest, findings: found }]) => [
  name,
  String(executions),
  String(refused),
  `${Math.round(slowest)} ms`,
  String(found),
]);
const sum = rows.reduce((all, [, executions]) => all + Number(executions), 0);
process.stdout.write(
  `${markdownTable(['target', 'executions', 'refused', 'slowest', 'findings'], rows)}\n${sum} executions from seed ${firstSeed}, ${findings.length} findings\n`,
);
process.exitCode = findings.length > 0 ? 1 : 0;
