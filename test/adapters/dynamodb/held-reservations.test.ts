import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldReservations } from '../../../functions/adapters/dynamodb/held-reservations.ts';
import type { Reservation, SpendStore } from '../../../functions/ports/budgets.ts';
import { inMemorySpending } from '../../support/in-memory-budgets.ts';

const MONTH = { account: 'sundial-x', month: '2026-11' };
const PROBE = { ...MONTH, wanted: 100, least: 10, mostlyUnused: true };

/** A table that counts its writes, and processes that share it. */
function aTable() {
  const store = inMemorySpending();
  const table = { writes: 0 };
  const counted: SpendStore = {
    spent: store.spent,
    reserve: (wish) => {
      table.writes += 1;
      return store.reserve(wish);
    },
    settle: (reservation, used) => {
      table.writes += 1;
      return store.settle(reservation, used);
    },
  };
  return { table, process: () => heldReservations(counted), spent: () => store.spent(MONTH.account, MONTH.month) };
}

/** A poll whose answer holds so many posts, as far as they fit on the page. */
async function poll(process: SpendStore, posts: number, cap: number): Promise<number> {
  const reserved = await process.reserve({ ...PROBE, cap });
  if (reserved === undefined) return 0;
  const used = Math.min(posts, reserved.units);
  await process.settle(reserved, used);
  return used;
}

describe('what is set aside for polls that find nothing', () => {
  it('costs one write for a day of them', async () => {
    const { table, process, spent } = aTable();
    const one = process();
    for (let count = 0; count < 96; count += 1) await poll(one, 0, 5_000);

    expect(table.writes).toBe(1);
    expect(await spent()).toEqual({ units: 10, setAside: 10 });
  });

  it('is settled by the poll that finds something', async () => {
    const { table, process, spent } = aTable();
    const one = process();
    for (const posts of [0, 0, 7, 0, 0]) await poll(one, posts, 5_000);

    expect(table.writes).toBe(3);
    expect(await spent()).toEqual({ units: 17, setAside: 10 });
  });

  it('is given back where the cap is small, or for requests of another sort', async () => {
    const { table, process, spent } = aTable();
    const one = process();
    await poll(one, 0, 499);
    const page = await one.reserve({ ...MONTH, wanted: 100, least: 10, cap: 5_000 });
    await one.settle(page as Reservation, 0);

    expect(page).toMatchObject({ units: 100 });
    expect(await spent()).toEqual({ units: 0, setAside: 0 });
    expect(table.writes).toBe(4);
  });

  it('serves one request at a time', async () => {
    const { process, spent } = aTable();
    const one = process();
    await poll(one, 0, 5_000);
    const both = await Promise.all([one.reserve({ ...PROBE, cap: 5_000 }), one.reserve({ ...PROBE, cap: 5_000 })]);

    expect(new Set(both.map((each) => each?.mark)).size).toBe(2);
    expect(await spent()).toEqual({ units: 20, setAside: 20 });
    for (const each of both) await one.settle(each as Reservation, 0);
    expect(await spent()).toEqual({ units: 10, setAside: 10 });
  });

  it('does not follow into the next month', async () => {
    const { process, spent } = aTable();
    const one = process();
    await poll(one, 0, 5_000);
    expect(await one.reserve({ ...PROBE, cap: 5_000, month: '2026-12' })).toMatchObject({ month: '2026-12' });

    expect(await spent()).toEqual({ units: 0, setAside: 0 });
  });
});

describe('processes that die with what they hold', () => {
  const step = fc.oneof(
    fc.record({ what: fc.constant('poll' as const), who: fc.nat(2), posts: fc.nat(30) }),
    fc.record({ what: fc.constant('poll' as const), who: fc.nat(2), posts: fc.constant(0) }),
    fc.record({ what: fc.constant('die between' as const), who: fc.nat(2), posts: fc.constant(0) }),
    fc.record({ what: fc.constant('die asking' as const), who: fc.nat(2), posts: fc.nat(30) }),
  );

  it('never let more be read than the cap, and lose 2 % of it at most where nothing was being asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 10, max: 3_000 }), fc.array(step, { maxLength: 60 }), async (cap, steps) => {
        const { process, spent } = aTable();
        const processes = [process(), process(), process()];
        let read = 0;
        let lostAsking = 0;
        for (const { what, who, posts } of steps) {
          const one = processes[who] ?? process();
          if (what === 'poll') read += await poll(one, posts, cap);
          if (what === 'die asking') {
            // X has sent the posts, and nobody heard of it.
            const reserved = await one.reserve({ ...PROBE, cap });
            read += Math.min(posts, reserved?.units ?? 0);
            lostAsking += reserved?.units ?? 0;
          }
          if (what !== 'poll') processes[who] = process();
          const { units } = await spent();
          expect(read).toBeLessThanOrEqual(units);
          expect(units).toBeLessThanOrEqual(cap);
          expect(units - read).toBeLessThanOrEqual(lostAsking + cap / 50);
        }
      }),
      { numRuns: 60 },
    );
  });
});
