import * as z from 'zod/mini';
import type { Mention } from '../../domain/mentions/mention.ts';
import { factsOf, postedAtOf } from '../../domain/reports/facts-of.ts';
import type { Claim } from '../../domain/sla/clock.ts';
import { nextDueOf } from '../../domain/sla/watch.ts';
import { factsFrom, type StoredFacts, storedFacts } from './facts-item.ts';
import { dayKeys, dueKeys, MENTION_SK, mentionKeyOf, mentionPk, spentKeys } from './keys.ts';
import { MalformedItem } from './malformed-item.ts';
import { type Packed, pack, packedLength, packText, unpack, unpackText } from './packed.ts';
import { ITEM_FORM, parseItem, parsePart, upgraded } from './parse-item.ts';

/** One mention in the table: what operators may read as plain attributes, the rest (all that people wrote) packed. */
export interface MentionItem {
  readonly pk: string;
  readonly sk: string;
  /** Form of the item. */
  readonly v: number;
  /** Version of the mention. */
  readonly n: number;
  /** Content hash. */
  readonly h: string;
  /** 1 when title and text are in the item `V#<content hash>`. */
  readonly e?: 1;
  readonly facts: StoredFacts;
  readonly x: Packed;
  readonly dayPk: string;
  readonly daySk: string;
  readonly duePk?: string;
  readonly dueSk?: string;
  /** Of a running clock: beside the facts in the due index, for whoever lists what is open. */
  readonly claim?: Claim;
}

/** Title and text, kept in an item of their own when long: the clock's many writes then never pay for them. */
export interface Prose {
  readonly title?: string | undefined;
  readonly text: string;
}

/** Packed bytes up to which prose stays in the mention's item: with it, clock and story fit into one write unit. */
const PROSE_INSIDE = 240;

/** DynamoDB takes 400 KB; more than this of a text is of no use to anybody who has to answer it. In UTF-16 units. */
const LONGEST_TEXT = 100_000;

export function mentionItem(
  mention: Mention,
  shards: number,
): { readonly item: MentionItem; readonly prose?: Uint8Array } {
  const pk = mentionPk(mention);
  const { title, text, ...seen } = mention.observation;
  const outside = packedLength(pack([title, text])) > PROSE_INSIDE;
  const observation = outside ? seen : { ...seen, title, text };
  const { severity, clock, history, watch, wordsToldAt, erasedAt } = mention;
  const item: MentionItem = {
    pk,
    sk: MENTION_SK,
    v: ITEM_FORM,
    n: mention.version,
    h: mention.contentHash,
    ...(outside && { e: 1 }),
    facts: storedFacts(factsOf(mention)),
    x: pack({
      observation,
      severity,
      clock,
      history,
      ...(watch && { watch }),
      ...(wordsToldAt && { wordsToldAt }),
      ...(erasedAt && { erasedAt }),
    }),
    ...dayKeys(mention, pk, postedAtOf(mention), shards),
    ...listing(mention, pk, shards),
  };
  return outside ? { item, prose: packProse({ title, text }) } : { item };
}

/** Where the due index lists it: under what is due next; past the last stage under its deadline, where no sweep looks. */
function listing(mention: Mention, pk: string, shards: number): Pick<MentionItem, 'duePk' | 'dueSk' | 'claim'> {
  const { clock } = mention;
  if (clock.status !== 'running') return {};
  const next = nextDueOf(mention);
  const keys =
    next === undefined ? spentKeys(mention, pk, clock.dueAt ?? clock.startedAt, shards) : dueKeys(pk, next, shards);
  return { ...keys, ...(clock.claim && { claim: clock.claim }) };
}

export function packProse({ title, text }: Prose): Uint8Array {
  const kept = text.slice(0, LONGEST_TEXT);
  return packText(title === undefined ? [kept] : [kept, title]);
}

const stored = z.looseObject({
  pk: z.string(),
  n: z.int(),
  h: z.string(),
  e: z.optional(z.literal(1)),
  x: z.union([z.string(), z.instanceof(Uint8Array)]),
});

/** The parts that no reader may find missing; the rest of them is as this code wrote it. */
const body = z.object({
  observation: z.looseObject({
    id: z.string(),
    kind: z.string(),
    text: z.string(),
    response: z.looseObject({ truth: z.string() }),
  }),
  severity: z.looseObject({ level: z.string(), reasons: z.array(z.string()) }),
  clock: z.looseObject({
    cycle: z.int(),
    status: z.string(),
    startedAt: z.int(),
    ladder: z.array(z.looseObject({ key: z.string(), at: z.int(), owner: z.string() })),
    fired: z.int(),
  }),
  history: z.array(z.looseObject({ at: z.int(), what: z.string() })),
  watch: z.optional(z.object({ every: z.int(), lookAt: z.optional(z.int()) })),
  wordsToldAt: z.optional(z.int()),
  erasedAt: z.optional(z.int()),
});

export const isProseOutside = (item: Readonly<Record<string, unknown>>): boolean => item['e'] === 1;

/** The way back. `prose` is given exactly when isProseOutside. Throws MalformedItem. */
export function mentionFrom(given: Readonly<Record<string, unknown>>, prose?: Prose): Mention {
  const item = upgraded(given);
  const { pk, n, h, x } = parseItem(stored, item);
  const facts = factsFrom(mentionKeyOf(pk), pk, item['facts']);
  const packed = unpacked(pk, () => unpack(x)) as { observation?: object };
  const whole = prose ? { ...packed, observation: { ...packed?.observation, ...withoutAbsent(prose) } } : packed;
  return {
    brand: facts.brand,
    origin: facts.origin,
    externalId: facts.externalId,
    sourceId: facts.sourceId,
    contentHash: h,
    discoveredAt: facts.discoveredAt,
    version: n,
    ...(parsePart(body, pk, whole) as unknown as Pick<
      Mention,
      'observation' | 'severity' | 'clock' | 'history' | 'watch' | 'wordsToldAt' | 'erasedAt'
    >),
  };
}

const proseItem = z.object({ x: z.instanceof(Uint8Array) });

export function proseFrom(item: Readonly<Record<string, unknown>>): Prose {
  const { x } = parseItem(proseItem, item);
  const pk = item['pk'];
  const [text, title] = parsePart(
    z.array(z.string()),
    pk,
    unpacked(pk, () => unpackText(x)),
  );
  if (text === undefined) throw new MalformedItem(pk, 'holds no text');
  return { text, title };
}

function unpacked(pk: unknown, unpackIt: () => unknown): unknown {
  try {
    return unpackIt();
  } catch (cause) {
    throw new MalformedItem(pk, 'x cannot be unpacked', { cause });
  }
}

const withoutAbsent = ({ text, title }: Prose): Prose => (title === undefined ? { text } : { text, title });
