import * as z from 'zod/mini';
import type { MentionKey } from '../../domain/mentions/mention.ts';
import type { MentionFacts } from '../../domain/reports/facts.ts';
import { isAliased } from './keys.ts';
import { parsePart } from './parse-item.ts';

export type StoredFacts = Readonly<Record<string, unknown>>;

/** Facts are stored twice and billed at each write, so frequent names are one letter. Never reuse a letter. */
const LETTERS: Readonly<Partial<Record<keyof MentionFacts, string>>> = {
  sourceId: 's',
  kind: 'k',
  postedAt: 'p',
  discoveredAt: 'd',
  rating: 'r',
  language: 'l',
  severity: 'v',
  sentiment: 'm',
  themes: 'h',
  cycle: 'c',
  status: 't',
  startedAt: 'a',
  dueAt: 'u',
  respondedAt: 'w',
  endedAt: 'e',
  owner: 'o',
  recoveredAt: 'g',
  stages: 'q',
  moment: 'j',
  emotion: 'z',
  labels: 'f',
  calendar: 'n',
  repeat: 'R',
  hints: 'H',
  seenAt: 'D',
  lateDiscovered: 'x',
  responseUnknown: 'y',
  fromBrand: 'b',
  author: 'A',
};
const NAMES = new Map(Object.entries(LETTERS).map(([name, letter]) => [letter as string, name]));
const FLAGS = { lateDiscovered: false, responseUnknown: false, fromBrand: false } as const;
/** Brand, origin and external id where they are too long for the pk to tell. */
const LONG_KEY = 'i';

const essential = z.looseObject({
  sourceId: z.string(),
  kind: z.string(),
  postedAt: z.int(),
  discoveredAt: z.int(),
  severity: z.string(),
  sentiment: z.string(),
  cycle: z.int(),
  status: z.string(),
  startedAt: z.int(),
});
const longKey = z.tuple([z.string(), z.string(), z.string()]);

/** The `facts` map that the day index projects: all but what the keys say, what is false and what repeats `postedAt`. */
export function storedFacts(facts: MentionFacts): StoredFacts {
  const { brand, origin, externalId, ...rest } = facts;
  const fields = Object.entries(rest).filter(
    ([name, value]) =>
      value !== undefined && value !== false && !(name === 'startedAt' && facts.startedAt === facts.postedAt),
  );
  return {
    ...Object.fromEntries(fields.map(([name, value]) => [LETTERS[name as keyof MentionFacts] ?? name, value])),
    ...(isAliased(facts) && { [LONG_KEY]: [brand, origin, externalId] }),
  };
}

/** Reads the map back. `key` is what the pk says. Throws MalformedItem. */
export function factsFrom(key: MentionKey, pk: unknown, stored: unknown): MentionFacts {
  const map = parsePart(z.record(z.string(), z.unknown()), pk, stored);
  const { [LONG_KEY]: long, ...fields } = map;
  const named = Object.fromEntries(
    Object.entries(fields).map(([letter, value]) => [NAMES.get(letter) ?? letter, value]),
  );
  const checked = parsePart(essential, pk, { startedAt: named['postedAt'], ...named });
  const [brand, origin, externalId] = long === undefined ? [] : parsePart(longKey, pk, long);
  return {
    ...FLAGS,
    ...(checked as unknown as MentionFacts),
    brand: brand ?? key.brand,
    origin: origin ?? key.origin,
    externalId: externalId ?? key.externalId,
  };
}
