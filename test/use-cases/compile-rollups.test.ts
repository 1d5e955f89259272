import { describe, expect, it } from 'vitest';
import { erased } from '../../functions/domain/mentions/erasure.ts';
import { DAY, MINUTE } from '../../functions/domain/shared/time.ts';
import { compileRollups } from '../../functions/use-cases/compile-rollups.ts';
import { readFacts } from '../../functions/use-cases/read-facts.ts';
import { aMention, anObservation, at } from '../support/builders.ts';
import { all } from '../support/engines.ts';
import { inMemoryMentionStore } from '../support/in-memory-mention-store.ts';
import { inMemoryRollupStore } from '../support/in-memory-rollup-store.ts';
import { alertSettings } from './alert-ports.ts';

const ACME = { id: 'acme', name: 'Acme' };

/** A table on Friday, with mentions posted on some days; tells for which days the index was asked. */
async function aTable(...posted: string[]) {
  let time = at('2026-11-20T10:30Z');
  const now = () => time;
  const rollups = inMemoryRollupStore();
  const mentions = inMemoryMentionStore({ now, rollups });
  const save = (id: string, publishedAt: number, version = 1) =>
    mentions.save(aMention({ version, observation: anObservation({ id, publishedAt, rating: version }) }));
  const erase = async (id: string) => {
    const found = mentions.mentions().find(({ externalId }) => externalId === id) ?? aMention();
    await mentions.save({ ...erased(found, time), version: found.version + 1 });
  };
  for (const [index, text] of posted.entries()) {
    time = at(text);
    await save(String(index), time);
  }
  time = at('2026-11-20T10:30Z');
  const asked: string[] = [];
  const reading = {
    facts: (...given: Parameters<typeof mentions.facts>) => {
      for (let day = given[1]; day < given[2]; day += DAY) asked.push(new Date(day).toISOString().slice(0, 10));
      return mentions.facts(...given);
    },
  };
  const deps = { mentions: reading, rollups, readSettings: async () => alertSettings({ brands: [ACME] }), now };
  return {
    deps,
    asked,
    save,
    erase,
    compile: () => compileRollups(deps),
    read: () => all(readFacts('acme', at('2026-11-01T00:00Z'), time + 1, deps)),
    wait: (length: number) => {
      time += length;
    },
  };
}

describe('compileRollups', () => {
  it('compiles settled days, once; a report reads the last days from the index, and nothing else', async () => {
    const table = await aTable('2026-11-10T08:00Z', '2026-11-19T08:00Z');

    expect(await table.compile()).toEqual({ days: 35, left: 0 });
    await table.compile();
    expect(await table.compile()).toEqual({ days: 0, left: 0 });
    table.asked.length = 0;

    expect(await table.read()).toHaveLength(2);
    expect(table.asked).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
  });

  it('forgets an author who was erased: after the next runs no rollup holds the mark', async () => {
    const table = await aTable('2026-11-10T08:00Z', '2026-11-10T09:00Z');
    await table.compile();
    const marks = async () => (await table.read()).map(({ author }) => author);
    const [kept] = await marks();
    expect(kept).toMatch(/^\w{8}$/u);

    await table.erase('1');
    table.wait(16 * MINUTE);
    await table.compile();
    table.asked.length = 0;

    expect(await marks()).toEqual([kept, undefined]);
    expect(table.asked).not.toContain('2026-11-10');
  });

  it('repairs the past after a late change: until then, and while saves may be on their way, the index is read', async () => {
    const table = await aTable('2026-11-10T08:00Z');
    await table.compile();
    await table.save('0', at('2026-11-10T08:00Z'), 2);
    const ratings = async () => {
      table.asked.length = 0;
      const [facts] = await table.read();
      return [facts?.rating, table.asked.includes('2026-11-10')];
    };

    expect(await ratings()).toEqual([2, true]);
    await table.compile();
    expect(await ratings()).toEqual([2, true]);
    table.wait(16 * MINUTE);
    await table.compile();
    expect(await ratings()).toEqual([2, false]);
    expect(await table.deps.rollups.marks('acme')).toEqual(new Map());
  });

  it('goes back as far as mentions go that were saved before anybody compiled', async () => {
    const table = await aTable('2026-08-20T08:00Z', '2026-09-18T08:00Z', '2026-10-20T08:00Z');
    for (let runs = 0; runs < 5; runs += 1) await table.compile();

    expect(await table.compile()).toEqual({ days: 0, left: 0 });
    expect(await table.deps.rollups.heads('acme', '20260820', '20260820')).toMatchObject([{ mentions: 1 }]);
    expect(await table.deps.rollups.heads('acme', '20200101', '20260701')).toEqual([]);
  });

  it('compiles a day that was marked while older than anything else', async () => {
    const table = await aTable();
    await table.compile();
    await table.save('old', at('2020-02-29T12:00Z'));
    table.wait(16 * MINUTE);
    await table.compile();

    expect(await table.deps.rollups.heads('acme', '20200229', '20200229')).toMatchObject([{ mentions: 1 }]);
  });

  it('leaves out what is newly settled until nothing of it can be on its way', async () => {
    const table = await aTable('2026-11-20T08:00Z');
    const heads = async () => (await table.deps.rollups.heads('acme', '20261120', '20261120')).length;
    table.wait(at('2026-11-23T00:10Z') - at('2026-11-20T10:30Z'));
    await table.compile();
    expect(await heads()).toBe(0);

    table.wait(6 * MINUTE);
    await table.compile();
    expect(await heads()).toBe(1);
  });

  it('compiles the other brands when one cannot be read', async () => {
    const { deps } = await aTable('2026-11-10T08:00Z');
    const { facts } = deps.mentions;
    const broken = {
      ...deps,
      readSettings: async () => alertSettings({ brands: [{ id: 'zeta', name: 'Zeta' }, ACME] }),
      mentions: {
        facts: (...given: Parameters<typeof facts>) => {
          if (given[0] === 'zeta') throw new Error('the table is out');
          return facts(...given);
        },
      },
    };

    await expect(compileRollups(broken)).rejects.toThrow('the table is out');
    const [head] = await deps.rollups.heads('acme', '20261110', '20261110');
    expect(head).toMatchObject({ mentions: 1, readAt: at('2026-11-20T10:30Z') });
    expect((head?.readAt ?? 0) % DAY).not.toBe(0);
  });
});
