import { createHash } from 'node:crypto';
import { DeleteCommand, type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Alert } from '../../domain/alerts/alert.ts';
import { DAY, type Duration, SECOND } from '../../domain/shared/time.ts';
import type { DeliveryLog } from '../../ports.ts';
import { putIf, succeeds } from './conditional-write.ts';
import { mentionPk } from './keys.ts';
import { ITEM_FORM } from './parse-item.ts';
import { ttlAfter } from './time-to-live.ts';

export interface DeliveryLogOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** How long a sender may take before another one may try. @default 60 s */
  readonly lease?: Duration;
  /** How long repeats are recognised: longer than a message can wait in a dead-letter queue. @default 35 days */
  readonly remembered?: Duration;
}

/**
 * Which receiver has been sent which alert, as items beside the mention. A lease is taken by a conditional put;
 * it ends by `confirm` (for good), by `release`, or by itself when the sender has died.
 */
export function createDeliveryLog(options: DeliveryLogOptions): DeliveryLog {
  const { client, tableName, lease = 60 * SECOND, remembered = 35 * DAY } = options;
  /** Lease that this process holds, so that it never releases another one's. */
  const held = new Map<string, number>();
  const keyOf = (alert: Alert, receiver: string) => ({ pk: mentionPk(alert), sk: `L#${nameOf(alert, receiver)}` });

  return {
    begin: async (alert, receiver, now) => {
      const key = keyOf(alert, receiver);
      const until = now + lease;
      const outcome = await putIf(client, {
        tableName,
        item: { ...key, v: ITEM_FORM, until, ...ttlAfter(now, remembered) },
        condition: 'attribute_not_exists(pk) OR (attribute_not_exists(sentAt) AND #until <= :now) OR #ttl <= :seconds',
        names: { '#until': 'until', '#ttl': 'ttl' },
        values: { ':now': now, ':seconds': Math.floor(now / SECOND) },
      });
      if (outcome.saved) held.set(key.sk, until);
      return outcome.saved;
    },
    confirm: async (alert, receiver, now) => {
      const key = keyOf(alert, receiver);
      await client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: key,
          UpdateExpression: 'SET sentAt = :now, v = :v, #ttl = :ttl',
          ExpressionAttributeNames: { '#ttl': 'ttl' },
          ExpressionAttributeValues: { ':now': now, ':v': ITEM_FORM, ':ttl': ttlAfter(now, remembered).ttl },
        }),
      );
      held.delete(key.sk);
    },
    release: async (alert, receiver) => {
      const key = keyOf(alert, receiver);
      const until = held.get(key.sk);
      if (until === undefined) return;
      await succeeds(
        client.send(
          new DeleteCommand({
            TableName: tableName,
            Key: key,
            ConditionExpression: 'attribute_not_exists(sentAt) AND #until = :until',
            ExpressionAttributeNames: { '#until': 'until' },
            ExpressionAttributeValues: { ':until': until },
          }),
        ),
      );
      held.delete(key.sk);
    },
  };
}

/** Hashed: a receiver may be an address that is a secret, or a person's. */
const nameOf = (alert: Alert, receiver: string): string =>
  createHash('sha256').update(`${receiver}\n${alert.key}`).digest('base64url');
