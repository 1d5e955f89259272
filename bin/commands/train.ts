import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { WEIGHTS_FILE } from '../../functions/adapters/scoring/built-in-scorer.ts';
import { trainScorer } from '../training/train-scorer.ts';

interface Options {
  readonly data: string;
  readonly out: string;
}

export const command = new Command()
  .description("Builds the scorer's weights from labelled texts. The same data gives the same file, byte for byte.")
  .requiredOption('--data <dir>', 'folder with train/, dev/, dev-only/ (label, language, stars, text) and lexica/')
  .option('--out <file>', 'where to write the weights', WEIGHTS_FILE)
  .addHelpText(
    'after',
    `
Learns from train/ only, and only from sets whose licence is known (bin/training/set-licences.ts); dev/ and dev-only/
decide calibration and margins. What was learned, and how well it does, is in docs/scoring.md.

Example:  npm run --silent replywatch -- train --data ../sentiment --out weights.bin`,
  )
  .action(({ data, out }: Options) => {
    const started = performance.now();
    const say = (line: string): void => {
      const seconds = (performance.now() - started) / 1_000;
      process.stderr.write(`${seconds.toFixed(0).padStart(4)} s  ${line}\n`);
    };
    const bytes = trainScorer(data, say);
    writeFileSync(out, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    process.stdout.write(`${JSON.stringify({ file: out, bytes: bytes.length, sha256 })}\n`);
  });
