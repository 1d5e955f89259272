import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { readSettings } from '../../functions/domain/settings/read-settings.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { toIso } from '../../functions/domain/shared/time.ts';
import { openClock } from '../../functions/domain/sla/clock-open.ts';
import type { MentionStore } from '../../functions/ports/mentions.ts';
import { openTimeOf } from '../../functions/use-cases/open-time-of.ts';
import { type RecomputeDeps, recomputeClocks } from '../../functions/use-cases/recompute-clocks.ts';
import { changed, VALID } from '../domain/settings/settings-text.ts';
import { aClock, aMention, anObservation, at, POSTED_AT } from '../support/builders.ts';
import { startTableEngine, TABLE_ENGINES, type TableEngine } from '../support/engines.ts';
import { inMemoryMentionStore } from '../support/in-memory-mention-store.ts';

const NOW = at('2026-11-16T10:00:00Z');
const WAS = readSettings(VALID, 'was.yaml');
const twoHours = readSettings(changed('time: 4h', 'time: 2h'), 'now.yaml');
const closedAtNoon = readSettings(changed('"09:00-12:30", "13:30-17:00"', '"09:00-12:00"'), 'now.yaml');

/** One star of Monday 10:00 in Brussels; due at 15:00 under the settings of before. */
function open(id: string, overrides: Partial<Mention> = {}, settings: Settings = WAS): Mention {
  const [policy] = settings.policies;
  const { clock } = openClock({
    policy,
    openTime: openTimeOf(settings.calendars, policy ?? {}),
    startedAt: POSTED_AT,
    discoveredAt: POSTED_AT,
    now: POSTED_AT,
    cycle: 1,
    tz: '2026a',
  });
  return aMention({ brand: 'sundial', sourceId: 'store-be', observation: anObservation({ id }), clock, ...overrides });
}

const deps = (mentions: RecomputeDeps['mentions'], more: Partial<RecomputeDeps> = {}): RecomputeDeps => ({
  mentions,
  now: () => NOW,
  tz: '2026a',
  ...more,
});
async function storeWith(
  mentions: readonly Mention[],
  store: MentionStore = inMemoryMentionStore({ shards: 4, now: () => NOW }),
) {
  for (const mention of mentions) await store.save(mention);
  return store;
}
const dueAt = async (store: MentionStore, mention: Mention) => toIso((await store.find(mention))?.clock.dueAt ?? 0);

