import { Command, InvalidArgumentError } from 'commander';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { progressBar } from '../progress-bar.ts';
import { letterQueues, type Redriven, redriveLetters } from '../redrive/redrive-letters.ts';
import { type StorePlace, withStoreOptions } from '../store/open-store.ts';
import { withStackServices } from '../store/stack-services.ts';

interface Options extends StorePlace {
  readonly dryRun: boolean;
  readonly most: number;
  readonly json: boolean;
}

const HELP = `
What failed every try, or found no taker, waits for fourteen days in one of two queues:
  DeadLetters  polls, due stages, alerts and pushes that failed five times; each goes back to its own queue
  Undelivered  what nobody took. An alert that a receiver was not told is told again, to that receiver only; what SNS
               could not deliver is published again (our receivers know a repetition by its key, an unsigned webhook gets
               the same key twice); a run that failed is dropped where the next one does its work, and kept where not

Mend what they stumbled over first (docs/RUNBOOK.md#dead-letters, #undelivered), or they come back. Each letter is sent
before it is deleted; repeats are harmless. What is kept is for a person to look at.

Where the queues are:
  --endpoint local  of the run that lives in --data
  --endpoint aws    of the deployed stack, by the ordinary AWS credential chain. It takes sqs:ListQueues,
                    GetQueueAttributes, ReceiveMessage, SendMessage, DeleteMessage, ChangeMessageVisibility, sns:Publish

Examples
  npm run --silent replywatch -- redrive --dry-run
  npm run --silent replywatch -- redrive undelivered --endpoint aws
`;

export const command: Command = withStoreOptions(new Command('redrive'))
  .description('send dead letters back to where they were tried')
  .argument('[queues...]', 'only dead letters of these queues, by a part of their name')
  .option('--dry-run', 'only say what would be done', false)
  .option('--most <n>', 'stop after so many letters', wholeNumber, 100_000)
  .option('--json', 'print the outcome as JSON', false)
  .addHelpText('after', HELP)
  .action((only: readonly string[], options: Options) =>
    withStackServices(options, async (services) => {
      const known = letterQueues(services);
      const unknown = only.find((part) => known.every((name) => !name.toLowerCase().includes(part.toLowerCase())));
      if (unknown !== undefined) {
        throw new Refusal('queue', `${shown(unknown)} is part of none`, `give one of ${known.join(', ') || 'none'}`);
      }
      const bar = progressBar('letters', !options.json);
      const { dryRun, most } = options;
      const redriven = await redriveLetters(services, { only, dryRun, most, onProgress: bar.onProgress }).finally(() =>
        bar.end(),
      );
      process.stdout.write(options.json ? `${JSON.stringify({ dryRun, ...redriven })}\n` : wordsOf(redriven, dryRun));
      if (redriven.kept > 0) process.exitCode = 1;
    }),
  );

function wordsOf({ groups, sent, dropped, kept }: Redriven, dryRun: boolean): string {
  if (groups.length === 0) return 'Nothing was set aside.\n';
  const verbs = dryRun
    ? { send: 'would go to', publish: 'would go to', drop: 'would be dropped:', keep: 'would stay:' }
    : { send: 'sent to', publish: 'sent to', drop: 'dropped:', keep: 'kept:' };
  const lines = groups.map(({ queue, does, what, letters }) => `${queue}: ${letters} ${verbs[does]} ${what}`);
  const sum = dryRun ? 'Nothing was changed.' : `${sent} sent, ${dropped} dropped, ${kept} kept.`;
  return `${[...lines, sum].join('\n')}\n`;
}

function wholeNumber(words: string): number {
  const number = Number(words);
  if (!(Number.isInteger(number) && number > 0)) throw new InvalidArgumentError('a whole number above 0');
  return number;
}
