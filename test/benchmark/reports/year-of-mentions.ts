import { batchWrite } from '../../../functions/adapters/dynamodb/batch-write.ts';
import { storedFacts } from '../../../functions/adapters/dynamodb/facts-item.ts';
import { dayKeys, MENTION_SK, mentionPk } from '../../../functions/adapters/dynamodb/keys.ts';
import { authorMark } from '../../../functions/domain/mentions/known-author.ts';
import type { MentionFacts } from '../../../functions/domain/reports/facts.ts';
import { DAY, HOUR, type Instant, MINUTE, SECOND } from '../../../functions/domain/shared/time.ts';
import type { TableEngine } from '../../support/engines.ts';

export interface YearOptions {
  readonly brand: string;
  readonly mentions: number;
  readonly days: number;
  readonly sources: number;
  /** Midnight (UTC) after the last day. */
  readonly end: Instant;
}

export const sourceIdOf = (index: number): string => `place-${String(index).padStart(3, '0')}`;

/** Of one place: some write again. */
const AUTHORS = 5_000;
const OWNERS = ['care', 'kitchen', 'delivery', 'press', 'app', 'stores', 'billing', 'south'];
const THEMES = ['delivery', 'price', 'staff', 'quality', 'app', 'refund', 'waiting', 'hygiene'];
const MOMENTS = ['discover', 'decide', 'receive', 'use', 'support', 'leave'] as const;
const SEVERITIES = ['none', 'low', 'medium', 'high', 'critical'] as const;

/** Invented facts, spread over the days and more of them at noon than at night: the same ones for the same options. */
export function* yearOfMentions({ brand, mentions, days, sources, end }: YearOptions): Generator<MentionFacts> {
  const random = randomFrom(20_261_122);
  const chance = randomFrom(22_112_026);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value;
  for (let index = 0; index < mentions; index += 1) {
    const day = end - (days - Math.floor((index / mentions) * days)) * DAY;
    const hour = Math.floor(12 + 11 * Math.cbrt(2 * random() - 1));
    const postedAt = day + hour * HOUR + Math.floor(random() * 3_600) * SECOND;
    const rating = pick([1, 1, 1, 2, 3, 4, 5, 5]);
    const isClocked = rating < 4;
    const answer = random() < 0.8 ? Math.round(Math.exp(9 + 1.6 * random() ** 2)) * SECOND : undefined;
    const dueAt = postedAt + 4 * HOUR;
    const respondedAt = answer === undefined ? undefined : postedAt + answer;
    const source = Math.floor(sources * random() ** 2);
    yield {
      brand,
      origin: `places:${source}`,
      externalId: String(90_000_000_000 + index * 7_919),
      sourceId: sourceIdOf(source),
      kind: 'google-business',
      postedAt,
      discoveredAt: postedAt + Math.floor(60 + random() * 600) * SECOND,
      rating,
      language: pick(['en', 'en', 'de', 'fr', 'nl', 'es']),
      severity: SEVERITIES[rating > 3 ? 0 : pick([1, 2, 3, 3, 4])] ?? 'low',
      sentiment: rating < 3 ? 'negative' : rating === 3 ? 'neutral' : 'positive',
      ...(random() < 0.7 && { themes: [pick(THEMES)] }),
      ...(random() < 0.6 && { moment: pick(MOMENTS) }),
      cycle: 1,
      startedAt: postedAt,
      lateDiscovered: false,
      responseUnknown: false,
      fromBrand: false,
      author: authorMark({ id: `${Math.floor(chance() * AUTHORS)}`, name: `at ${source}` }) ?? '',
      ...(isClocked
        ? {
            status: respondedAt === undefined ? 'running' : respondedAt <= dueAt ? 'met' : 'late',
            dueAt,
            owner: pick(OWNERS),
            calendar: 'office',
            stages: 'w-60 e240',
            ...(respondedAt !== undefined && { respondedAt }),
          }
        : { status: 'excluded' }),
    };
  }
}

/** A generator of numbers from 0 to 1 (mulberry32), so that every run builds the same table. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Mentions as the store keeps them, but for what the day index does not hold: text, clock and story are a placeholder,
 * for nothing that is measured reads them.
 */
export function* itemsOf(facts: Iterable<MentionFacts>, shards: number): Generator<Record<string, unknown>> {
  for (const one of facts) {
    const pk = mentionPk(one);
    const keys = dayKeys(one, pk, one.postedAt, shards);
    yield { pk, sk: MENTION_SK, v: 1, n: 1, h: '-', facts: storedFacts(one), ...keys };
  }
}

/** Puts items into a table of any engine, as the store does; slow. */
export async function loadedTable(engine: TableEngine, items: Iterable<Record<string, unknown>>): Promise<string> {
  const tableName = await engine.freshTable();
  const requests = [...items].map((Item) => ({ PutRequest: { Item } }));
  await batchWrite({ client: engine.client, tableName }, requests);
  return tableName;
}

/** Now is noon of the day after the last one. */
export const nowOf = ({ end }: Pick<YearOptions, 'end'>): Instant => end + 12 * HOUR + 30 * MINUTE;