describe('recompute', () => {
  it('says on a dry run what would change, and writes nothing', async () => {
    const mention = open('4711');
    const store = await storeWith([mention]);

    const outcome = await recomputeClocks({ settings: twoHours, dryRun: true }, deps(store));

    expect(outcome).toEqual({
      open: 1,
      unchanged: 0,
      rows: [
        {
          brand: 'sundial',
          origin: 'app-store:us:1',
          externalId: '4711',
          outcome: 'recomputed',
          policy: 'bad-reviews',
          versionBefore: WAS.policies[0]?.version,
          versionAfter: twoHours.policies[0]?.version,
          dueBefore: at('2026-11-16T14:00:00Z'),
          dueAfter: at('2026-11-16T11:00:00Z'),
          timeZone: 'Europe/Brussels',
        },
      ],
    });
    expect(await store.find(mention)).toEqual(mention);
  });

  it('writes each open clock once, tells its story, and finds nothing more the second time', async () => {
    const mention = open('4711');
    const store = await storeWith([mention]);

    await recomputeClocks({ settings: twoHours, dryRun: false }, deps(store));
    const again = await recomputeClocks({ settings: twoHours, dryRun: false }, deps(store));

    expect(await store.find(mention)).toMatchObject({
      version: 2,
      clock: { dueAt: at('2026-11-16T11:00:00Z'), policy: { version: twoHours.policies[0]?.version } },
      history: [{ at: NOW, what: 'recomputed' }],
    });
    expect(again).toEqual({ open: 1, unchanged: 1, rows: [] });
  });

  it('never touches closed clocks, and one brand leaves the others alone', async () => {
    const closed = open('closed', { clock: { ...open('x').clock, status: 'met', respondedAt: NOW } });
    const other = open('other', { brand: 'luna' });
    const ours = open('ours');
    const store = await storeWith([closed, other, ours]);

    const outcome = await recomputeClocks({ settings: twoHours, brand: 'sundial', dryRun: false }, deps(store));

    expect(outcome.rows.map(({ externalId }) => externalId)).toEqual(['ours']);
    expect(await store.find(closed)).toEqual(closed);
    expect(await store.find(other)).toEqual(other);
  });

  it('reaches overdue clocks whose ladder is used up', async () => {
    const usedUp = open('4711', { clock: { ...open('x').clock, fired: 9 } });
    const store = await storeWith([usedUp]);

    const { rows } = await recomputeClocks({ settings: twoHours, dryRun: true }, deps(store));

    expect(rows).toHaveLength(1);
  });

  it('counts what is used in the calendar of then where the settings of then are given', async () => {
    // At 14:00 in Brussels three hours are used: by the new calendar alone it would be two.
    const now = () => at('2026-11-16T13:00:00Z');
    const [given, missing] = [await storeWith([open('4711')]), await storeWith([open('4711')])];

    await recomputeClocks({ settings: closedAtNoon, was: WAS, dryRun: false }, deps(given, { now }));
    const { rows } = await recomputeClocks({ settings: closedAtNoon, dryRun: false }, deps(missing, { now }));

    expect(await dueAt(given, open('4711'))).toBe('2026-11-17T09:00:00.000Z');
    expect(rows).toMatchObject([
      { outcome: 'left', why: 'calendar office is not what it was; name the settings that it was in: --was' },
    ]);
    expect(await dueAt(missing, open('4711'))).toBe('2026-11-16T14:00:00.000Z');
  });

  it('names the clocks of another time zone database', async () => {
    const store = await storeWith([
      open('4711'),
      open('round', { clock: aClock({ policy: { id: 'bad-reviews', version: '' } }) }),
    ]);

    const { rows } = await recomputeClocks({ settings: WAS, dryRun: true }, deps(store, { tz: '2026b' }));

    expect(rows.map(({ externalId, tz }) => [externalId, tz])).toEqual([
      ['4711', { before: '2026a', after: '2026b' }],
      ['round', undefined],
    ]);
  });

  it('leaves a clock whose calendar is gone, with or without a policy of that name', async () => {
    const gone = readSettings(changed('\n      calendar: office', ''), 'now.yaml');
    const store = await storeWith([open('4711')]);
    const without = { ...gone, calendars: {} };

    const { rows } = await recomputeClocks({ settings: without, dryRun: true }, deps(store));
    const { rows: known } = await recomputeClocks({ settings: without, was: WAS, dryRun: true }, deps(store));

    expect(rows).toMatchObject([{ outcome: 'left', why: expect.stringContaining('--was') }]);
    expect(known).toMatchObject([{ outcome: 'recomputed', dueAfter: at('2026-11-16T13:00:00Z') }]);
  });

  it('decides anew after a lost race, and tells how far it is', async () => {
    const store = await storeWith([open('4711'), open('4712')]);
    let raced = false;
    const racing: RecomputeDeps['mentions'] = {
      ...store,
      save: async (mention) => {
        if (raced) return store.save(mention);
        raced = true;
        const held = await store.find(mention);
        if (held) await store.save({ ...held, clock: { ...held.clock, status: 'met' }, version: held.version + 1 });
        return store.save(mention);
      },
    };
    const progress: string[] = [];

    const outcome = await recomputeClocks(
      { settings: twoHours, dryRun: false },
      deps(racing, { onProgress: (done, total) => progress.push(`${done}/${total}`) }),
    );

    expect(outcome).toMatchObject({ open: 1, rows: [{ outcome: 'recomputed' }] });
    expect(progress).toEqual(['1/2', '2/2']);
  });
});

describe.each(TABLE_ENGINES.slice(0, 1))('recompute on %s', (name) => {
  let engine: TableEngine;
  beforeAll(async () => {
    engine = await startTableEngine(name);
  });
  afterAll(() => engine.stop());

  it('moves the entry in the due index with the deadline', { timeout: 60_000 }, async () => {
    const tableName = await engine.freshTable();
    const store = createMentionStore({ client: engine.client, tableName, shards: 4, now: () => NOW });
    const mention = open('4711');
    await storeWith([mention, open('closed', { clock: { ...mention.clock, status: 'met' } })], store);

    const settings = { ...twoHours, retention: { ...twoHours.retention, mentionDays: 30 } };

    const outcome = await recomputeClocks({ settings, dryRun: false }, deps(store));

    const due = await Promise.all([0, 1, 2, 3].map((shard) => Array.fromAsync(store.dueBefore(shard, NOW + 1))));
    expect(outcome).toMatchObject({ open: 1, rows: [{ outcome: 'recomputed' }] });
    // The warning of an hour before the new deadline has come this very minute.
    expect(due.flat()).toMatchObject([{ externalId: '4711', dueAt: NOW }]);
    expect(await dueAt(store, mention)).toBe('2026-11-16T11:00:00.000Z');
  });
});
