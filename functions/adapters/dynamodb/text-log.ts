import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { TABLE } from '../../contracts/table-layout.ts';
import {
  NOTE_PLACES,
  type NotedText,
  othersLike,
  placeFor,
  SAME_TEXT_WITHIN,
  type TextNote,
} from '../../domain/scoring/likeness/text-notes.ts';
import { SIGNATURE_SIZE } from '../../domain/scoring/likeness/text-signature.ts';
import { type Duration, type Instant, SECOND } from '../../domain/shared/time.ts';
import type { Now } from '../../ports/now.ts';
import { hashed } from './keys.ts';
import { ITEM_FORM } from './parse-item.ts';
import { ttlAfter } from './time-to-live.ts';

/** Bytes of the mention and of the second of its posting, before the signature. */
const HEAD = 8;

/** Notes that others have added meanwhile are known this much later, at most; a write of our own tells at once. */
const KNOWN_FOR: Duration = 10 * SECOND;
/** Brands that one process remembers the notes of: a few kilobytes each. */
const MOST_BRANDS = 500;

type Notes = ReadonlyMap<number, NotedText>;

interface Waiting {
  readonly note: TextNote;
  readonly done: (others: number) => void;
  readonly failed: (error: unknown) => void;
}

/** What this process knows of one brand's notes, and who waits to add to them. */
interface BrandLog {
  readonly waiting: Waiting[];
  isBusy: boolean;
  known?: { readonly notes: Notes; readonly at: Instant };
}

interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now: Now;
}

/**
 * Notes what a mention says, and tells how many others of its brand that are noted say nearly the same. All complaints of
 * a brand share one item, which a storm would make hot: so those that are found while one write is under way share the
 * next, and it is read only where the last write is older than ten seconds. No condition: of two processes that take the
 * same place at once one note is lost. No word and no id is kept.
 */
export function createTextLog(table: Table): (note: TextNote) => Promise<number> {
  const logs = new Map<string, BrandLog>();
  return (note) =>
    new Promise<number>((done, failed) => {
      const log = logs.get(note.brand) ?? { waiting: [], isBusy: false };
      if (logs.size >= MOST_BRANDS && !logs.has(note.brand)) logs.clear();
      logs.set(note.brand, log);
      log.waiting.push({ note, done, failed });
      if (!log.isBusy) void noteAll(table, note.brand, log);
    });
}

/** Until nobody waits any more. */
async function noteAll(table: Table, brand: string, log: BrandLog): Promise<void> {
  log.isBusy = true;
  while (log.waiting.length > 0) {
    const together = log.waiting.splice(0, NOTE_PLACES);
    try {
      const counts = await noteTogether(
        table,
        brand,
        log,
        together.map(({ note }) => note),
      );
      for (const [index, { done }] of together.entries()) done(counts[index] ?? 0);
    } catch (error) {
      delete log.known;
      for (const { failed } of together) failed(error);
    }
  }
  log.isBusy = false;
}

/** For each how many others are like it. */
async function noteTogether(
  table: Table,
  brand: string,
  log: BrandLog,
  notes: readonly TextNote[],
): Promise<readonly number[]> {
  const { client, tableName, now } = table;
  const key = { pk: `L#${hashed(brand).slice(0, 22)}`, sk: 'TXT' };
  if (log.known === undefined || now() - log.known.at > KNOWN_FOR) {
    const { Item = {} } = await client.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }));
    log.known = { notes: notesOf(Item), at: now() };
  }
  const owns = notes.map((note) => ({ mention: digest(note), signature: note.signature, at: note.at }));
  const planned = new Map(log.known.notes);
  const places = new Set<number>();
  for (const own of owns) {
    const place = placeFor(own, planned);
    if (planned.get(place)?.mention === own.mention) continue;
    planned.set(place, own);
    places.add(place);
  }
  if (places.size === 0) return owns.map((own) => othersLike(own, planned.values()));
  const { ttl } = ttlAfter(now(), SAME_TEXT_WITHIN);
  const taken = [...places].flatMap((place) => {
    const own = planned.get(place);
    return own === undefined ? [] : [[place, packed(own)] as const];
  });
  const { Attributes: written = {} } = await client.send(
    new UpdateCommand({
      TableName: tableName,
      Key: key,
      UpdateExpression: `SET v = :form, #ttl = :ttl, ${taken.map(([place]) => `#p${place} = :p${place}`).join(', ')}`,
      ExpressionAttributeNames: {
        '#ttl': TABLE.ttl,
        ...Object.fromEntries(taken.map(([place]) => [`#p${place}`, `p${place}`])),
      },
      ExpressionAttributeValues: {
        ':form': ITEM_FORM,
        ':ttl': ttl,
        ...Object.fromEntries(taken.map(([place, bytes]) => [`:p${place}`, bytes])),
      },
      ReturnValues: 'ALL_NEW',
    }),
  );
  log.known = { notes: notesOf(written), at: now() };
  const { notes: known } = log.known;
  return owns.map((own) => othersLike(own, known.values()));
}

function notesOf(item: Readonly<Record<string, unknown>>): Notes {
  const places = Array.from({ length: NOTE_PLACES }, (_, place) => [place, item[`p${place}`]] as const);
  return new Map(
    places.flatMap(([place, bytes]) => (bytes instanceof Uint8Array ? [[place, unpacked(bytes)] as const] : [])),
  );
}

const digest = ({ origin, externalId }: TextNote): number =>
  Buffer.from(hashed(JSON.stringify([origin, externalId])), 'base64url').readUInt32LE(0);

/** Mention, second of posting, hashes: four bytes, four bytes, two each. */
function packed({ mention, at, signature }: NotedText): Uint8Array {
  const bytes = Buffer.alloc(HEAD + signature.length * 2);
  bytes.writeUInt32LE(mention, 0);
  bytes.writeUInt32LE(Math.max(0, Math.floor(at / SECOND)) >>> 0, 4);
  for (const [index, hash] of signature.entries()) bytes.writeUInt16LE(hash, HEAD + index * 2);
  return bytes;
}

function unpacked(stored: Uint8Array): NotedText {
  const bytes = Buffer.from(stored);
  const size = Math.min(SIGNATURE_SIZE, Math.floor((bytes.length - HEAD) / 2));
  return {
    mention: bytes.readUInt32LE(0),
    at: bytes.readUInt32LE(4) * SECOND,
    signature: Array.from({ length: size }, (_, index) => bytes.readUInt16LE(HEAD + index * 2)),
  };
}
