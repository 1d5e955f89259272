import { dayKeys, MENTION_SK, mentionPk, textSk } from '../../functions/adapters/dynamodb/keys.ts';
import { mentionItem } from '../../functions/adapters/dynamodb/mention-item.ts';
import { ITEM_FORM } from '../../functions/adapters/dynamodb/parse-item.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { DAY, HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { DESK_NOW, waiting } from '../support/desk-world.ts';
import { MEDIUM_TEXT, SHORT_TEXT } from '../support/mention-literals.ts';
import { sourceIdOf } from './reports/year-of-mentions.ts';

export interface DeskTable {
  /** Clocks with something ahead, a quarter of them overdue. */
  readonly open: number;
  /** Overdue and past their last alert. */
  readonly spent: number;
  /** Answered, over thirteen months. */
  readonly closed: number;
  readonly sources: number;
}

type Item = Record<string, unknown>;

const MONTHS = 395;

/** The items of a table, as the store writes them; each third text is long and has an item of its own. */
export function* deskItems({ open, spent, closed, sources }: DeskTable, shards: number): Generator<Item> {
  const owner = (index: number): string => (index % 3 === 0 ? 'lead' : 'support');
  const source = (index: number): string => sourceIdOf(index % sources);
  const text = (index: number): string => (index % 3 === 0 ? MEDIUM_TEXT : SHORT_TEXT);
  for (let i = 0; i < open; i += 1) {
    // Four days back at most: until then the last stage of a ladder of `waiting` lies ahead.
    const left = i < open / 4 ? -((i * 96 * HOUR) / (open / 4)) : (i - open / 4) * MINUTE;
    const made = waiting({ id: `a${i}`, left: Math.round(left), owner: owner(i), source: source(i), text: text(i) });
    yield* itemsOf(made, shards);
  }
  for (let i = 0; i < spent; i += 1) {
    const left = -(i % 4_000) * HOUR - 200 * HOUR;
    yield* itemsOf(
      waiting({ id: `s${i}`, left, isSpent: true, owner: owner(i), source: source(i), text: text(i) }),
      shards,
    );
  }
  yield* closedItems(closed, source, shards);
}

/** Of all that is closed, two mentions' clock and story stand for each: nothing that is measured here reads them. */
function* closedItems(count: number, source: (index: number) => string, shards: number): Generator<Item> {
  const patterns = [SHORT_TEXT, MEDIUM_TEXT].map((text) => {
    const mention = waiting({ id: 'c', left: 0, text });
    const clock = { ...mention.clock, status: 'met' as const, respondedAt: mention.clock.startedAt + HOUR };
    return mentionItem({ ...mention, clock }, shards);
  });
  for (let i = 0; i < count; i += 1) {
    const pattern = patterns[i % 3 === 0 ? 1 : 0];
    if (pattern === undefined) return;
    const key = { brand: 'sundial', origin: `app-store:${i % 100}:1234`, externalId: `c${i}` };
    const pk = mentionPk(key);
    const postedAt = DESK_NOW - Math.floor((i / count) * MONTHS * DAY) - 6 * HOUR;
    const facts = { ...pattern.item.facts, s: source(i), p: postedAt };
    yield { ...pattern.item, pk, facts, ...dayKeys(key, pk, postedAt, shards) };
    if (pattern.prose) yield proseItem(pk, pattern.item.h, pattern.prose);
  }
}

function* itemsOf(mention: Mention, shards: number): Generator<Item> {
  const { item, prose } = mentionItem(mention, shards);
  yield { ...item, sk: MENTION_SK };
  if (prose) yield proseItem(item.pk, item.h, prose);
}

const proseItem = (pk: string, hash: string, prose: Uint8Array): Item => ({
  pk,
  sk: textSk(hash),
  v: ITEM_FORM,
  x: prose,
});
