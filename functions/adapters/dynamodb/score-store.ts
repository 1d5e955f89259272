import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { DayScores } from '../../domain/reports/scores.ts';
import type { ScoreStore } from '../../ports/reports.ts';
import { hashed } from './keys.ts';
import { pagedQuery } from './paged-query.ts';
import { defined, ITEM_FORM, parseItem } from './parse-item.ts';

const count = z.int().check(z.nonnegative());
const scoreItem = z.object({
  sk: z.string(),
  brand: z.string(),
  nps: z.optional(z.object({ promoters: count, passives: count, detractors: count })),
  csat: z.optional(z.object({ satisfied: count, answers: count })),
});

/** Survey answers by brand and day: sums only, nothing of whoever answered; kept for good. */
export function createScoreStore(client: DynamoDBDocumentClient, tableName: string): ScoreStore {
  return {
    async save({ brand, day, nps, csat }) {
      const Item = defined({ pk: scorePk(brand), sk: day, v: ITEM_FORM, brand, nps, csat });
      await client.send(new PutCommand({ TableName: tableName, Item }));
    },
    async find(brand, from, to) {
      const items = pagedQuery(client, {
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': scorePk(brand), ':from': from, ':to': to },
      });
      return Array.fromAsync(items, (item): DayScores => {
        const { sk: day, ...scores } = parseItem(scoreItem, item);
        return defined({ day, ...scores });
      });
    },
  };
}

/** Hashed: a brand's id may hold the separator of keys. */
const scorePk = (brand: string): string => `Q#${hashed(brand)}`;
