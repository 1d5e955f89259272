import { type Command, Option } from 'commander';
import { awsRefusal, openAwsStore } from './aws-store.ts';
import { DATA_FOLDER } from './data-folder.ts';
import { openLocalStore } from './local-store.ts';
import type { OpenedStore } from './opened-store.ts';

/** The options of every command that reads a store. */
export interface StorePlace {
  readonly endpoint: 'local' | 'aws';
  readonly data: string;
  readonly table?: string;
  readonly stack: string;
  readonly settings?: string;
}

export const STORE_HELP = `
Where the mentions are read from:
  --endpoint local  what \`npm start -- --data <folder>\` keeps, while it runs or afterwards (default)
  --endpoint aws    the deployed table, by the ordinary AWS credential chain; it is found by the name of the stack, or
                    given by --table or REPLYWATCH_TABLE
Settings are those the local run left in its folder, in AWS those of replywatch.yaml; --settings names others.`;

export const withStoreOptions = (command: Command): Command =>
  withPlaceOptions(command.option('--data <folder>', 'folder of the local store', DATA_FOLDER));

/** The same without `--data`, for a command that says itself what it means. */
export function withPlaceOptions(command: Command): Command {
  return command
    .addOption(new Option('--endpoint <place>', 'which store').choices(['local', 'aws']).default('local'))
    .addOption(new Option('--table <name>', 'table in AWS').env('REPLYWATCH_TABLE'))
    .option('--stack <name>', 'stack in AWS whose table it is', 'ReplyWatch')
    .option('--settings <file>', 'settings file');
}

/** Opens the store, does the work, closes the store; what AWS says ends in one line. */
export async function withStore<Result>(
  place: StorePlace,
  work: (store: OpenedStore) => Promise<Result>,
): Promise<Result> {
  if (place.endpoint === 'local') return using(await openLocalStore(place.data, place.settings), work);
  try {
    return await using(await openAwsStore(place), work);
  } catch (error) {
    throw awsRefusal(error);
  }
}

async function using<Result>(store: OpenedStore, work: (store: OpenedStore) => Promise<Result>): Promise<Result> {
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
