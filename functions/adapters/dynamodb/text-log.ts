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
import { type Instant, SECOND } from '../../domain/shared/time.ts';
import { hashed } from './keys.ts';
import { ITEM_FORM } from './parse-item.ts';
import { ttlAfter } from './time-to-live.ts';

/** Bytes of the mention and of the second of its posting, before the signature. */
const HEAD = 8;

/**
 * Notes what a mention says, and tells how many others of its brand that are noted say nearly the same. One read, one
 * write, no condition: two that are found at once and take the same place cost one note. No word and no id is kept.
 */
export async function noteText(
  client: DynamoDBDocumentClient,
  tableName: string,
  note: TextNote,
  now: Instant,
): Promise<number> {
  const key = { pk: `L#${hashed(note.brand).slice(0, 22)}`, sk: 'TXT' };
  const { Item: item = {} } = await client.send(
    new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
  );
  const read = notesOf(item);
  const own = { mention: digest(note), signature: note.signature, at: note.at };
  const place = placeFor(own, read);
  if (read.get(place)?.mention === own.mention) return othersLike(own, read.values());
  const { ttl } = ttlAfter(now, SAME_TEXT_WITHIN);
  const { Attributes: written = {} } = await client.send(
    new UpdateCommand({
      TableName: tableName,
      Key: key,
      UpdateExpression: 'SET v = :form, #ttl = :ttl, #place = :own',
      ExpressionAttributeNames: { '#ttl': TABLE.ttl, '#place': `p${place}` },
      ExpressionAttributeValues: { ':form': ITEM_FORM, ':ttl': ttl, ':own': packed(own) },
      ReturnValues: 'ALL_NEW',
    }),
  );
  return othersLike(own, notesOf(written).values());
}

function notesOf(item: Readonly<Record<string, unknown>>): ReadonlyMap<number, NotedText> {
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
