import { parseArgs } from 'node:util';
import { type JudgedMonth, judgeMonth } from '../support/judged-month.ts';

/**
 * Thirty days of a brand, on a clock of their own: 10,000 mentions, two storms, weekends, nights in which nobody may be
 * told, and people who answer most. Once with storms folded, once without.
 */
const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '30' },
    mentions: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
});
const options = { days: Number(values.days), mentions: Number(values.mentions), seed: Number(values.seed) };
const started = performance.now();
const folded = await judgeMonth(true, options);
const unfolded = await judgeMonth(false, options);

const rows: string[][] = [
  ...folded.channels.flatMap((channel, index) => {
    const other = unfolded.channels[index];
    return [
      [`${channel.name}: messages a day`, channel.perDay.toFixed(1), other?.perDay.toFixed(1) ?? ''],
      [`${channel.name}: most in a day`, String(channel.most), String(other?.most ?? '')],
      [`${channel.name}: entries in threads a day`, channel.replies.toFixed(1), other?.replies.toFixed(1) ?? ''],
    ];
  }),
  row('breaches', ({ breaches }) => String(breaches)),
  row('of them warned before', ({ breaches, warnedBefore }) => `${((100 * warnedBefore) / breaches).toFixed(1)} %`),
  row('stages of which nobody was told', ({ missed }) => String(missed)),
  row('told twice', ({ double }) => String(double)),
  row("told in a closed owner's night", ({ atNight }) => String(atNight)),
];
process.stdout.write(
  `${folded.days} days, ${folded.mentions} mentions, ${folded.negative} of them negative, seed ${options.seed}.\n\n`,
);
process.stdout.write('| | storms folded | not folded |\n|---|---|---|\n');
for (const cells of rows) process.stdout.write(`| ${cells.join(' | ')} |\n`);
process.stdout.write(`\n${folded.storms.map((storm) => `- ${storm}\n`).join('')}- ${folded.clusters} clusters\n`);
process.stderr.write(
  `${((performance.now() - started) / 1_000).toFixed(0)} s, ${folded.failures + unfolded.failures} failures\n`,
);
process.exitCode = folded.missed + folded.double + folded.atNight === 0 ? 0 : 1;

function row(name: string, shown: (month: JudgedMonth) => string): string[] {
  return [name, shown(folded), shown(unfolded)];
}
