import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dyingAt, never } from './crashes.ts';
import { aReview } from './pretend-sources.ts';
import { aWorld, STORE, today, type World } from './world.ts';

type Reviews = World['store']['reviews'];

const idIn = (one: Reviews[number]): string => (one['id'] as { readonly label: string }).label;
const reviews = (count: number): Reviews =>
  Array.from({ length: count }, (_, index) => aReview(String(1_000 + count - index), '10:00'));

/** Before each answer: how many are posted, and which place is deleted. */
const change = fc.record({ posted: fc.nat(30), deleted: fc.option(fc.nat(120)) });

/** One that slipped between two pages, and then lay a page deeper than where it was looked for. */
const SLIPPED_FURTHER: [number, { posted: number; deleted: number | null }[], number[]] = [
  68,
  [0, 11, 22, 0, 23, 28].map((posted, index) => ({ posted, deleted: index === 3 ? 0 : null })),
  [3],
];

describe('a feed whose entries move between pages while it is read', () => {
  it('is held in full once it is quiet, whatever was posted, deleted, or died meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 40, max: 120 }),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        fc.array(fc.option(fc.nat(150)), { maxLength: 4 }),
        async (count, changes, deaths) => {
          const world = aWorld({ sources: [STORE] });
          world.store.reviews = reviews(count);
          let next = 5_000;
          const waiting = [...changes];
          world.store.interrupt = () => {
            const { posted, deleted } = waiting.shift() ?? { posted: 0, deleted: null };
            for (let number = 0; number < posted; number += 1) {
              next += 1;
              world.store.reviews = [aReview(String(next), '11:00'), ...world.store.reviews];
            }
            if (deleted !== null) {
              world.store.reviews = world.store.reviews.toSpliced(deleted % world.store.reviews.length, 1);
            }
            return undefined;
          };
          for (const death of [...deaths, null]) {
            if (death !== null) world.world.crash = dyingAt(death + 1, 'before');
            await world.poll(STORE.id).catch(() => undefined);
            world.world.crash = never;
          }
          for (let quiet = 0; quiet < 14; quiet += 1) await world.poll(STORE.id);

          const stored = new Set(world.ids());
          expect(world.store.reviews.map(idIn).filter((id) => !stored.has(id))).toEqual([]);
          expect(stored.size).toBe(world.ids().length);
        },
      ),
      { numRuns: 20, examples: [SLIPPED_FURTHER] },
    );
  });

  it('is walked again after a walk of several pages, and costs one request when that showed nothing new', async () => {
    const world = aWorld({ sources: [STORE] });
    world.store.reviews = reviews(120);
    const requests: number[] = [];
    for (const time of ['12:00', '12:15', '12:30', '12:45']) {
      world.world.now = today(time);
      requests.push((await world.poll(STORE.id)).requests);
    }

    expect(requests).toEqual([4, 3, 1, 1]);
  });
});
