import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, type Instant } from '../../functions/domain/shared/time.ts';
import { type Crash, dyingAt, never } from './crashes.ts';
import { aReview } from './pretend-sources.ts';
import { aWorld, STORE, storyOf, today, type World } from './world.ts';

type Reviews = World['store']['reviews'];

/** Ids and times fall together, as in the real feed. */
const minute = (number: number): string => {
  const at = new Date(today('00:00') + number * 60_000).toISOString();
  return `${at.slice(0, 19)}Z`;
};
const review = (number: number) => aReview(String(1_000 + number), minute(number));
const reviews = (count: number): Reviews => Array.from({ length: count }, (_, index) => review(count - index));
const without = (all: Reviews, ...gone: number[]): Reviews =>
  all.filter((one) => !gone.some((number) => idIn(one) === String(1_000 + number)));
const idIn = (one: Reviews[number]): unknown => (one['id'] as { readonly label: string }).label;

const statusOf = (world: World, number: number): string => world.mention(String(1_000 + number)).clock.status;
const isGone = (world: World, number: number): boolean =>
  world.mention(String(1_000 + number)).clock.seen?.goneAt !== undefined;

const goneIn = (world: World): readonly string[] =>
  world.ids().filter((id) => world.mention(id).clock.seen?.goneAt !== undefined);

async function pollAfter(world: World, hours: number) {
  world.world.now += hours * HOUR;
  return world.poll(STORE.id);
}

/** Three pages of reviews, polled once, and all read whole once. */
async function wholeWorld(count = 120): Promise<World> {
  const world = aWorld({ sources: [STORE] });
  world.store.reviews = reviews(count);
  await world.poll(STORE.id);
  await pollAfter(world, 6);
  return world;
}

describe('reading a source whole', () => {
  it('happens six hours after the first read and every day from then on, within as many requests as there are pages', async () => {
    const world = aWorld({ sources: [STORE] });
    world.store.reviews = reviews(120);
    const requests: number[] = [];
    await world.poll(STORE.id);
    for (let hour = 1; hour <= 31; hour += 1) requests.push((await pollAfter(world, 1)).requests);

    expect(requests.flatMap((sent, index) => (sent > 1 ? [[index + 1, sent]] : []))).toEqual([
      // Pages of news are read once more by the next poll.
      [1, 3],
      [6, 5],
      [30, 5],
    ]);
  });

  it('reads no mention and saves none where nothing has changed', async () => {
    const world = await wholeWorld();
    world.calls();
    await pollAfter(world, 24);
    const calls = world.calls();

    expect(calls).not.toHaveProperty('mentions.find');
    expect(calls).not.toHaveProperty('mentions.save');
  });

  it('takes in an edit that no poll gets down to', async () => {
    const world = await wholeWorld();
    world.store.reviews = world.store.reviews.map((one) =>
      idIn(one) === '1010' ? { ...one, content: { label: 'It works now.' } } : one,
    );
    await pollAfter(world, 1);
    expect(world.mention('1010').observation.text).not.toBe('It works now.');
    await pollAfter(world, 24);

    expect(world.mention('1010').observation.text).toBe('It works now.');
  });
});

