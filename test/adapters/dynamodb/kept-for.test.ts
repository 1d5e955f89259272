import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrandTables } from '../../../functions/adapters/dynamodb/brand-tables.ts';
import { createBudgetStore } from '../../../functions/adapters/dynamodb/budget-store.ts';
import { createDeskLinks } from '../../../functions/adapters/dynamodb/desk-links.ts';
import { createIncidentStore } from '../../../functions/adapters/dynamodb/incident-store.ts';
import { createMentionStore } from '../../../functions/adapters/dynamodb/mention-store.ts';
import { createNudgeLog } from '../../../functions/adapters/dynamodb/nudge-log.ts';
import { createOpinionLog } from '../../../functions/adapters/dynamodb/opinion-log.ts';
import { createReceiptLog } from '../../../functions/adapters/dynamodb/receipt-log.ts';
import { createRollupStore } from '../../../functions/adapters/dynamodb/rollup-store.ts';
import { createScoreStore } from '../../../functions/adapters/dynamodb/score-store.ts';
import { createSlackCards } from '../../../functions/adapters/dynamodb/slack-cards.ts';
import { createSlackChannels } from '../../../functions/adapters/dynamodb/slack-channels.ts';
import { createSourceStore } from '../../../functions/adapters/dynamodb/source-store.ts';
import { createSpendStore } from '../../../functions/adapters/dynamodb/spend-store.ts';
import { createTroubleMemory } from '../../../functions/adapters/dynamodb/trouble-memory.ts';
import { factsOf } from '../../../functions/domain/reports/facts-of.ts';
import { DAY, HOUR, SECOND } from '../../../functions/domain/shared/time.ts';
import { all, startTableEngine, type TableEngine } from '../../support/engines.ts';
import { anIncident } from '../../support/incidents.ts';
import { aStoredMention, LONG_TEXT, nextVersion, POSTED } from '../../support/mention-literals.ts';

const RETENTION = 400 * DAY;
const now = () => POSTED + HOUR;

/** Kinds of item without an end, and what they hold instead of anything about a person. */
const WITHOUT_END: Readonly<Record<string, string>> = {
  'S# CUR': 'settings and bookmarks of a source',
  'SOURCES source': 'settings hash of a source',
  'W# S#': 'which source is polled when',
  'WHEEL WATERMARK': 'a minute',
  'WHEEL TIERS': 'numbers of minutes',
  'N# NUDGE': 'when a source is polled next',
  'SLACK# TURN': 'who has the turn of a channel',
  'I# BOARD': 'keys and counts of what is on; emptied when it is over',
  'OPERATOR TOLD#': 'names of sources',
  'Q#': 'sums of survey answers, by day',
  'L# A': 'words that many reviews have in common, with weights',
};

