import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { builtInScorer } from '../../functions/adapters/scoring/built-in-scorer.ts';
import type { Source } from '../../functions/domain/mentions/source.ts';
import { toWire } from '../../functions/domain/mentions/wire.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { zoneNamed } from '../../functions/domain/sla/zone.ts';
import { bringIn } from '../import/bring-in.ts';
import { type OpenedFile, openFile } from '../import/import-file.ts';
import { tryRows } from '../import/import-rows.ts';
import type { DateOrder } from '../import/row-time.ts';
import { progressBar } from '../progress-bar.ts';
import { loadSettings } from '../settings/read-settings-file.ts';
import { STORE_HELP, type StorePlace, withStore, withStoreOptions } from '../store/open-store.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import { settingsFileOf } from '../store/settings-file-of.ts';
import { importHelp, summaryOf, understoodAs } from './import-text.ts';

interface Options extends StorePlace {
  readonly source: string;
  readonly map: readonly string[];
  readonly zone?: string;
  readonly dates: DateOrder;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly blankReply: 'unknown' | 'not-replied';
  readonly startClocks: boolean;
  readonly dryRun: boolean;
  readonly progress: boolean;
  readonly json: boolean;
}

const ROWS_SHOWN = 5;

export const command: Command = withStoreOptions(new Command('import'))
  .description('bring in mentions from a CSV or JSON Lines file: history, or a source without an API')
  .argument('<file>', '.csv, .tsv, .jsonl or .ndjson')
  .requiredOption('--source <id>', 'source of the settings to which they belong')
  .option('--map <field=column>', 'which column holds a field (repeatable, or separated by commas)', listed, [])
  .option('--zone <zone>', 'time zone of times that name none, e.g. Europe/Brussels')
  .addOption(
    new Option('--dates <order>', 'order of dates like 03/04/2026').choices(['ymd', 'dmy', 'mdy']).default('ymd'),
  )
  .option('--encoding <name>', 'encoding of a file that is not UTF-8 and has no byte order mark')
  .option('--delimiter <mark>', 'between the fields (default: what the header has most of: , ; tab or |)')
  .addOption(
    new Option('--blank-reply <meaning>', 'what an empty reply cell says')
      .choices(['unknown', 'not-replied'])
      .default('unknown'),
  )
  .option('--start-clocks', 'alert also on what is overdue by now, as if it had just been discovered', false)
  .option('--dry-run', 'store nothing: show the first rows as they are understood, and count', false)
  .option('--json', 'the summary as JSON', false)
  .option('--progress', 'tell how far it is, also where stderr is no terminal', false)
  .addHelpText('after', importHelp(STORE_HELP))
  .action(importFile);

async function importFile(file: string, options: Options): Promise<void> {
  if (options.zone !== undefined) zoneNamed(options.zone, '--zone');
  const source = sourceNamed(loadSettings(settingsFileOf(options)).sources, options.source);
  const opened = await openFile(file, options);
  if (options.dryRun) return tryFile(opened, source, options);
  await withStore(options, (store) => bring(file, opened, source, options, store));
}

async function tryFile(opened: OpenedFile, source: Source, { json }: Options): Promise<void> {
  const { first, refused, counts } = await tryRows(opened.rows, opened.form, source.kind, ROWS_SHOWN);
  process.stderr.write(understoodAs(opened));
  for (const { line, why } of refused) process.stderr.write(`line ${line}: ${why.field}: ${why.value}; ${why.mend}\n`);
  for (const seen of first) process.stdout.write(`${JSON.stringify(toWire(seen))}\n`);
  const summary = { dryRun: true, ...counts };
  if (json) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else process.stderr.write(summaryOf(summary));
  if (counts.refused > 0) process.exitCode = 1;
}

async function bring(
  file: string,
  opened: OpenedFile,
  source: Source,
  options: Options,
  store: OpenedStore,
): Promise<void> {
  const { endpoint, data, table, stack, startClocks, progress, json } = options;
  const where = `${endpoint} ${endpoint === 'local' ? resolve(data) : (table ?? stack)}`;
  const bar = progressBar('bytes read', progress);
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    const given = {
      file,
      opened,
      source,
      where,
      startClocks,
      scorer: builtInScorer(),
      stop: stop.signal,
      onProgress: bar.onProgress,
    };
    const done = await bringIn(given, store);
    bar.end();
    if (json) process.stdout.write(`${JSON.stringify(done)}\n`);
    else process.stderr.write(summaryOf(done));
    if (done.refused > 0 || done.interrupted) process.exitCode = 1;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

function sourceNamed(sources: readonly Source[], id: string): Source {
  const found = sources.find((source) => source.id === id);
  if (found !== undefined) return found;
  throw new Refusal(
    '--source',
    `${shown(id)} is no source of the settings`,
    `sources are ${sources.map((source) => source.id).join(', ')}`,
  );
}

function listed(given: string, before: readonly string[]): readonly string[] {
  return [...before, ...given.split(/,(?=[\w.]+=)/u)];
}
