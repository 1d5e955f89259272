import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { eachBounded } from '../../functions/adapters/runtime/bounded.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import type { Manifest, Table } from './back-up.ts';
import { checksumOf, type Item, itemOf, lineOf } from './backup-line.ts';
import type { BackupPlace } from './backup-place.ts';

export interface Restored {
  readonly written: number;
  /** There already, exactly so: of an earlier try. */
  readonly same: number;
  /** There already, otherwise: left as it is. */
  readonly kept: number;
}

const AT_ONCE = 16;

/** A backup that can be read, with its manifest. */
export interface WholeBackup {
  readonly place: BackupPlace;
  readonly manifest: Manifest;
}

/** Holds every file against its checksum. Refuses in one line that names the first that differs. */
export async function checkBackup({ place, manifest }: WholeBackup, where: string): Promise<void> {
  for (const { name, items, sha256 } of manifest.files) {
    const content = await place.read(name);
    const isWhole = content !== undefined && checksumOf(content) === sha256 && linesOf(content).length === items;
    if (isWhole) continue;
    const problem = content === undefined ? 'is missing' : 'is not as it was written: its checksum differs';
    throw new Refusal('--from', `${where}/${name} ${problem}`, 'take another backup; nothing was restored');
  }
}

const linesOf = (content: string): readonly string[] => content.split('\n').filter(Boolean);

/**
 * Puts back what is not there. Nothing that is there is overwritten, but for a source of which nothing is known yet, as a
 * fresh deploy leaves it; so it can be broken off and begun again, and run on a table that is in use.
 */
export async function restore(
  table: Table,
  { place, manifest }: WholeBackup,
  onProgress: (done: number, total: number) => void,
): Promise<Restored> {
  const outcome = { written: 0, same: 0, kept: 0 };
  let done = 0;
  // One file at a time is held, however many there are.
  for (const { name } of manifest.files) {
    await eachBounded(linesOf((await place.read(name)) ?? ''), AT_ONCE, async (line) => {
      outcome[await putBack(table, itemOf(line), line)] += 1;
      done += 1;
      onProgress(done, manifest.items);
    });
  }
  return outcome;
}

async function putBack({ client, tableName }: Table, item: Item, line: string): Promise<keyof Restored> {
  const isSource = item['sk'] === 'CUR';
  try {
    await client.send(
      new PutCommand({
        TableName: tableName,
        Item: item,
        ConditionExpression: isSource
          ? 'attribute_not_exists(pk) OR attribute_not_exists(n)'
          : 'attribute_not_exists(pk)',
      }),
    );
    return 'written';
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const Key = { pk: item['pk'], sk: item['sk'] };
    const { Item: found } = await client.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true }));
    return found !== undefined && lineOf(found) === line ? 'same' : 'kept';
  }
}
