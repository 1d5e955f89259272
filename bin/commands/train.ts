import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { WEIGHTS_FILE } from '../../functions/adapters/scoring/built-in-scorer.ts';
import { DATA_FOLDER } from '../store/data-folder.ts';
import { STORE_HELP, type StorePlace, withPlaceOptions } from '../store/open-store.ts';
import { trainScorer } from '../training/train-scorer.ts';
import { type HistoryOptions, trainFromHistory } from './train-from-history.ts';

interface Options extends Omit<StorePlace, 'data'>, HistoryOptions {
  readonly data?: string;
  readonly out: string;
  readonly fromHistory: boolean;
}

const HELP = `
The weights of the scorer, for everybody:
  Learns from train/ only, and only from sets whose licence is known (bin/training/set-licences.ts); dev/ and dev-only/
  decide calibration and margins. What was learned, and how well it does, is in docs/scoring.md.

A table for one brand, from its own mentions (--from-history):
  Stars say which texts are complaints (1 and 2) and which are praise (4 and 5); what people have corrected in Slack or by
  "replywatch act" weighs five times as much. From them it learns how this brand's customers speak, and from all mentions
  how many of them complain. The table is tried on texts that its training has not seen, in five parts in turn, and used
  only if it mends more texts than it breaks, beyond chance, and finds no fewer complaints. It needs 100 such texts, 20 of
  each side. What is learned stays in the table of the store: small, without texts, in use within 15 minutes for new and
  edited mentions. Words with a capital inside a sentence are left out, since most are names.

  Run it again after some months, or after a campaign that brought new words: it replaces the former table, and takes it
  away where the new one does not help. --dry-run shows what would be learned, --forget takes the table away.
${STORE_HELP}

Examples
  npm run --silent replywatch -- train --data ../sentiment --out weights.bin
  npm run --silent replywatch -- train --from-history --dry-run
  npm run --silent replywatch -- train --from-history --brand sundial --endpoint aws
`;

export const command: Command = withPlaceOptions(new Command('train'))
  .description("builds the scorer's weights from labelled texts, or a brand's own table from its stored mentions")
  .option(
    '--data <dir>',
    'folder with train/, dev/, dev-only/ and lexica/; with --from-history that of the local store',
  )
  .option('--out <file>', 'where to write the weights', WEIGHTS_FILE)
  .option('--from-history', "learn from the store's own mentions", false)
  .option('--brand <id>', 'only this brand')
  .option('--from <time>', 'mentions posted from then on: 365d, a date, an instant', '365d')
  .option('--dry-run', 'show what would be learned, store nothing', false)
  .option('--forget', 'take away what was learned', false)
  .option('--progress', 'tell on stderr how far it is, also where that is no terminal', false)
  .option('--json', 'print the outcome as JSON', false)
  .addHelpText('after', HELP)
  .action(async (options: Options) => {
    const { data, out, fromHistory } = options;
    if (fromHistory) return trainFromHistory({ ...options, data: data ?? DATA_FOLDER });
    if (data === undefined) {
      command.error('error: give --data, the folder of the texts, or learn from the store with --from-history');
    }
    trainWeights(data, out);
  });

/** The same data gives the same file, byte for byte. */
function trainWeights(data: string, out: string): void {
  const started = performance.now();
  const say = (line: string): void => {
    const seconds = (performance.now() - started) / 1_000;
    process.stderr.write(`${seconds.toFixed(0).padStart(4)} s  ${line}\n`);
  };
  const bytes = trainScorer(data, say);
  writeFileSync(out, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  process.stdout.write(`${JSON.stringify({ file: out, bytes: bytes.length, sha256 })}\n`);
}
