import { DeleteCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MalformedItem } from '../../../functions/adapters/dynamodb/malformed-item.ts';
import { createMentionStore } from '../../../functions/adapters/dynamodb/mention-store.ts';
import { createRollupStore } from '../../../functions/adapters/dynamodb/rollup-store.ts';
import { DAY, HOUR, MINUTE } from '../../../functions/domain/shared/time.ts';
import { all, losesAnswers, startTableEngine, TABLE_ENGINES, type TableEngine } from '../../support/engines.ts';
import { aStoredMention, DUE, LONG_TEXT, nextVersion, POSTED } from '../../support/mention-literals.ts';
import { describeMentionStore } from '../../support/mention-store-contract.ts';

describe.each(TABLE_ENGINES)('on %s', (name) => {
  let engine: TableEngine;
  beforeAll(async () => {
    engine = await startTableEngine(name);
  });
  afterAll(() => engine.stop());

  const settings = { now: () => POSTED + HOUR, shards: 1, retention: 400 * DAY, onMalformed: () => undefined };

  describeMentionStore(name, async (given) =>
    createMentionStore({ ...settings, ...given, client: engine.client, tableName: await engine.freshTable() }),
  );

  it('counts a write as saved when only the answer to it was lost', async () => {
    const tableName = await engine.freshTable();
    const client = engine.clientWith({ maxAttempts: 3 });
    const losing = losesAnswers(client, 'PutItemCommand');
    const store = createMentionStore({ ...settings, client, tableName });
    const first = aStoredMention();

    losing.arm();
    expect(await store.save(first)).toBe('saved');
    losing.arm();
    expect(await store.save(nextVersion(first, { history: [] }))).toBe('saved');
    expect(losing.lost()).toBe(2);
    expect(await store.save(nextVersion(first, { history: [] }))).toBe('conflict');
  });

  it('marks the settled day of a mention before its facts change, not where they stay, and once for several', async () => {
    const tableName = await engine.freshTable();
    let time = POSTED + HOUR;
    const place = { ...settings, client: engine.client, tableName, now: () => time };
    const rollups = createRollupStore(place);
    const store = createMentionStore(place);
    const first = aStoredMention();
    await store.save(first);
    expect(await rollups.marks('fernweh')).toEqual(new Map());

    time = POSTED + 4 * DAY;
    const found = (await store.find(first)) ?? first;
    const alerted = nextVersion(found, { history: [...found.history, { at: time, what: 'alerted' }] });
    await store.save(alerted);
    expect(await rollups.marks('fernweh')).toEqual(new Map());
    await store.save(nextVersion(alerted, { severity: { ...alerted.severity, level: 'low' } }));
    const markedAt = time;
    time += MINUTE;
    await createMentionStore(place).save(aStoredMention({ externalId: 'another' }));
    time += MINUTE;
    await store.save(aStoredMention({ externalId: 'a third' }));

    expect(await rollups.marks('fernweh')).toEqual(new Map([['20261120', markedAt + MINUTE]]));
    await rollups.unmark('fernweh', '20261120', markedAt);
    expect([...(await rollups.marks('fernweh')).keys()]).toEqual(['20261120']);
    await rollups.unmark('fernweh', '20261120', markedAt + MINUTE);
    expect(await rollups.marks('fernweh')).toEqual(new Map());
  });

  it('names the key of a damaged item and lists all others', async () => {
    const tableName = await engine.freshTable();
    const malformed: MalformedItem[] = [];
    const store = createMentionStore({
      ...settings,
      client: engine.client,
      tableName,
      onMalformed: (error) => malformed.push(error),
    });
    for (const externalId of ['sound', 'damaged', 'newer']) await store.save(aStoredMention({ externalId }));
    const damage = (externalId: string, expression: string, values: Record<string, unknown>) =>
      engine.client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: { pk: `M#fernweh#app-store:us:900000001#${externalId}`, sk: 'A' },
          UpdateExpression: expression,
          ExpressionAttributeValues: values,
        }),
      );
    await damage('damaged', 'SET facts = :facts, x = :x', { ':facts': { s: 1 }, ':x': new Uint8Array([1, 2, 3]) });
    await damage('newer', 'SET v = :v', { ':v': 2 });

    const facts = await all(store.facts('fernweh', POSTED, POSTED + 1));

    expect(facts.map((fact) => fact.externalId).sort()).toEqual(['newer', 'sound']);
    expect(malformed.map((error) => error.message)).toEqual([
      'item M#fernweh#app-store:us:900000001#damaged: sourceId, kind, postedAt, discoveredAt, severity, sentiment, cycle, status, startedAt missing or of the wrong type',
    ]);
    const sound = aStoredMention({ externalId: 'sound' });
    await expect(store.find({ ...sound, externalId: 'damaged' })).rejects.toMatchObject({ name: 'MalformedItem' });
    await expect(store.find({ ...sound, externalId: 'newer' })).rejects.toThrow('written by a newer version');
    expect(await store.find(sound)).toEqual(sound);
    expect(await all(store.dueBefore(0, DUE))).toHaveLength(3);
  });

  it('says so when the text of a long mention has gone missing', async () => {
    const tableName = await engine.freshTable();
    const store = createMentionStore({ ...settings, client: engine.client, tableName });
    const mention = aStoredMention({ observation: { text: LONG_TEXT } });
    await store.save(mention);
    const pk = 'M#fernweh#app-store:us:900000001#12871234987';
    await engine.client.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk: `V#${mention.contentHash}` } }));

    await expect(store.find(mention)).rejects.toThrow(`item ${pk}: its text V#${mention.contentHash} is missing`);
  });

  it('leaves no text of a withdrawn mention anywhere in the table', async () => {
    const tableName = await engine.freshTable();
    const store = createMentionStore({ ...settings, client: engine.client, tableName });
    const first = aStoredMention({ observation: { text: LONG_TEXT } });
    await store.save(first);
    await store.keepEarlierText(first);
    const gone = nextVersion(first, { clock: { ...first.clock, status: 'withdrawn' } });
    await store.save(gone);
    await store.keepEarlierText(gone);

    const { Items } = await engine.client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'M#fernweh#app-store:us:900000001#12871234987' },
      }),
    );

    expect(Items?.map((item) => item['sk'])).toEqual(['A']);
  });
});
