import { randomUUID } from 'node:crypto';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type SlackWaiting, waitingName } from '../../domain/alerts/slack-channel.ts';
import { DAY, type Duration, type Instant, SECOND } from '../../domain/shared/time.ts';
import type { StageKey } from '../../domain/sla/clock.ts';
import type { SlackChannels, TakenTurn } from '../../ports/slack.ts';
import { eachBounded } from '../runtime/bounded.ts';
import { batchWrite } from './batch-write.ts';
import { succeeds } from './conditional-write.ts';
import { hashed, padded } from './keys.ts';
import { MalformedItem } from './malformed-item.ts';
import { defined, ITEM_FORM, parseItem } from './parse-item.ts';
import { ttlAfter } from './time-to-live.ts';

export interface SlackChannelsOptions {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  /** How long a sender may have a turn: longer than its function may run. @default 60 s */
  readonly lease?: Duration;
  /** @default 14 days */
  readonly kept?: Duration;
  /** Told of what waits and cannot be read back, before it is deleted. @default thrown: nothing is deleted */
  readonly setAside?: (channel: string, reason: string) => Promise<void>;
}

const TURN = 'TURN';
const WAITING = 'W#';

/** Turns and what waits: `SLACK#<channel>`, one item for the turn and one for each thing that waits, alerts first. */
export function createSlackChannels(options: SlackChannelsOptions): SlackChannels {
  const { client, tableName: TableName, lease = 60 * SECOND, kept = 14 * DAY, setAside } = options;

  /** One item that cannot be read must not stand in the way of all that waits behind it. */
  async function readOrSetAside(
    channel: string,
    item: Readonly<Record<string, unknown>>,
  ): Promise<readonly SlackWaiting[]> {
    try {
      return [waitingFrom(item)];
    } catch (error) {
      if (!(error instanceof MalformedItem) || setAside === undefined) throw error;
      await setAside(channel, `${error.message} (${String(item['sk'])})`);
      await client.send(new DeleteCommand({ TableName, Key: { pk: item['pk'], sk: item['sk'] } }));
      return [];
    }
  }

  return {
    async take(channel, now) {
      const Key = { pk: channelPk(channel), sk: TURN };
      const holder = randomUUID();
      try {
        const { Attributes: before } = await client.send(
          new UpdateCommand({
            TableName,
            Key,
            // What nobody gave back is held from the first who died with it: its message may be older than the last one's.
            UpdateExpression:
              'SET #holder = :holder, #until = :until, takenAt = :now, heldFrom = if_not_exists(heldFrom, :now), freeAt = :zero, v = :v',
            ConditionExpression: 'attribute_not_exists(pk) OR (#until <= :now AND freeAt <= :now)',
            ExpressionAttributeNames: { '#holder': 'holder', '#until': 'until' },
            ExpressionAttributeValues: {
              ':holder': holder,
              ':until': now + lease,
              ':now': now,
              ':zero': 0,
              ':v': ITEM_FORM,
            },
            ReturnValues: 'ALL_OLD',
          }),
        );
        return { ...takenOver(before), taken: true, channel, holder };
      } catch (error) {
        if (await succeeds(Promise.reject(error))) throw error;
        const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
        const read = Item === undefined ? undefined : z.safeParse(turn, Item);
        if (read?.success === false) {
          // Nobody could ever take it: it is begun anew.
          await setAside?.(channel, `item ${Key.pk} ${TURN} cannot be read`);
          await client.send(new DeleteCommand({ TableName, Key }));
          return { taken: false, held: false, freeAt: now };
        }
        const found = read?.data;
        // The answer to our first try was lost, and the SDK's second one failed on its success.
        if (found?.holder === holder) {
          const { takenAt = now, heldFrom = takenAt, doubtFrom = heldFrom } = found;
          const doubt = { doubtFrom, doubtedAt: takenAt };
          return { failures: found.failures ?? 0, ...doubt, taken: true, channel, holder };
        }
        const held = found !== undefined && found.until > now;
        return {
          taken: false,
          held,
          freeAt: Math.max(now, (held ? found?.until : found?.freeAt) ?? now),
          ...defined({ wakeAt: found?.wakeAt }),
        };
      }
    },
    async release({ channel, holder }, { freeAt, failures, doubtFrom, doubtedAt, wakeAt }) {
      const kept = defined({ doubtFrom, doubtedAt, wakeAt });
      const gone = ['heldFrom', ...['doubtFrom', 'doubtedAt', 'wakeAt'].filter((name) => !(name in kept))];
      await succeeds(
        client.send(
          new UpdateCommand({
            TableName,
            Key: { pk: channelPk(channel), sk: TURN },
            UpdateExpression: `SET #until = :zero, freeAt = :freeAt, failures = :failures${Object.keys(kept)
              .map((name) => `, ${name} = :${name}`)
              .join('')} REMOVE ${gone.join(', ')}`,
            ConditionExpression: '#holder = :holder',
            ExpressionAttributeNames: { '#holder': 'holder', '#until': 'until' },
            ExpressionAttributeValues: {
              ':holder': holder,
              ':zero': 0,
              ':freeAt': freeAt,
              ':failures': failures,
              ...Object.fromEntries(Object.entries(kept).map(([name, value]) => [`:${name}`, value])),
            },
          }),
        ),
      );
    },
    async wait(channel, waiting, now) {
      const puts = waiting.map((item) => ({
        PutRequest: {
          Item: { pk: channelPk(channel), sk: waitingSk(item), v: ITEM_FORM, ...flat(item), ...ttlAfter(now, kept) },
        },
      }));
      await batchWrite({ client, tableName: TableName }, puts);
    },
    async waiting(channel, most) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :waiting)',
          ExpressionAttributeValues: { ':pk': channelPk(channel), ':waiting': WAITING },
          ConsistentRead: true,
          Limit: most,
        }),
      );
      return (await eachBounded(Items, 8, (item) => readOrSetAside(channel, item))).flat();
    },
    async done(channel, waiting) {
      await eachBounded(waiting, 8, (item) =>
        succeeds(
          client.send(
            new DeleteCommand({
              TableName,
              Key: { pk: channelPk(channel), sk: waitingSk(item) },
              // Asked for again meanwhile: that is another change, which has not been shown.
              ConditionExpression: 'attribute_not_exists(pk) OR #at = :at',
              ExpressionAttributeNames: { '#at': 'at' },
              ExpressionAttributeValues: { ':at': item.at },
            }),
          ),
        ),
      );
    },
  };
}

