import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { HOUR, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import { BrandWorld, STORM_RULES } from '../support/brand-world.ts';
import { aPolicy, at } from '../support/builders.ts';
import { complaintAbout } from '../support/complaints.ts';
import { type Crash, counting, dyingAt, never, watchedCalls } from './crashes.ts';
import { headOf } from './slack-world.ts';

const NOON = at('2026-11-20T12:00:00Z');
/** The first call of each and the last; `EVERY_CALL=1` dies at all of them, which takes minutes. */
const EVERY_CALL = process.env['EVERY_CALL'] === '1';
let baseline: Promise<Lived> | undefined;
/** Enough for a storm where nothing is known yet. */
const MANY = 24;

interface Lived {
  readonly world: BrandWorld;
  readonly calls: Readonly<Record<string, number>>;
}

/** One a second; most are answered late, two later than that. */
function inTurn(world: BrandWorld): void {
  for (let made = 0; made < MANY; made += 1) {
    world.post(`m-${made}`, NOON + made * SECOND, { text: complaintAbout('delivery', made) });
    world.answer(`m-${made}`, NOON + (made > 1 ? 70 : 100) * MINUTE);
  }
}

/** A storm from its first mention to its end, in which a process dies at the n-th call of one method, once. */
async function live(method = '', n = 0, when: Crash['when'] = 'before', script = inTurn): Promise<Lived> {
  const calls: string[] = [];
  let crash: Crash = never;
  let count = 0;
  const wrap = <Ports extends object>(ports: Ports): Ports =>
    watchedCalls(ports, calls, () => {
      if (calls.at(-1) !== method) return crash;
      count += 1;
      if (count === n) crash = dyingAt(1, when);
      const dies = crash;
      // Only this process is dead: whoever is called next is another one.
      crash = never;
      return dies;
    });
  const world = await BrandWorld.open({
    start: NOON,
    wrap,
    settings: {
      storms: { ...STORM_RULES, window: 20 * MINUTE, coolDown: 15 * MINUTE },
      policies: [aPolicy({ target: HOUR, warnBefore: [25 * MINUTE], escalateAfter: [30 * MINUTE] })],
    },
  });
  script(world);
  try {
    await world.until(NOON + 125 * MINUTE);
  } finally {
    await world.close();
  }
  return { world, calls: counting(calls) };
}

const mentions = (world: BrandWorld): readonly Mention[] => world.memory.mentions();
const happened = (mention: Mention, what: string): number =>
  mention.history.filter((event) => event.what === what).length;

/** What has to hold whatever died: each stage told once in one way, each mention counted once, one message, its end told. */
async function expectWhole(world: BrandWorld): Promise<void> {
  expect(mentions(world)).toHaveLength(MANY);
  for (const mention of mentions(world)) {
    const { externalId } = mention;
    const told = happened(mention, 'folded') + happened(mention, 'alerted') + happened(mention, 'suppressed');
    expect({ externalId, told }).toEqual({ externalId, told: happened(mention, 'stageDue') });
  }
  const storms = await world.allIncidents();
  expect(storms.map(({ status, count, answered }) => ({ status, count, answered }))).toEqual([
    { status: 'closed', count: MANY, answered: MANY },
  ]);
  const living = world.posts().filter(({ thread }) => thread === undefined);
  expect(living.map(({ message }) => headOf(message))).toEqual([
    `🌤️ Storm over: ${MANY} negative mentions, ${MANY} answered, 0 not · delivery · Sundial`,
  ]);
  const replies = world.posts().filter(({ thread }) => thread !== undefined);
  const marks = replies.map(({ message }) => JSON.stringify(message['metadata']));
  expect(new Set(marks).size).toBe(marks.length);
}

/** The calls by which a storm is opened, told, folded into, recounted, closed and put away. */
const METHODS = [
  'incidents.board',
  'incidents.saveBoard',
  'incidents.keep',
  'incidents.past',
  'announcer.publish',
  'queues.sendIncidentWork',
  'cards.save',
  'app.call',
] as const;

const everyCall = (total: number): (readonly [number, Crash['when']])[] =>
  Array.from({ length: total }, (_, index) => index + 1).flatMap((n) => [
    [n, 'before'] as const,
    [n, 'after'] as const,
  ]);

describe('a storm in which a process dies', () => {
  it('not at all is whole', async () => {
    const { world } = await live();

    await expectWhole(world);
    expect(world.failures).toBe(0);
  });

  it.each(METHODS)('at %s, before or after its effect, is whole all the same', async (method) => {
    baseline ??= live();
    const { calls } = await baseline;
    const total = calls[method] ?? 0;
    expect(total).toBeGreaterThan(0);
    for (const [n, when] of EVERY_CALL
      ? everyCall(total)
      : ([
          [1, 'before'],
          [total, 'after'],
        ] as const)) {
      const { world } = await live(method, n, when);
      await expectWhole(world).catch((cause: unknown) => {
        throw new Error(`${method} ${n} ${when}: ${String(cause)}`, { cause });
      });
    }
  });
});

describe('a storm of which everything comes repeatedly, late and in any order', () => {
  it('counts each mention once, tells each stage once in one way, and ends', async () => {
    const oneOfThem = fc.record({
      postedAfter: fc.nat({ max: 300 }),
      lag: fc.nat({ max: 120 }),
      again: fc.array(fc.nat({ max: 60 }), { maxLength: 2 }),
      answeredAfter: fc.integer({ min: 15, max: 100 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(oneOfThem, { minLength: MANY, maxLength: MANY }), async (members) => {
        const { world } = await live('', 0, 'before', (stormy) => {
          for (const [made, { postedAfter, lag, again, answeredAfter }] of members.entries()) {
            const at = NOON + postedAfter * SECOND;
            const entry = { text: complaintAbout('delivery', made) };
            // A copy that says "not answered" after the answer would be the news that the answer is gone.
            const repeats = again.filter((minutes) => minutes * MINUTE + postedAfter * SECOND < answeredAfter * MINUTE);
            for (const late of [lag * SECOND, ...repeats.map((minutes) => minutes * MINUTE)]) {
              stormy.post(`m-${made}`, at, entry, late);
            }
            stormy.answer(`m-${made}`, NOON + answeredAfter * MINUTE);
            if (made % 3 === 0) stormy.answer(`m-${made}`, NOON + answeredAfter * MINUTE);
          }
        });
        await expectWhole(world);
      }),
      { numRuns: 2 },
    );
  });
});
