import { Command } from 'commander';
import { readerFor } from '../../functions/adapters/sources/registry.ts';
import { createQueues } from '../../functions/adapters/sqs/queues.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { DAY, toIso } from '../../functions/domain/shared/time.ts';
import { type Replayed, type ReplayedSource, replaySources } from '../../functions/use-cases/replay-sources.ts';
import { progressBar } from '../progress-bar.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import { type QueueRole, roleOf, type StackServices, withStackServices } from '../store/stack-services.ts';
import { rangeStart } from './report-range.ts';

interface Options extends StorePlace {
  readonly from: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

const HELP = `
For after an outage, a wrong release or a wrong token: does again what should have been done since then.
  Sources are read again at once, as far back as they show anything, and not only down to what is known. What is found
  that was missing becomes a mention with the clock that it would have had; edits and responses are taken in.
  What was due since then and is not done is handed on at once, without waiting for a sweep (not with named sources).

Nothing is done twice: known mentions stay as they are, and no alert that was told is told again. What was set aside is
for \`replywatch redrive\`; changed policies and calendars are for \`replywatch recompute\`; the figures of reports are
recomputed by themselves. A source that takes money for reading (x) is read again only when it is named; for one that
forgets, the answer says how far back it shows. The run has to be on: it does the work.
${STORE_HELP}

Examples
  npm run --silent replywatch -- replay --from 2026-11-20 --dry-run
  npm run --silent replywatch -- replay app-store-be --from 6h --endpoint aws
`;

export const command: Command = withStoreOptions(new Command('replay'))
  .description('read sources again, and hand on what is due, since an instant')
  .argument('[ids...]', 'only these sources of the settings')
  .requiredOption('--from <time>', 'since when: 6h, 7d, a date, an instant')
  .option('--dry-run', 'only say what would be done', false)
  .option('--json', 'print the outcome as JSON', false)
  .addHelpText('after', HELP)
  .action((ids: readonly string[], options: Options) =>
    withStore(options, (store) => withStackServices(options, (services) => replay(ids, options, store, services))),
  );

async function replay(
  ids: readonly string[],
  options: Options,
  store: OpenedStore,
  services: StackServices,
): Promise<void> {
  const { settings, now } = store;
  const unknown = ids.find((id) => settings.sources.every((source) => source.id !== id));
  if (unknown !== undefined) {
    throw new Refusal('source', `${shown(unknown)} is no source of the settings`, 'see replywatch sources');
  }
  const from = rangeStart(options.from, settings.reports.timeZone, now());
  if (from > now()) throw new Refusal('--from', `${toIso(from)} is yet to come`, 'name an instant that is past');
  const bar = progressBar('sources', !options.json);
  const queues = createQueues({
    client: services.sqs,
    urls: { polls: urlOf(services, 'polls'), due: urlOf(services, 'due') },
  });
  const deps = { ...store, queues, readerFor, onProgress: bar.onProgress };
  const { dryRun } = options;
  const replayed = await replaySources({ settings, from, ids, dryRun }, deps).finally(() => bar.end());
  const outcome = { dryRun, from: toIso(from), ...replayed };
  process.stdout.write(options.json ? `${JSON.stringify(outcome)}\n` : wordsOf(replayed, dryRun));
  if (replayed.sources.some(({ outcome: one }) => one === 'notDeployed' || one === 'busy')) process.exitCode = 1;
}

function urlOf({ queues }: StackServices, role: QueueRole): string {
  const url = [...queues].find(([name]) => roleOf(name) === role)?.[1];
  if (url === undefined) throw new Refusal('--stack', `it has no queue for ${role}`, 'check --stack and AWS_REGION');
  return url;
}

const WORDS: Readonly<Record<ReplayedSource['outcome'], (dryRun: boolean) => string>> = {
  again: (dryRun) => (dryRun ? 'would be read again' : 'is read again'),
  short: (dryRun) => (dryRun ? 'would be read again' : 'is read again'),
  notPolled: () => 'is not polled: ask its sender to send again',
  costsMoney: () => 'takes money for reading: name it to have it read again',
  notDeployed: () => 'is not in the table: deploy first',
  busy: () => 'is being polled all the time: try again',
};

function wordsOf({ sources, due }: Replayed, dryRun: boolean): string {
  const lines = sources.map(({ sourceId, outcome, shows }) => {
    const limit =
      outcome === 'short' && shows !== undefined ? `, and shows ${Math.round(shows / DAY)} days at most` : '';
    return `${sourceId} ${WORDS[outcome](dryRun)}${limit}`;
  });
  const handed = `${due} due ${due === 1 ? 'entry' : 'entries'} ${dryRun ? 'would be handed on' : 'handed on'}`;
  return `${[...lines, handed, ...(dryRun ? ['Nothing was changed.'] : [])].join('\n')}\n`;
}