describe('a mention that is missing', () => {
  it('from one whole read is kept, from a second one six hours later is withdrawn and erased, timings stay', async () => {
    const world = await wholeWorld();
    const before = world.mention('1060');
    world.store.reviews = without(world.store.reviews, 60);
    await pollAfter(world, 24);
    expect(isGone(world, 60)).toBe(false);

    expect(await pollAfter(world, 5)).not.toHaveProperty('withdrawn');
    expect(await pollAfter(world, 1)).toMatchObject({ outcome: 'read', withdrawn: 1 });

    const after = world.mention('1060');
    expect(after.observation).toMatchObject({ text: '', author: {}, publishedAt: before.observation.publishedAt });
    expect(after.clock.startedAt).toBe(before.clock.startedAt);
    expect(after.history.at(-1)?.what).toBe('withdrawn');
    expect(goneIn(world)).toEqual(['1060']);
  });

  it('although it was posted and taken back between two whole reads', async () => {
    const world = await wholeWorld();
    const before = world.store.reviews;
    world.store.reviews = [review(200), review(199), ...before];
    await pollAfter(world, 1);
    world.store.reviews = [review(200), ...before];
    await pollAfter(world, 23);
    await pollAfter(world, 6);

    expect(isGone(world, 199)).toBe(true);
    expect(isGone(world, 200)).toBe(false);
  });

  it('and comes back is restored with its words, and its history says so', async () => {
    const world = await wholeWorld();
    const before = world.store.reviews;
    const { text } = world.mention('1060').observation;
    world.store.reviews = without(before, 60);
    await pollAfter(world, 24);
    await pollAfter(world, 6);
    expect(isGone(world, 60)).toBe(true);
    world.store.reviews = before;
    await pollAfter(world, 24);

    const back = world.mention('1060');
    expect(back.observation.text).toBe(text);
    expect(storyOf(back).slice(-2)).toEqual(['withdrawn', 'reappeared']);
    expect(statusOf(world, 60)).not.toBe('withdrawn');
  });

  it('is not withdrawn when it comes back between the two reads', async () => {
    const world = await wholeWorld();
    const before = world.store.reviews;
    world.store.reviews = without(before, 60);
    await pollAfter(world, 24);
    world.store.reviews = before;
    await pollAfter(world, 6);
    world.store.reviews = without(before, 60);
    await pollAfter(world, 24);

    expect(isGone(world, 60)).toBe(false);
  });

  it('at the end of the feed, or below it, is not: a feed shows its newest only', async () => {
    const world = await wholeWorld(120);
    world.store.reviews = without(world.store.reviews, 1, 2, 3);
    await pollAfter(world, 24);
    await pollAfter(world, 6);

    expect([1, 2, 3].map((number) => isGone(world, number))).toEqual([false, false, false]);
  });
});

describe('nothing is withdrawn', () => {
  const twice = async (world: World): Promise<readonly string[]> => {
    for (const hours of [24, 6, 6, 24, 6]) await pollAfter(world, hours);
    return goneIn(world);
  };

  it('by a feed that answers none at all', async () => {
    const world = await wholeWorld();
    world.store.reviews = [];

    expect(await twice(world)).toEqual([]);
    expect(await world.progress(STORE.id)).toMatchObject({ lastProblem: 'emptied' });
  });

  it('by reads that break off, or that hold entries which cannot be read', async () => {
    const broken = await wholeWorld();
    broken.store.interrupt = ({ url }) => (url.includes('page=3') ? { status: 503 } : undefined);
    const partly = await wholeWorld();
    partly.store.reviews = partly.store.reviews.map((one) => (idIn(one) === '1070' ? { ...one, content: {} } : one));

    expect(await twice(broken)).toEqual([]);
    expect(await twice(partly)).toEqual([]);
  });

  it('by a page in the middle that answers nothing', async () => {
    const world = await wholeWorld();
    world.store.interrupt = ({ url }) => (url.includes('page=2') ? { body: '{"feed":{}}' } : undefined);

    expect(await twice(world)).toEqual([]);
  });

  it('by most of a feed going at once', async () => {
    const world = await wholeWorld();
    world.store.reviews = world.store.reviews.filter((_, index) => index % 3 === 0);

    expect(await twice(world)).toEqual([]);
  });

  it('by a feed in an order that we cannot judge', async () => {
    const world = await wholeWorld();
    const [first, ...others] = without(world.store.reviews, 60);
    world.store.reviews = [...others, ...(first === undefined ? [] : [first])];

    expect(await twice(world)).toEqual([]);
  });
});

