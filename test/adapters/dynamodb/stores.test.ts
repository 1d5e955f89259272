import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBudgetStore } from '../../../functions/adapters/dynamodb/budget-store.ts';
import { createIncidentStore } from '../../../functions/adapters/dynamodb/incident-store.ts';
import type { MalformedItem } from '../../../functions/adapters/dynamodb/malformed-item.ts';
import { createRollupStore } from '../../../functions/adapters/dynamodb/rollup-store.ts';
import { createScoreStore } from '../../../functions/adapters/dynamodb/score-store.ts';
import { createSlackCards } from '../../../functions/adapters/dynamodb/slack-cards.ts';
import { createSlackChannels } from '../../../functions/adapters/dynamodb/slack-channels.ts';
import { createSourceStore } from '../../../functions/adapters/dynamodb/source-store.ts';
import { createSpendStore } from '../../../functions/adapters/dynamodb/spend-store.ts';
import { DAY } from '../../../functions/domain/shared/time.ts';
import { someFacts } from '../../domain/reports/builders.ts';
import { describeBudgetStore, describeSpendStore } from '../../support/budget-store-contract.ts';
import { all, losesAnswers, startTableEngine, TABLE_ENGINES, type TableEngine } from '../../support/engines.ts';
import { describeIncidentStore } from '../../support/incident-store-contract.ts';
import { describeRollupStore } from '../../support/rollup-store-contract.ts';
import { describeSlackCards, describeSlackChannels } from '../../support/slack-stores-contract.ts';
import { describeSourceStore } from '../../support/source-store-contract.ts';

/** 2026-11-20T08:00:00Z */
const AT = Date.UTC(2026, 10, 20, 8);

