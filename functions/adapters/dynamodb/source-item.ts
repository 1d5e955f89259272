import * as z from 'zod/mini';
import type { SourceProgress } from '../../domain/mentions/coverage.ts';
import type { Source } from '../../domain/mentions/source.ts';
import { POLL_TIERS, type PollTier } from '../../domain/mentions/sources/kind-of-source.ts';
import { contentHash, fnv1a } from '../../domain/shared/hash.ts';
import { MalformedItem } from './malformed-item.ts';
import { parseItem } from './parse-item.ts';

type Item = Readonly<Record<string, unknown>>;

export const sourceKey = (sourceId: string) => ({ pk: `S#${sourceId}`, sk: 'CUR' });

/** All sources on the wheel, listed without a scan. Written last, so that what is half applied is applied again. */
export const REGISTRY_PK = 'SOURCES';
export const WATERMARK_KEY = { pk: 'WHEEL', sk: 'WATERMARK' } as const;
/** Which tiers of the wheel have sources. */
export const TIERS_KEY = { pk: 'WHEEL', sk: 'TIERS' } as const;

export const wheelPk = (tier: number, slot: number): string => `W#${tier}#${slot}`;
export const wheelKey = (sourceId: string, tier: number) => ({
  pk: wheelPk(tier, fnv1a(sourceId) % tier),
  sk: `S#${sourceId}`,
});

/** Equal for equal settings, in whatever order the file names them. */
export const settingsHash = (source: Source): string =>
  contentHash(JSON.stringify(source, (_name, value: unknown) => (isRecord(value) ? sorted(value) : value)));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const sorted = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

const source = z.looseObject({
  id: z.string(),
  brand: z.string(),
  kind: z.string(),
  tier: z.literal(POLL_TIERS),
  slowest: z.optional(z.literal(POLL_TIERS)),
  accounts: z.array(z.string()),
});
const progress = z.looseObject({
  cursor: z.record(z.string(), z.string()),
  validators: z.record(z.string(), z.looseObject({})),
  lastEntryCount: z.int(),
  failures: z.int(),
});
const sourceItem = z.object({
  pk: z.string(),
  n: z.optional(z.int()),
  source: z.optional(source),
  progress: z.optional(progress),
});

/** Undefined for a source that the settings no longer list. Throws MalformedItem. */
export function sourceFrom(sourceId: string, item: Item): { source: Source; progress: SourceProgress } | undefined {
  const read = parseItem(sourceItem, item);
  if (!read.source) return undefined;
  if (read.n !== undefined && !read.progress) throw new MalformedItem(read.pk, 'progress is missing');
  const fresh = { cursor: {}, validators: {}, lastEntryCount: 0, failures: 0 };
  return {
    source: read.source as unknown as Source,
    progress: {
      ...((read.progress ?? fresh) as Omit<SourceProgress, 'sourceId' | 'version'>),
      sourceId,
      version: read.n ?? 0,
    },
  };
}

/** What apply() remembers of a source between deploys. */
export interface Registered {
  readonly hash: string;
  readonly tier: number;
}

const registryItem = z.object({ sk: z.string(), hash: z.string(), tier: z.int() });

export function registeredFrom(item: Item): [sourceId: string, registered: Registered] {
  const { sk, hash, tier } = parseItem(registryItem, item);
  return [sk, { hash, tier }];
}

const tiersItem = z.object({ tiers: z.array(z.literal(POLL_TIERS)) });

/** All of them where nothing is noted, or nothing that can be read. */
export function tiersFrom(item: Item | undefined): readonly PollTier[] {
  const read = z.safeParse(tiersItem, item);
  return read.success ? read.data.tiers : POLL_TIERS;
}

const wheelItem = z.object({ sk: z.string(), g: z.string() });

export function wheelEntryFrom(item: Item): { sourceId: string; group: string } {
  const { sk, g } = parseItem(wheelItem, item);
  return { sourceId: sk.slice('S#'.length), group: g };
}
