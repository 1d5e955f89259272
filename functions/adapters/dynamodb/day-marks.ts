import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { settledBefore, startOfDay } from '../../domain/reports/rollup.ts';
import { type Duration, type Instant, MINUTE, utcDay } from '../../domain/shared/time.ts';
import { ITEM_FORM } from './parse-item.ts';

/** A mark announces all saves of its day that begin within this time; MARK_SETTLES is three times as long. */
const MARK_LASTS: Duration = 5 * MINUTE;

/** Days and mentions that this process remembers: what is forgotten costs one more write. */
const MOST_REMEMBERED = 1_000;

export const rollupPk = (brand: string): string => `AGG#${brand}`;
export const markSk = (day: string): string => `X#${day}`;

/**
 * Marks the day of a mention whose facts are about to change, where that day has been compiled or may have been: its
 * rollup is then out of date. Before the save, so that a crash between the two leaves a day that is compiled in vain
 * and never one that is wrong. One write unit, for settled days only, once in five minutes for each day.
 */
export class DayMarks {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #marked = new Map<string, Instant>();
  readonly #known = new Map<string, string>();

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  /** What a mention's facts were in that version: a save on top of it that leaves them so marks nothing. */
  remember(pk: string, version: number, facts: unknown): void {
    forgetFirst(this.#known);
    this.#known.set(pk, factsText(version, facts));
  }

  async beforeSave(
    mention: { readonly pk: string; readonly brand: string; readonly postedAt: Instant; readonly version: number },
    facts: unknown,
    now: Instant,
  ): Promise<void> {
    const { pk, brand, postedAt, version } = mention;
    if (postedAt >= settledBefore(now) || this.#known.get(pk) === factsText(version - 1, facts)) return;
    const day = utcDay(postedAt);
    const name = `${brand} ${day}`;
    const markedAt = this.#marked.get(name);
    if (markedAt !== undefined && Math.abs(now - markedAt) < MARK_LASTS) return;
    const Item = { pk: rollupPk(brand), sk: markSk(day), v: ITEM_FORM, at: now };
    await this.#client.send(new PutCommand({ TableName: this.#tableName, Item }));
    forgetFirst(this.#marked);
    this.#marked.set(name, now);
  }
}

const factsText = (version: number, facts: unknown): string =>
  JSON.stringify([version, Object.entries(facts as object).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

function forgetFirst(map: Map<string, unknown>): void {
  if (map.size < MOST_REMEMBERED) return;
  const [first] = map.keys();
  if (first !== undefined) map.delete(first);
}

/** Whether a day can be one of posting at all: a mark that cannot is damaged. */
export const isDay = (day: string): boolean => /^\d{8}$/u.test(day) && Number.isFinite(startOfDay(day));
