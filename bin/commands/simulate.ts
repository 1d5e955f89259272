import { Command, InvalidArgumentError } from 'commander';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { DAY } from '../../functions/domain/shared/time.ts';
import { FAULT_SETS } from '../simulation/faults.ts';
import { resultText } from '../simulation/result-text.ts';
import { run } from '../simulation/run.ts';
import { PROFILES, type Profile } from '../simulation/scale-profiles.ts';
import { runScale } from '../simulation/scale-run.ts';
import { scaleText } from '../simulation/scale-text.ts';

interface Options {
  readonly seed: number;
  readonly days: number;
  readonly sources: number;
  readonly mentions: number;
  readonly faults: string;
  readonly trace?: string | true;
  readonly json: boolean;
  readonly profile?: string;
}

const HELP = `
Plays the whole deployed system in one process on a virtual clock: the handlers that are deployed, with their use-cases, their
adapters and the SDK's clients, in a simulated cloud (DynamoDB, SQS, SNS, Lambda, schedules) among made-up sources and
receivers. One seed is one order of everything: the same seed gives the same bytes of --json. Nothing leaves this machine.

Afterwards everything is compared with what truly happened; each line of "broken" names what does not hold. The exit code
is 1 then.

Faults
  none        all goes well
  crashes     functions die at any call, before or after it took effect
  table       requests throttled, indexes seconds behind, answers lost, slow calls
  services    a service of the cloud refuses most requests, for minutes
  queues      messages twice, late, out of order
  schedules   left out, twice, up to 50 seconds late
  sources     429, failures, old caches, cut threads, nonsense, an hour's outage
  receivers   down, busy, silent about what they took
  all         everything at once, and clocks that differ

Examples
  npm run --silent replywatch -- simulate --seed 7
  npm run --silent replywatch -- simulate --seed 7 --trace
  npm run --silent replywatch -- simulate --seed 7 --days 2 --mentions 200 --faults crashes --json
  npm run --silent replywatch -- simulate --seed 1 --profile 1M --days 1 --faults all
  npm run --silent simulate:many -- --for 60s
`;

export const command: Command = new Command('simulate')
  .description('play the whole system on a virtual clock with faults, and check what must hold')
  .requiredOption('--seed <n>', 'which world; the same one again gives the same run', whole(0, 2 ** 31 - 1))
  .option(
    '--days <n>',
    'days in which things are posted; three hours follow in which all must come right. With --profile: how long it is played',
    days,
    0.25,
  )
  .option('--sources <n>', 'feeds that are watched', whole(1, 200), 4)
  .option('--mentions <n>', 'mentions that are posted', whole(0, 20_000), 40)
  .option('--faults <set>', Object.keys(FAULT_SETS).join(', '), 'all')
  .option('--trace [mention]', 'tell the story of what is broken, or of one mention by a part of its name')
  .option('--profile <load>', `measure a load instead: ${Object.keys(PROFILES).join(', ')}`)
  .option('--json', 'print the whole result as JSON', false)
  .addHelpText('after', HELP)
  .action(async ({ faults: name, trace, json, profile, ...world }: Options, made: Command) => {
    const faults = FAULT_SETS[name];
    if (faults === undefined) {
      throw new Refusal(
        '--faults',
        `${shown(name)} is no set of faults`,
        `choose from ${Object.keys(FAULT_SETS).join(', ')}`,
      );
    }
    if (profile !== undefined) {
      const isGiven = (option: string): boolean => made.getOptionValueSource(option) !== 'default';
      const stretch = isGiven('days') ? { window: world.days * DAY } : {};
      await measure(profile, world.seed, isGiven('faults') ? name : 'none', stretch, json);
      return;
    }
    const result = await run({ ...world, faults, ...(trace !== undefined && { trace }) });
    process.stdout.write(json ? `${JSON.stringify({ ...result, faults: name })}\n` : resultText(result, name));
    if (result.broken.length > 0) process.exitCode = 1;
  });

async function measure(
  profile: string,
  seed: number,
  faults: string,
  stretch: Partial<Profile>,
  json: boolean,
): Promise<void> {
  if (PROFILES[profile] === undefined) {
    throw new Refusal('--profile', `${shown(profile)} is no load`, `choose from ${Object.keys(PROFILES).join(', ')}`);
  }
  const result = await runScale(profile, seed, faults, (line) => process.stderr.write(`${line}\n`), stretch);
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : scaleText(result));
  if (result.missed > 0) process.exitCode = 1;
}

function whole(least: number, most: number): (words: string) => number {
  return (words) => {
    const value = Number(words);
    if (words.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`a whole number from ${least} to ${most}`);
  };
}

function days(words: string): number {
  const value = Number(words);
  if (words.trim() !== '' && value > 0 && value <= 60) return value;
  throw new InvalidArgumentError('a number above 0, at most 60');
}