describe.each(TABLE_ENGINES)('on %s', (name) => {
  let engine: TableEngine;
  beforeAll(async () => {
    engine = await startTableEngine(name);
  });
  afterAll(() => engine.stop());

  describeSourceStore(name, async (now) =>
    createSourceStore({ client: engine.client, tableName: await engine.freshTable(), now, retention: 400 * DAY }),
  );
  it('tells of a damaged part of a rollup and has no facts then, so that the index is read', async () => {
    const tableName = await engine.freshTable();
    const malformed: MalformedItem[] = [];
    const onMalformed = (error: MalformedItem) => malformed.push(error);
    const store = createRollupStore({ client: engine.client, tableName, now: () => AT, onMalformed });
    await store.save({ brand: 'acme', day: '20261118', readAt: AT, facts: [someFacts()] });
    const { Items = [] } = await engine.client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :part)',
        ExpressionAttributeValues: { ':pk': 'AGG#acme', ':part': 'P#' },
      }),
    );
    const damaged = { ...Items[0], x: new Uint8Array([1, 2, 3]) };
    await engine.client.send(new PutCommand({ TableName: tableName, Item: damaged }));
    const [head] = await store.heads('acme', '20261118', '20261118');

    expect(head && (await store.facts('acme', head))).toBeUndefined();
    expect(malformed.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^item AGG#acme: P#20261118#\S+ cannot be unpacked$/u),
    ]);
  });

  it('keeps survey answers by brand and day, each day as it was saved last', async () => {
    const scores = createScoreStore(engine.client, await engine.freshTable());
    const day = (of: string, satisfied: number) => ({ brand: 'acme', day: of, csat: { satisfied, answers: 9 } });
    await scores.save(day('20261121', 1));
    await scores.save({ ...day('20261120', 2), nps: { promoters: 3, passives: 2, detractors: 1 } });
    await scores.save(day('20261121', 4));
    await scores.save({ ...day('20261120', 7), brand: 'another' });

    expect(await scores.find('acme', '20261120', '20261121')).toEqual([
      { ...day('20261120', 2), nps: { promoters: 3, passives: 2, detractors: 1 } },
      day('20261121', 4),
    ]);
    expect(await scores.find('acme', '20261122', '20261130')).toEqual([]);
  });

  describeRollupStore(name, async () =>
    createRollupStore({
      client: engine.client,
      tableName: await engine.freshTable(),
      now: () => AT,
      retention: 400 * DAY,
    }),
  );
  describeIncidentStore(name, async () =>
    createIncidentStore({
      client: engine.client,
      tableName: await engine.freshTable(),
      now: () => AT,
      retention: 30 * DAY,
    }),
  );
  describeBudgetStore(name, async () =>
    createBudgetStore({ client: engine.client, tableName: await engine.freshTable(), now: () => AT }),
  );
  describeSpendStore(name, async () =>
    createSpendStore({ client: engine.client, tableName: await engine.freshTable(), now: () => AT }),
  );
  describeSlackChannels(name, async () =>
    createSlackChannels({ client: engine.client, tableName: await engine.freshTable() }),
  );
  describeSlackCards(name, async () =>
    createSlackCards({ client: engine.client, tableName: await engine.freshTable() }),
  );

  it('counts progress, a watermark, a card and a turn as taken when only the answer was lost', async () => {
    const tableName = await engine.freshTable();
    const client = engine.clientWith({ maxAttempts: 3 });
    const updates = losesAnswers(client, 'UpdateItemCommand');
    const sources = createSourceStore({ client, tableName, now: () => AT });
    updates.arm();
    const progress = { cursor: {}, validators: {}, lastEntryCount: 0, failures: 0 };

    expect(await sources.saveProgress({ ...progress, sourceId: 'a', version: 1 })).toBe('saved');

    const other = engine.clientWith({ maxAttempts: 3 });
    const puts = losesAnswers(other, 'PutItemCommand');
    puts.arm();
    expect(await createSourceStore({ client: other, tableName, now: () => AT }).advanceWatermark(undefined, 5)).toBe(
      'saved',
    );
    puts.arm();
    const key = { brand: 'fernweh', origin: 'app-store:us:900000001', externalId: '7' };
    const cards = createSlackCards({ client: other, tableName });
    expect(await cards.save(key, 'slack:#care', { cycle: 1, told: [] }, undefined, AT)).toBe('saved');
    updates.arm();
    expect(await createSlackChannels({ client, tableName }).take('slack:#care', AT)).toMatchObject({ taken: true });
    expect(updates.lost() + puts.lost()).toBe(4);
  });

  it('keeps the doubt about a channel that was there before the answer to a taken turn was lost', async () => {
    const client = engine.clientWith({ maxAttempts: 3 });
    const updates = losesAnswers(client, 'UpdateItemCommand');
    const channels = createSlackChannels({ client, tableName: await engine.freshTable() });
    const first = await channels.take('slack:#care', AT);
    if (!first.taken) throw new Error('the turn was free');
    await channels.release(first, { freeAt: AT, failures: 0, doubtFrom: AT - 60_000 });
    updates.arm();

    expect(await channels.take('slack:#care', AT + 1)).toMatchObject({ doubtFrom: AT - 60_000, doubtedAt: AT + 1 });
  });

  it('sets money aside once when only the answer was lost, and gives it back once', async () => {
    const client = engine.clientWith({ maxAttempts: 3 });
    const updates = losesAnswers(client, 'UpdateItemCommand');
    const store = createSpendStore({ client, tableName: await engine.freshTable(), now: () => AT });
    updates.arm();
    const reserved = await store.reserve({ account: 'x', month: '2026-11', wanted: 100, least: 10, cap: 150 });
    if (reserved === undefined) throw new Error('nothing was reserved');
    expect(await store.spent('x', '2026-11')).toEqual({ units: 100, setAside: 100 });
    updates.arm();
    await store.settle(reserved, 30);
    expect(await store.spent('x', '2026-11')).toEqual({ units: 30, setAside: 0 });
    expect(updates.lost()).toBe(2);
  });

  it('dispatches all others when an entry of the wheel is damaged', async () => {
    const tableName = await engine.freshTable();
    const malformed: MalformedItem[] = [];
    const store = createSourceStore({
      client: engine.client,
      tableName,
      now: () => AT,
      onMalformed: (error) => malformed.push(error),
    });
    for (const item of [
      { sk: 'S#sound', g: 'group', v: 1 },
      { sk: 'S#damaged', g: 7, v: 1 },
    ]) {
      await engine.client.send(new PutCommand({ TableName: tableName, Item: { pk: 'W#1#0', ...item } }));
    }

    expect(await all(store.dueAtMinute(3))).toEqual([{ sourceId: 'sound', group: 'group' }]);
    expect(malformed.map((error) => error.message)).toEqual(['item W#1#0: g missing or of the wrong type']);
  });

  it('names the source whose item is damaged', async () => {
    const tableName = await engine.freshTable();
    await engine.client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: { pk: 'S#a', sk: 'CUR' },
        UpdateExpression: 'SET #source = :source, v = :v',
        ExpressionAttributeNames: { '#source': 'source' },
        ExpressionAttributeValues: { ':source': { id: 'a', brand: 'b', kind: 'mastodon', tier: 7 }, ':v': 1 },
      }),
    );
    const store = createSourceStore({ client: engine.client, tableName, now: () => AT });

    await expect(store.find('a')).rejects.toThrow(
      'item S#a: source.tier, source.accounts missing or of the wrong type',
    );
  });
});
