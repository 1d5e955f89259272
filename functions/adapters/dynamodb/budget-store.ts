import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { freshBudget, type RequestBudget } from '../../domain/mentions/politeness/request-budget.ts';
import { DAY } from '../../domain/shared/time.ts';
import type { BudgetStore } from '../../ports/budgets.ts';
import type { Now } from '../../ports/now.ts';
import { putIf } from './conditional-write.ts';
import { ITEM_FORM, parseItem } from './parse-item.ts';
import { ttlAfter } from './time-to-live.ts';

export interface BudgetStoreOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly now: Now;
}

/** Longer than any pause or limit: what is older says nothing. */
const KEPT = 35 * DAY;

const instant = z.optional(z.number());
const budgetItem = z.object({
  n: z.int(),
  fullAt: instant,
  pausedUntil: instant,
  pauseReason: z.optional(z.string()),
  parts: z.optional(z.record(z.string(), z.number())),
  breaker: z.object({
    failures: z.int(),
    openUntil: instant,
    probeUntil: instant,
    lookFrom: instant,
    lastFailure: z.optional(z.string()),
  }),
});

/** One small item for each credential or server that was ever counted, paused or in trouble: a write costs one unit. */
export function createBudgetStore({ client, tableName, now }: BudgetStoreOptions): BudgetStore {
  return {
    find: async (id, which) => {
      const get = { TableName: tableName, Key: budgetKey(id), ConsistentRead: which === 'latest' };
      const { Item } = await client.send(new GetCommand(get));
      if (Item === undefined) return freshBudget(id);
      const { n: version, ...known } = parseItem(budgetItem, Item);
      return { ...known, id, version } as RequestBudget;
    },
    save: async ({ id, version, ...known }) => {
      const outcome = await putIf(client, {
        tableName,
        item: { ...budgetKey(id), ...known, n: version, v: ITEM_FORM, ...ttlAfter(now(), KEPT) },
        ...(version === 1
          ? { condition: 'attribute_not_exists(pk)' }
          : { condition: 'n = :previous', values: { ':previous': version - 1 } }),
      });
      return outcome.saved ? 'saved' : 'conflict';
    },
  };
}

const budgetKey = (id: string) => ({ pk: `B#${id}`, sk: 'BKT' });