/** What happens to the feed right before one of its answers. `slip` lets one review slip by between two pages. */
type Move =
  | { readonly what: 'post' | 'hiccup' | 'slip' | 'nothing' }
  | { readonly what: 'delete' | 'reorder'; readonly at: number };

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ what: 'nothing' as const }) },
  { weight: 40, arbitrary: fc.constant({ what: 'slip' as const }) },
  fc.record({ what: fc.constantFrom('delete' as const, 'reorder' as const), at: fc.nat(70) }),
  fc.record({ what: fc.constantFrom('post' as const, 'hiccup' as const) }),
);

const PAGE = 50;
/** First of the second page, and what the moves are out for. */
const SLIPPERY = 10;

/** A feed that changes while it is read; what it holds is all that may not be withdrawn. */
function moving(world: World, moves: readonly Move[]): void {
  const waiting = [...moves];
  let next = 500;
  const place = (): number => world.store.reviews.findIndex((one) => idIn(one) === String(1_000 + SLIPPERY));
  const post = (): void => {
    next += 1;
    world.store.reviews = [review(next), ...world.store.reviews];
  };
  world.store.interrupt = ({ url }) => {
    const step = waiting.shift() ?? { what: 'nothing' };
    const { reviews: shown } = world.store;
    switch (step.what) {
      case 'post':
        post();
        return undefined;
      case 'slip':
        if (url.includes('page=1')) while (place() >= 0 && place() < PAGE) post();
        // Everything below moves up onto the page that has been read.
        else if (url.includes('page=2') && place() === PAGE) world.store.reviews = shown.slice(1);
        return undefined;
      case 'delete':
        world.store.reviews = shown.filter((_, index) => index !== step.at % shown.length);
        return undefined;
      case 'reorder': {
        const at = step.at % (shown.length - 1);
        world.store.reviews = shown.with(at, shown[at + 1] ?? {}).with(at + 1, shown[at] ?? {});
        return undefined;
      }
      case 'hiccup':
        return url.includes('page=1') ? undefined : { status: 503 };
      default:
        return undefined;
    }
  };
}

describe('no mention that is still served is ever withdrawn', () => {
  it('whatever moves between two pages, is deleted, or fails, and wherever a poll dies', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(move, { minLength: 20, maxLength: 60 }),
        fc.option(fc.record({ at: fc.nat(60), when: fc.constantFrom('before' as const, 'after' as const) })),
        async (moves, death) => {
          const world = await wholeWorld(60);
          moving(world, moves);
          for (const [index, hours] of [24, 6, 7, 24, 6].entries()) {
            if (death !== null && index === 1) world.world.crash = dyingAt(death.at + 1, death.when);
            await pollAfter(world, hours).catch(() => undefined);
            world.world.crash = never;
            const served = new Set(world.store.reviews.map(idIn));
            expect(goneIn(world).filter((id) => served.has(id))).toEqual([]);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('and one that is gone is, once the feed is quiet, wherever the withdrawing poll dies', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let call = 1; call < 60; call += 1) {
        const crash = dyingAt(call, when);
        const world = await dyingWithdrawal(crash);
        expect(isGone(world, 30), `${when} call ${call}`).toBe(true);
        expect(world.mention('1030').observation.text, `${when} call ${call}`).toBe('');
        expect(storyOf(world.mention('1030')).filter((what) => what === 'withdrawn')).toHaveLength(1);
        if (!crash.hasDied()) break;
      }
    }
  });
});

async function dyingWithdrawal(crash: Crash): Promise<World> {
  const world = await wholeWorld(60);
  world.store.reviews = without(world.store.reviews, 30);
  await pollAfter(world, 24);
  world.world.crash = crash;
  await pollAfter(world, 6).catch(() => undefined);
  world.world.crash = never;
  const at: Instant = world.world.now;
  await world.poll(STORE.id);
  world.world.now = at + 6 * HOUR;
  await world.poll(STORE.id);
  return world;
}