const turn = z.looseObject({
  holder: z.string(),
  until: z.number(),
  takenAt: z.optional(z.number()),
  heldFrom: z.optional(z.number()),
  freeAt: z.optional(z.number()),
  wakeAt: z.optional(z.number()),
  failures: z.optional(z.number()),
  doubtFrom: z.optional(z.number()),
  doubtedAt: z.optional(z.number()),
});

/** A turn that was not given back: whoever had it may have posted before it died. */
function takenOver(
  before: Readonly<Record<string, unknown>> | undefined,
): Pick<TakenTurn, 'failures' | 'doubtFrom' | 'doubtedAt'> {
  // Some engines answer an item that was not there with its keys.
  if (before?.['holder'] === undefined) return { failures: 0 };
  const read = z.safeParse(turn, before);
  // A turn that cannot be read is over: what was told stands with the mentions, and failures are counted anew.
  if (!read.success) return { failures: 0 };
  const { until, takenAt, heldFrom = takenAt, failures = 0, doubtFrom, doubtedAt } = read.data;
  if (until === 0) return { failures, ...defined({ doubtFrom, doubtedAt }) };
  return { failures, ...defined({ doubtFrom: doubtFrom ?? heldFrom, doubtedAt: takenAt ?? doubtedAt }) };
}

const channelPk = (channel: string): string => `SLACK#${hashed(channel)}`;
/** Hashed: it may hold the name of a customer, or be longer than a key. */
const waitingSk = (item: SlackWaiting): string =>
  item.alert === undefined
    ? `${WAITING}2#${hashed(waitingName(item))}`
    : `${WAITING}1#${padded(item.notBefore ?? item.at)}#${hashed(waitingName(item))}`;

const flat = ({ key: { brand, origin, externalId }, at, alert, notBefore }: SlackWaiting) => ({
  brand,
  origin,
  externalId,
  at,
  ...(alert !== undefined && { alert: alert.key, cycle: alert.cycle, stage: alert.stage }),
  ...(notBefore !== undefined && { notBefore }),
});

const stored = z.looseObject({
  brand: z.string(),
  origin: z.string(),
  externalId: z.string(),
  at: z.number(),
  alert: z.optional(z.string()),
  cycle: z.optional(z.number()),
  stage: z.optional(z.string()),
  notBefore: z.optional(z.number()),
});

function waitingFrom(item: Readonly<Record<string, unknown>>): SlackWaiting {
  const { brand, origin, externalId, at, alert, cycle, stage, notBefore } = parseItem(stored, item);
  const told = alert !== undefined && cycle !== undefined && stage !== undefined;
  return {
    key: { brand, origin, externalId },
    at: at satisfies Instant,
    ...(told && { alert: { key: alert, cycle, stage: stage as StageKey } }),
    ...defined({ notBefore }),
  };
}
