import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeskLinks } from '../../../functions/adapters/dynamodb/desk-links.ts';
import { createMentionStore } from '../../../functions/adapters/dynamodb/mention-store.ts';
import { createOpenClocks } from '../../../functions/adapters/dynamodb/open-clocks.ts';
import type { Mention } from '../../../functions/domain/mentions/mention.ts';
import { factsOf } from '../../../functions/domain/reports/facts-of.ts';
import { HOUR, MINUTE } from '../../../functions/domain/shared/time.ts';
import { describeDeskLinks } from '../../support/desk-stores-contract.ts';
import { all, startTableEngine, TABLE_ENGINES, type TableEngine } from '../../support/engines.ts';
import { inMemoryDeskLinks } from '../../support/in-memory-desk.ts';
import { aStoredMention, DUE, nextVersion, POSTED } from '../../support/mention-literals.ts';

/** When the links of the contract were made. */
const AT = Date.UTC(2026, 10, 20, 12);

describeDeskLinks('memory', async () => inMemoryDeskLinks());

describe.each(TABLE_ENGINES)('on %s', (name) => {
  let engine: TableEngine;
  beforeAll(async () => {
    engine = await startTableEngine(name);
  });
  afterAll(() => engine.stop());

  describeDeskLinks(name, async () =>
    createDeskLinks({ client: engine.client, tableName: await engine.freshTable(), now: () => AT }),
  );

  it('forgets a link a day after what it opened has closed', async () => {
    let now = AT;
    const links = createDeskLinks({ client: engine.client, tableName: await engine.freshTable(), now: () => now });
    const link = { id: 'k', scope: {}, by: 'Mira', madeAt: AT, expiresAt: AT, closesAt: AT + HOUR };
    await links.use({ ...link, session: 'a', usedAt: AT });
    now = AT + 24 * HOUR;
    expect(await links.list()).toHaveLength(1);
    now = AT + 25 * HOUR;

    expect(await links.list()).toEqual([]);
    expect(await links.isOpen('k', 'a')).toBe(false);
  });

  describe(`OpenClocks on ${name}`, () => {
    const opened = async (shards = 3) => {
      const table = { client: engine.client, tableName: await engine.freshTable(), shards };
      const mentions = createMentionStore({ ...table, now: () => POSTED + HOUR });
      return { mentions, open: createOpenClocks(table) };
    };
    const spent = (externalId: string, dueAt = DUE, brand = 'fernweh'): Mention =>
      aStoredMention({ externalId, brand, clock: { dueAt, fired: 3 } });

    it('lists every running clock with its facts, under one list or the other, until it ends', async () => {
      const { mentions, open } = await opened();
      const ahead = aStoredMention({ externalId: 'ahead' });
      const ended = aStoredMention({ externalId: 'ended', clock: { status: 'met', respondedAt: DUE - 1 } });
      const excluded = aStoredMention({ externalId: 'excluded', clock: { status: 'excluded', reason: 'happy' } });
      const last = aStoredMention({ externalId: 'last', clock: { fired: 2 } });
      for (const one of [ahead, ended, excluded, last, spent('spent')]) await mentions.save(one);
      expect((await open.ahead(100)).clocks.map(({ facts }) => facts.externalId).toSorted()).toEqual(['ahead', 'last']);
      expect(await open.spent('fernweh', 10)).toEqual({ clocks: [{ facts: factsOf(spent('spent')) }] });

      const done = nextVersion(last, { clock: { ...last.clock, fired: 3 } });
      await mentions.save(done);
      await mentions.save(nextVersion(ahead, { clock: { ...ahead.clock, status: 'met', respondedAt: DUE - 1 } }));
      expect((await open.ahead(100)).clocks).toEqual([]);
      expect((await open.spent('fernweh', 10)).clocks.map(({ facts }) => facts.externalId).toSorted()).toEqual([
        'last',
        'spent',
      ]);

      await mentions.save(nextVersion(done, { clock: { ...done.clock, status: 'late', respondedAt: DUE + HOUR } }));
      expect((await open.spent('fernweh', 10)).clocks.map(({ facts }) => facts.externalId)).toEqual(['spent']);
    });

    it('keeps from sweeps what is past its last stage', async () => {
      const { mentions } = await opened(1);
      await mentions.save(spent('spent'));

      expect(await all(mentions.dueBefore(0, DUE * 10))).toEqual([]);
    });

    it('brings who has claimed one along', async () => {
      const { mentions, open } = await opened();
      const claim = { by: 'Mira', until: DUE };
      await mentions.save(aStoredMention({ clock: { claim } }));

      expect((await open.ahead(10)).clocks[0]?.claim).toEqual(claim);
    });

    it('of many lists those that are due next, and says that there are more', async () => {
      const { mentions, open } = await opened(1);
      for (const minutes of [3, 1, 2]) {
        const clock = { ladder: [{ key: 'breach' as const, at: DUE + minutes * MINUTE, owner: 'care' }] };
        await mentions.save(aStoredMention({ externalId: `in ${minutes}`, clock }));
      }
      const { clocks, next } = await open.ahead(2);

      expect(clocks.map(({ facts }) => facts.externalId).toSorted()).toEqual(['in 1', 'in 2']);
      expect(next).toBeDefined();
      expect((await open.ahead(10)).next).toBeUndefined();
    });

    it('goes on from there over all shards, each once, the nearest first, also where all are due at one instant', async () => {
      const { mentions, open } = await opened();
      const ids = Array.from({ length: 14 }, (_, index) => `m${String(index).padStart(2, '0')}`);
      for (const [index, externalId] of ids.entries()) {
        const at = index < 7 ? DUE : DUE + index * MINUTE;
        const clock = { ladder: [{ key: 'breach' as const, at, owner: 'care' }] };
        await mentions.save(aStoredMention({ externalId, clock }));
      }
      const parts: string[][] = [];
      let after: string | undefined;
      do {
        const part: Awaited<ReturnType<typeof open.ahead>> = await open.ahead(6, after);
        parts.push(part.clocks.map(({ facts }) => facts.externalId).toSorted());
        after = part.next;
      } while (after !== undefined && parts.length < 20);

      expect(parts.length).toBeGreaterThan(2);
      expect(parts.flat()).toHaveLength(ids.length);
      expect(parts.flat().slice(0, 7).toSorted()).toEqual(ids.slice(0, 7));
      expect(parts.flat().toSorted()).toEqual(ids);
    });

    it('pages what is long overdue over all shards, the latest deadline first, each once, a brand by itself', async () => {
      const { mentions, open } = await opened();
      const ids = Array.from({ length: 11 }, (_, index) => `m${index}`);
      for (const [index, id] of ids.entries()) await mentions.save(spent(id, DUE - index * MINUTE));
      await mentions.save(spent('other', DUE, 'sundial'));
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page: Awaited<ReturnType<typeof open.spent>> = await open.spent('fernweh', 4, after);
        seen.push(...page.clocks.map(({ facts }) => facts.externalId));
        after = page.next;
      } while (after !== undefined);

      expect(seen).toEqual(ids);
      expect((await open.spent('sundial', 4)).clocks).toHaveLength(1);
    });
  });
});
