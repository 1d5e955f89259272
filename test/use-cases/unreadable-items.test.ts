import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashed, mentionPk } from '../../functions/adapters/dynamodb/keys.ts';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import { createSlackCards } from '../../functions/adapters/dynamodb/slack-cards.ts';
import { createSlackChannels } from '../../functions/adapters/dynamodb/slack-channels.ts';
import { receiverName } from '../../functions/domain/alerts/route-alert.ts';
import type { ToldTarget } from '../../functions/domain/alerts/routing.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { MINUTE } from '../../functions/domain/shared/time.ts';
import { startTableEngine, type TableEngine } from '../support/engines.ts';
import { aMentionIn, idsIn, MAILBOX, to } from './receiver-routes.ts';
import { CARE, SlackWorld } from './slack-world.ts';

let engine: TableEngine;
let tableName: string;
let world: SlackWorld;
beforeAll(async () => {
  engine = await startTableEngine('dynalite');
}, 60_000);
beforeEach(async () => {
  tableName = await engine.freshTable();
});
afterEach(() => world.slack.close());
afterAll(() => engine.stop());

/** A world whose mentions, turns and cards are in a real table. */
async function aWorldOnTable(target: ToldTarget): Promise<{ put: (mention: Mention) => Promise<void> }> {
  world = await SlackWorld.open(to(target));
  const { client } = engine;
  const store = createMentionStore({ client, tableName, shards: 4, now: () => world.now });
  const setAside = async (channel: string, reason: string): Promise<void> =>
    world.queues.giveUp([{ kind: 'channel', channel, reason }]);
  const channels = createSlackChannels({ client, tableName, setAside });
  const cards = createSlackCards({ client, tableName });
  world.wrap = (deps) => ({ ...deps, mentions: store, channels, cards });
  return { put: async (mention) => void (await store.save({ ...mention, version: 1 })) };
}

const damage = (pk: string, sk: string, changes: Readonly<Record<string, unknown>>) =>
  engine.client.send(
    new UpdateCommand({
      TableName: tableName,
      Key: { pk, sk },
      UpdateExpression: `SET ${Object.keys(changes)
        .map((_, index) => `#n${index} = :v${index}`)
        .join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(Object.keys(changes).map((name, index) => [`#n${index}`, name])),
      ExpressionAttributeValues: Object.fromEntries(
        Object.values(changes).map((value, index) => [`:v${index}`, value]),
      ),
    }),
  );

const told = (target: ToldTarget): readonly string[] =>
  target.by === 'email'
    ? world.others.got.flatMap(idsIn)
    : world.slack.workspace.posts.flatMap(({ message }) => [
        ...new Set([...JSON.stringify(message).matchAll(/reviews\/(m\d)-/gu)].map(([, id]) => id ?? '')),
      ]);

describe.each([
  ['a channel', CARE],
  ['a mailbox', MAILBOX],
] as const)('%s', (_, target) => {
  it('goes on when a mention that waits cannot be read back, which the operator hears of', async () => {
    const { put } = await aWorldOnTable(target);
    for (const id of ['m1', 'm2', 'm3']) {
      const mention = aMentionIn(world, id);
      await put(mention);
      world.alert(mention);
    }
    const key = { brand: 'kettle', origin: 'app-store:us:1234', externalId: 'm2' };
    await damage(mentionPk(key), 'A', { x: new Uint8Array([1, 2, 3]) });
    await world.until(world.now + 5 * MINUTE);

    expect(told(target)).toEqual(['m1', 'm3']);
    expect(world.queues.givenUp).toMatchObject([
      { kind: 'tell', externalId: 'm2', reason: expect.stringContaining('x cannot be unpacked') },
    ]);
    expect(world.queues.slack).toEqual([]);
  });

  it('goes on when something that waits for it cannot be read back, and is rid of it', async () => {
    const { put } = await aWorldOnTable(target);
    const pk = `SLACK#${hashed(receiverName(target))}`;
    await engine.client.send(
      new PutCommand({ TableName: tableName, Item: { pk, sk: 'W#1#000000000000001#x', brand: 7 } }),
    );
    const mention = aMentionIn(world, 'm1');
    await put(mention);
    world.alert(mention);
    await world.until(world.now + 5 * MINUTE);

    expect(told(target)).toEqual(['m1']);
    expect(world.queues.givenUp).toMatchObject([
      { kind: 'channel', channel: receiverName(target), reason: expect.stringContaining('W#1#000000000000001#x') },
    ]);
  });

  it('gets its turn back when the turn itself cannot be read', async () => {
    const { put } = await aWorldOnTable(target);
    const pk = `SLACK#${hashed(receiverName(target))}`;
    await engine.client.send(
      new PutCommand({ TableName: tableName, Item: { pk, sk: 'TURN', holder: 5, until: 'never', freeAt: 0 } }),
    );
    const mention = aMentionIn(world, 'm1');
    await put(mention);
    world.alert(mention);
    await world.until(world.now + 15 * MINUTE);

    expect(told(target)).toEqual(['m1']);
    expect(world.queues.givenUp).toMatchObject([{ reason: expect.stringContaining('TURN cannot be read') }]);
  });

  it('goes on when what it was told of a mention cannot be read back', async () => {
    const { put } = await aWorldOnTable(target);
    const mentions = ['m1', 'm2'].map((id) => aMentionIn(world, id));
    for (const mention of mentions) {
      await put(mention);
      world.alert(mention);
    }
    const [first] = mentions;
    if (first === undefined) throw new Error('no mention');
    await engine.client.send(
      new PutCommand({
        TableName: tableName,
        Item: { pk: mentionPk(first), sk: `N#${hashed(receiverName(target))}`, told: 'everything' },
      }),
    );
    await world.until(world.now + 5 * MINUTE);

    expect(told(target)).toEqual(['m2']);
    expect(world.queues.givenUp).toMatchObject([{ kind: 'tell', externalId: 'm1' }]);
  });
});
