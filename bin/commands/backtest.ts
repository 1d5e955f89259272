import { Command } from 'commander';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { toIso } from '../../functions/domain/shared/time.ts';
import { type Backtest, backtestPolicies } from '../../functions/use-cases/backtest-policies.ts';
import { progressBar } from '../progress-bar.ts';
import { loadPolicies } from '../settings/read-policies.ts';
import { knownBrand } from '../store/known-brand.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';
import { settingsFileOf } from '../store/settings-file-of.ts';
import { backtestText } from './backtest-text.ts';
import { rangeEnd, rangeStart } from './report-range.ts';

interface Options extends StorePlace {
  readonly policy: string;
  readonly from: string;
  readonly to: string;
  readonly brand?: string;
  readonly progress: boolean;
  readonly json: boolean;
}

const HELP = `
Lets the stored mentions happen again, under the policies of today and under those of the file, and shows both side by
side. Reads only. The file is a whole settings file, or one with \`policies:\` alone (and \`calendars:\`, \`owners:\`,
\`routes:\` where they are others): what is missing comes from the settings.

For each policy of the file it suggests the strictest target, in half hours, that first responses would have met nine
times in ten; for fewer than ten mentions it suggests none.

Times: \`30d\` or \`24h\` before now, a date, an instant with its zone, or \`now\`, as in \`report\`.
${STORE_HELP}

Examples
  npm run --silent replywatch -- backtest --policy stricter.yaml
  npm run --silent replywatch -- backtest --policy stricter.yaml --from 2026-09-01 --to 2026-11-30 --endpoint aws
`;

export const command: Command = withStoreOptions(new Command('backtest'))
  .description('what other policies would have done with the stored history, beside those of today')
  .requiredOption('--policy <file>', 'the policies to try')
  .option('--from <time>', 'mentions posted from then on', '30d')
  .option('--to <time>', 'and before then', 'now')
  .option('--brand <id>', 'one brand of the settings')
  .option('--progress', 'tell on stderr how far it is, also where that is no terminal', false)
  .option('--json', 'print the outcome as JSON', false)
  .addHelpText('after', HELP)
  .action((options: Options) =>
    withStore(options, async ({ settings, mentions, now }) => {
      const { timeZone } = settings.reports;
      const from = rangeStart(options.from, timeZone, now());
      const to = rangeEnd(options.to, timeZone, now());
      if (from >= to) throw new Refusal('--from', `${toIso(from)} is not before ${toIso(to)}`, 'give an earlier one');
      const brand = options.brand === undefined ? undefined : knownBrand(settings, options.brand).id;
      const other = loadPolicies(options.policy, settingsFileOf(options));
      const bar = progressBar('mentions', options.progress);
      const outcome = await backtestPolicies(
        { settings, other, brand, from, to },
        { mentions, now, onProgress: bar.onProgress },
      );
      bar.end();
      process.stdout.write(options.json ? backtestJson(outcome) : backtestText(outcome, options.policy));
    }),
  );

const backtestJson = ({ from, to, ...rest }: Backtest): string =>
  `${JSON.stringify({ from: toIso(from), to: toIso(to), ...rest }, null, 2)}\n`;
