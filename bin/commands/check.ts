import { Command, InvalidArgumentError } from 'commander';
import { adviceOn } from '../../functions/domain/settings/advice.ts';
import { expectedBill } from '../../functions/domain/settings/expected-bill.ts';
import { secondOpinionFee } from '../../functions/domain/settings/second-opinion-fee.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { sourceFees } from '../../functions/domain/settings/source-fees.ts';
import { stormWords } from '../../functions/domain/settings/storm-words.ts';
import { watchPlan } from '../../functions/domain/settings/watch-plan.ts';
import { type CheckReport, checkText } from '../settings/check-text.ts';
import { checkFile, SETTINGS_FILE, type TakenHolidays } from '../settings/read-settings-file.ts';

const HELP = `
Prints what would be polled, who is alerted when, what is missing, and the expected bill. A file with mistakes prints
one line for each on stderr (file:line path: what was seen; how to mend it), nothing on stdout, and exits with 1.

Secrets are looked for in the environment by name; their values are never shown.

Example
  npm run --silent replywatch -- check replywatch.yaml --mentions 5000
`;

interface CheckOptions {
  readonly settings: string;
  readonly mentions: number;
  readonly json?: true;
}

export const command: Command = new Command('check')
  .description('say what the settings mean and cost, or what is wrong with them')
  .argument('[file]', 'settings to check, in place of --settings')
  .option('--settings <file>', 'settings to check', SETTINGS_FILE)
  .option('--mentions <count>', 'mentions a month that the bill is for', readCount, 1_000)
  .option('--json', 'print everything as JSON')
  .addHelpText('after', HELP)
  .action((named: string | undefined, options: CheckOptions) => {
    const file = named ?? options.settings;
    const checked = checkFile(file);
    if ('problems' in checked) {
      for (const { message } of checked.problems) process.stderr.write(`${message}\n`);
      process.exitCode = 1;
      return;
    }
    const report = checkReport(file, checked.settings, options.mentions, checked.holidays);
    process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : checkText(report));
  });

/** Everything that `check` says about settings without mistakes. */
export function checkReport(
  file: string,
  settings: Settings,
  mentions: number,
  holidays: readonly TakenHolidays[],
): CheckReport {
  const bill = expectedBill(settings, mentions);
  const advice = adviceOn(settings, (secret) => (process.env[secret] ?? '') !== '');
  const fees = sourceFees(settings.sources);
  const { secondOpinion } = settings;
  const opinions = secondOpinion === undefined ? {} : { opinions: secondOpinionFee(secondOpinion, mentions) };
  const storms = stormWords(settings);
  return {
    file,
    ...watchPlan(settings),
    storms,
    advice,
    mentions,
    bill,
    fees,
    ...opinions,
    holidays,
    today: utcToday(),
  };
}

const utcToday = (): string => new Date().toISOString().slice(0, 10);

function readCount(words: string): number {
  const value = /^\d{1,3}(,\d{3})+$|^\d{1,12}$/u.test(words) ? Number(words.replaceAll(',', '')) : Number.NaN;
  if (Number.isNaN(value)) throw new InvalidArgumentError('write a whole number, e.g. 5000');
  return value;
}
