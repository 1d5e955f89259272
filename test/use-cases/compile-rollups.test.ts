import { describe, expect, it } from 'vitest';
import { compileRollups } from '../../functions/use-cases/compile-rollups.ts';
import { aMention, anObservation, at } from '../support/builders.ts';
import { inMemoryMentionStore } from '../support/in-memory-mention-store.ts';
import { inMemoryRollupStore } from '../support/in-memory-rollup-store.ts';
import { alertSettings } from './alert-ports.ts';

const ACME = { id: 'acme', name: 'Acme' };

async function compiled(now: string, ...posted: string[]) {
  const mentions = inMemoryMentionStore();
  for (const [index, time] of posted.entries()) {
    await mentions.save(aMention({ observation: anObservation({ id: String(index), publishedAt: at(time) }) }));
  }
  const deps = {
    mentions,
    rollups: inMemoryRollupStore(),
    readSettings: async () => alertSettings({ brands: [ACME] }),
    now: () => at(now),
  };
  return { deps, ...(await compileRollups(deps)) };
}

describe('compileRollups', () => {
  it('counts each day as a whole and by source, and counts the same when it runs again', async () => {
    const { deps, rollups } = await compiled('2026-11-20T10:30Z', '2026-11-19T08:00Z', '2026-11-20T08:00Z');
    expect(rollups).toBe(4);

    await compileRollups(deps);

    const saved = await deps.rollups.find('acme', '20261120');
    expect(saved.map(({ dimension, mentions }) => [dimension, mentions])).toEqual([
      ['all', 1],
      ['source:acme-us', 1],
    ]);
  });

  it('goes further back once a day, for what changes late', async () => {
    expect(await compiled('2026-11-20T10:30Z', '2026-11-10T08:00Z')).toMatchObject({ rollups: 0 });
    expect(await compiled('2026-11-20T00:30Z', '2026-11-10T08:00Z')).toMatchObject({ rollups: 2 });
  });

  it('compiles the other brands when one cannot be read', async () => {
    const { deps } = await compiled('2026-11-20T10:30Z', '2026-11-20T08:00Z');
    const { facts } = deps.mentions;
    const rollups = inMemoryRollupStore();
    const broken = {
      ...deps,
      rollups,
      readSettings: async () => alertSettings({ brands: [{ id: 'zeta', name: 'Zeta' }, ACME] }),
      mentions: {
        facts: (...given: Parameters<typeof facts>) => {
          if (given[0] === 'zeta') throw new Error('the table is out');
          return facts(...given);
        },
      },
    };

    await expect(compileRollups(broken)).rejects.toThrow('the table is out');
    expect(await rollups.find('acme', '20261120')).toHaveLength(2);
  });
});
