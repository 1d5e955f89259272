import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { DAY } from '../../domain/shared/time.ts';
import type { Reservation, SpendStore, SpendWish, Spent } from '../../ports/budgets.ts';
import type { Now } from '../../ports/now.ts';
import { newMark, succeeds } from './conditional-write.ts';
import { ITEM_FORM } from './parse-item.ts';
import { ttlAfter } from './time-to-live.ts';

export interface SpendStoreOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now: Now;
}

/** Months stay for questions about a bill. */
const KEPT = 400 * DAY;
/** Others may reserve between our look at what is left and our reservation. */
const ATTEMPTS = 5;

/**
 * One item for each account and month: `spent`, and the reservations that are open in it as `r_<mark>`. Reserving adds
 * under the condition that the sum stays within the cap, so no race passes it; whoever dies before settling has spent
 * all that was set aside. Each costs one write unit.
 */
export function createSpendStore({ client, tableName, now }: SpendStoreOptions): SpendStore {
  const itemOf = async ({ account, month }: Month): Promise<Item> => {
    const Key = spendKey(account, month);
    const { Item } = await client.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true }));
    return Item ?? {};
  };

  async function setAside(
    { account, month, cap }: SpendWish,
    units: number,
    beside: number,
  ): Promise<Reservation | undefined> {
    const mark = newMark();
    const Key = spendKey(account, month);
    const { ttl } = ttlAfter(now(), KEPT);
    const done = await succeeds(
      client.send(
        new UpdateCommand({
          TableName: tableName,
          Key,
          UpdateExpression: 'SET #open = :units, v = :v, #ttl = :ttl ADD spent :units',
          // Not twice when the SDK sends again what was done and whose answer was lost.
          ConditionExpression: 'attribute_not_exists(#open) AND (attribute_not_exists(spent) OR spent <= :room)',
          ExpressionAttributeNames: { '#open': openName(mark), '#ttl': 'ttl' },
          ExpressionAttributeValues: { ':units': units, ':room': cap - units, ':v': ITEM_FORM, ':ttl': ttl },
        }),
      ),
    );
    const reservation = { account, month, units, mark, beside };
    return done || openName(mark) in (await itemOf(reservation)) ? reservation : undefined;
  }

  return {
    spent: async (account, month) => spentIn(await itemOf({ account, month })),
    reserve: async (wish) => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const before = spentIn(await itemOf(wish));
        const units = Math.min(wish.wanted, wish.cap - before.units);
        if (units < wish.least) return undefined;
        const reservation = await setAside(wish, units, before.setAside);
        if (reservation !== undefined) return reservation;
      }
      throw new Error(`${wish.account}: others kept spending in between, ${ATTEMPTS} times`);
    },
    settle: async ({ account, month, units, mark }, used) => {
      await succeeds(
        client.send(
          new UpdateCommand({
            TableName: tableName,
            Key: spendKey(account, month),
            UpdateExpression: 'REMOVE #open ADD spent :back',
            ConditionExpression: 'attribute_exists(#open)',
            ExpressionAttributeNames: { '#open': openName(mark) },
            ExpressionAttributeValues: { ':back': used - units },
          }),
        ),
      );
    },
  };
}

type Item = Readonly<Record<string, unknown>>;
type Month = Pick<SpendWish, 'account' | 'month'>;

const unitsOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

const spentIn = (item: Item): Spent => ({
  units: unitsOf(item['spent']),
  setAside: Object.entries(item)
    .filter(([name]) => name.startsWith(OPEN))
    .reduce((sum, [, units]) => sum + unitsOf(units), 0),
});

const spendKey = (account: string, month: string) => ({ pk: `B#spend#${account}`, sk: month });
const OPEN = 'r_';
const openName = (mark: string): string => `${OPEN}${mark}`;
