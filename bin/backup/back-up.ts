import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { VERSION } from '../../functions/contracts/version.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { type Instant, toIso } from '../../functions/domain/shared/time.ts';
import { checksumOf, type Item, lineOf } from './backup-line.ts';
import type { BackupPlace } from './backup-place.ts';

const MANIFEST = 'manifest.json';
const SCHEMA = 'replywatch.backup.1';

const manifest = z.object({
  schema: z.literal(SCHEMA),
  version: z.string(),
  at: z.string(),
  table: z.string(),
  items: z.int(),
  files: z.array(z.object({ name: z.string().regex(/^[\w.-]+$/u), items: z.int(), sha256: z.string() })),
});
export type Manifest = z.output<typeof manifest>;

/** Items of one file: few enough to be held, many enough for a bucket. */
const ITEMS_A_FILE = 5_000;

export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

/**
 * Every item of the table into files of lines, then the manifest with their checksums: without it a backup is none. The one
 * scan that there is: what changes meanwhile may be in it as before or as after, each item whole.
 */
export async function backUp(
  { client, tableName }: Table,
  place: BackupPlace,
  now: Instant,
  onProgress: (items: number) => void,
): Promise<Manifest> {
  const files: Manifest['files'] = [];
  let held: Item[] = [];
  let items = 0;
  const write = async (): Promise<void> => {
    if (held.length === 0) return;
    const name = `items-${String(files.length + 1).padStart(5, '0')}.jsonl`;
    const content = held.map((item) => `${lineOf(item)}\n`).join('');
    await place.write(name, content);
    files.push({ name, items: held.length, sha256: checksumOf(content) });
    held = [];
  };
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: tableName, ConsistentRead: true, ExclusiveStartKey: from }),
    );
    for (const item of page.Items ?? []) {
      held.push(item);
      items += 1;
      if (held.length === ITEMS_A_FILE) await write();
    }
    onProgress(items);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  await write();
  const written: Manifest = { schema: SCHEMA, version: VERSION, at: toIso(now), table: tableName, items, files };
  await place.write(MANIFEST, `${JSON.stringify(written, null, 2)}\n`);
  return written;
}

/** Refuses in one line what is no backup, or not a whole one. */
export async function readManifest(place: BackupPlace, where: string): Promise<Manifest> {
  const text = await place.read(MANIFEST);
  if (text === undefined) {
    throw new Refusal('--from', `${where} holds no ${MANIFEST}`, 'name where `replywatch backup --to` has ended well');
  }
  try {
    return manifest.parse(JSON.parse(text));
  } catch (cause) {
    throw new Refusal('--from', `${where}/${MANIFEST} is not one of ours`, 'name another backup', { cause });
  }
}
