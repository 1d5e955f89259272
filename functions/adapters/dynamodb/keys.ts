import { createHash } from 'node:crypto';
import type { MentionKey } from '../../domain/mentions/mention.ts';
import { fnv1a } from '../../domain/shared/hash.ts';
import { type Instant, utcDay } from '../../domain/shared/time.ts';
import { MalformedItem } from './malformed-item.ts';

/** Sort keys end at 1,024 bytes and the due index repeats the whole pk in one, so each part of a pk has a limit in bytes. */
const LIMITS = { brand: 100, origin: 120, externalId: 300 } as const;

const ALIAS = /^~[\w-]{43}$/u;

/**
 * A part of a key: `#` and `%` escaped, and what is too long replaced by `~` and its SHA-256.
 * An alias stays itself, so that a key read back from an index finds the same item.
 */
function keyPart(text: string, limit: number): string {
  if (ALIAS.test(text)) return text;
  const escaped = text.replaceAll('%', '%25').replaceAll('#', '%23');
  if (Buffer.byteLength(escaped) <= limit) return escaped;
  return `~${hashed(text)}`;
}

/** SHA-256 for keys: of what is too long for one, or must not be read there. 43 characters. */
export const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Hardly any has something escaped, and a look for a storm reads thousands. */
const plainPart = (part: string): string =>
  part.includes('%') ? part.replaceAll('%23', '#').replaceAll('%25', '%') : part;

export const mentionPk = ({ brand, origin, externalId }: MentionKey): string =>
  ['M', keyPart(brand, LIMITS.brand), keyPart(origin, LIMITS.origin), keyPart(externalId, LIMITS.externalId)].join('#');

/** The way back. A part that was too long comes back as its alias, which names the same item. */
export function mentionKeyOf(pk: unknown): MentionKey {
  const [kind, brand, origin, externalId, ...more] = String(pk).split('#');
  if (kind !== 'M' || !brand || !origin || !externalId || more.length > 0) {
    throw new MalformedItem(pk, 'is not the key of a mention');
  }
  return { brand: plainPart(brand), origin: plainPart(origin), externalId: plainPart(externalId) };
}

/** True when the key cannot be read back from its pk. */
export function isAliased(key: MentionKey): boolean {
  const back = mentionKeyOf(mentionPk(key));
  return back.brand !== key.brand || back.origin !== key.origin || back.externalId !== key.externalId;
}

export const MENTION_SK = 'A';
export const textSk = (contentHash: string): string => `V#${contentHash}`;

/** Instants in sort keys: 15 digits last until the year 33658. */
export const padded = (at: Instant): string => String(Math.max(0, Math.floor(at))).padStart(15, '0');

export const duePk = (shard: number): string => `DUE#${shard}`;
export const dueKeys = (pk: string, at: Instant, shards: number): { duePk: string; dueSk: string } => ({
  duePk: duePk(fnv1a(pk) % shards),
  dueSk: `${padded(at)}#${pk}`,
});

/** A partition of clocks that run on past their last stage, apart from what sweeps read. */
export const spentPk = (brand: string, shard: number): string => `SPENT#${keyPart(brand, LIMITS.brand)}#${shard}`;
export const spentKeys = (
  { brand }: MentionKey,
  pk: string,
  deadline: Instant,
  shards: number,
): { duePk: string; dueSk: string } => ({
  duePk: spentPk(brand, fnv1a(pk) % shards),
  dueSk: `${padded(deadline)}#${pk}`,
});

export const dayPk = (brand: string, day: string, shard: number): string =>
  `T#${keyPart(brand, LIMITS.brand)}#${day}#${shard}`;
/** Of the published instant only, which never changes: the entry of the day index stays where it is. */
export const dayKeys = (
  key: MentionKey,
  pk: string,
  postedAt: Instant,
  shards: number,
): { dayPk: string; daySk: string } => ({
  dayPk: dayPk(key.brand, utcDay(postedAt), fnv1a(pk) % shards),
  daySk: `${padded(postedAt)}#${keyPart(key.externalId, LIMITS.externalId)}`,
});