/** `M#acme#...` and `V#abc` -> `M# V#`: what kind of item it is. */
const kindOf = (item: Readonly<Record<string, unknown>>): string => {
  const [pk = '', sk = ''] = [String(item['pk']), String(item['sk'])].map((key) => /^[A-Z]+#?/u.exec(key)?.[0] ?? key);
  return pk === 'SOURCES' ? 'SOURCES source' : `${pk} ${sk}`.replace(/^(G#|AGG#|B#|Q#) .*$/u, '$1');
};

describe('an item that could tell of a person', () => {
  let engine: TableEngine;
  beforeAll(async () => {
    engine = await startTableEngine('dynalite');
  });
  afterAll(() => engine.stop());

  it('ends by itself: every kind of item has a time to live, or is known to hold nobody', async () => {
    const tableName = await engine.freshTable();
    const { client } = engine;
    await fillWithEverything(tableName);

    const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }));
    const kinds = Map.groupBy(Items, kindOf);

    const endless = [...kinds].filter(([, items]) => items.some(({ ttl }) => !Number.isInteger(ttl)));
    expect(endless.map(([kind]) => kind).filter((kind) => !(kind in WITHOUT_END))).toEqual([]);
    expect([...kinds.keys()].toSorted()).toEqual(
      expect.arrayContaining(['A# AUT', 'I# P#', 'L# TXT', 'M# A', 'M# N#', 'M# V#', 'O# A', 'SLACK# W#'].toSorted()),
    );
    for (const item of [...(kinds.get('M# A') ?? []), ...(kinds.get('M# V#') ?? [])]) {
      expect(item['ttl']).toBe((aStoredMention().discoveredAt + RETENTION) / SECOND);
    }
  });

  it('is not read any more from that instant on, though DynamoDB deletes days later', async () => {
    const tableName = await engine.freshTable();
    const { client } = engine;
    const mention = aStoredMention({ observation: { text: LONG_TEXT } });
    const end = mention.discoveredAt + RETENTION;
    const at = (instant: number) =>
      createMentionStore({ client, tableName, shards: 1, retention: RETENTION, now: () => instant });
    await at(POSTED + HOUR).save(mention);

    expect(await at(end - 1).find(mention)).toMatchObject({ observation: { text: LONG_TEXT } });
    expect(await at(end).find(mention)).toBeUndefined();
    expect(await all(at(end - 1).facts('fernweh', POSTED, POSTED + HOUR))).toHaveLength(1);
    expect(await all(at(end).facts('fernweh', POSTED, POSTED + HOUR))).toEqual([]);
  });

  async function fillWithEverything(tableName: string): Promise<void> {
    const { client } = engine;
    const table = { client, tableName, now, retention: RETENTION };
    const mentions = createMentionStore({ ...table, shards: 1 });
    const mention = aStoredMention({ observation: { text: LONG_TEXT } });
    const { brand, origin, externalId } = mention;
    await mentions.save(mention);
    await mentions.keepEarlierText(mention);
    await mentions.save(nextVersion(mention, { observation: { ...mention.observation, text: 'Now it works.' } }));
    await mentions.noteAuthor({ brand, origin, externalId, authorId: '1', at: POSTED });
    await mentions.noteText({ brand, origin, externalId, signature: [1, 2, 3], at: POSTED });
    const channels = createSlackChannels({ client, tableName });
    await channels.take('slack-app:C1', now());
    const alert = { key: 'k', cycle: 1, stage: 'warn' } as const;
    await channels.wait('slack-app:C1', [{ key: { brand, origin, externalId }, at: POSTED, alert }], now());
    await createSlackCards({ client, tableName }).save(
      mention,
      'slack-app:C1',
      { cycle: 1, told: [] },
      undefined,
      now(),
    );
    const incidents = createIncidentStore(table);
    await incidents.saveBoard({ brand, version: 1, incidents: [anIncident({ brand })] });
    await incidents.keep(anIncident({ brand }));
    await createOpinionLog(table).keep('Comprehend', new Map([['a text', { negative: 1, neutral: 0, positive: 0 }]]));
    await createReceiptLog(table).keep('s', 'id', { timestamp: '1', digest: 'd' }, now());
    await createNudgeLog({ client, tableName }).move('s', undefined, POSTED);
    await createTroubleMemory(client, tableName).remember('sources', ['s']);
    await createBudgetStore(table).save({ ...(await createBudgetStore(table).find('app-store')), version: 1 });
    await createSpendStore(table).reserve({ account: 's', month: '2026-11', wanted: 1, least: 1, cap: 9 });
    await createBrandTables(client, tableName).save({
      brand,
      madeAt: POSTED,
      words: [],
      shares: {},
      sureLead: { social: 0, review: 0 },
    });
    await createDeskLinks(table).note({
      id: 'l1',
      scope: {},
      by: 'Mira',
      madeAt: POSTED,
      expiresAt: POSTED + HOUR,
      closesAt: POSTED + DAY,
    });
    await createRollupStore(table).save({ brand, day: '20261120', readAt: POSTED, facts: [factsOf(mention)] });
    await createScoreStore(client, tableName).save({ brand, day: '20261120', csat: { satisfied: 1, answers: 2 } });
    const sources = createSourceStore(table);
    const source = { id: 's', kind: 'app-store', brand, app: '1', country: 'us', tier: 5, server: 'x', accounts: [] };
    await sources.apply([source as never]);
    await sources.openGap({ sourceId: 's', from: POSTED, reason: 'down' });
    await sources.closeGap({ sourceId: 's', from: POSTED, to: now(), reason: 'down' });
    await sources.saveWholeRead({ sourceId: 's', address: 'a', readAt: POSTED, shown: { 4711: 'x' }, missing: {} });
    await sources.advanceWatermark(undefined, 1);
  }
});
