import { describe, expect, it } from 'vitest';
import { applySettings } from '../../functions/use-cases/apply-settings.ts';
import { deliverAlerts } from '../../functions/use-cases/deliver-alerts.ts';
import { dispatchPolls } from '../../functions/use-cases/dispatch-polls.ts';
import { fireClock } from '../../functions/use-cases/fire-clock.ts';
import { sweepClocks } from '../../functions/use-cases/sweep-clocks.ts';
import { aResponse } from '../adapters/sources/builders.ts';
import { type Crash, Died, dyingAt, never } from './crashes.ts';
import { aPost, aReview } from './pretend-sources.ts';
import { aWorld, SERVER, STORE, today, type World } from './world.ts';

const MOST_CALLS = 400;
const THE_POST = { brand: 'sundial', origin: 'mastodon:social.example', externalId: '100' };

/**
 * Runs a job in a new world for every call of a port that it makes, dies there, and lets `again` do what SQS and the
 * schedules would; ends with the first run that lives.
 */
async function dieEverywhere(
  when: Crash['when'],
  prepare: () => Promise<World>,
  job: (world: World) => Promise<unknown>,
  again: (world: World, place: string) => Promise<void>,
): Promise<number> {
  for (let n = 1; n < MOST_CALLS; n += 1) {
    const world = await prepare();
    const crash = dyingAt(n, when);
    world.world.crash = crash;
    const died = await job(world).then(
      () => undefined,
      (error: unknown) => error,
    );
    world.world.crash = never;
    if (died !== undefined && !(died instanceof Died)) throw died;
    if (!crash.hasDied()) return n - 1;
    await again(world, `${when} call ${n}`);
  }
  throw new Error('the job does not end');
}

const MOMENTS = ['before', 'after'] as const;

describe.each(MOMENTS)('a process that dies %s any call of a port', (when) => {
  it('loses no review of a feed: the poll comes back and ends where it would have', async () => {
    const prepare = async () => {
      const world = aWorld();
      world.store.reviews = Array.from({ length: 54 }, (_, index) => aReview(String(500 - index), '10:00'));
      return world;
    };
    const calls = await dieEverywhere(
      when,
      prepare,
      (world) => world.poll(STORE.id),
      async (world, place) => {
        await world.poll(STORE.id);
        expect(new Set(world.ids()).size, place).toBe(54);
        expect(world.ids(), place).toHaveLength(54);
        await world.poll(STORE.id);
        expect(await world.progress(STORE.id), place).toMatchObject({ failures: 0, coveredSince: today('12:00') });
      },
    );

    expect(calls).toBeGreaterThan(150);
  });

  it('loses nothing below a walk that broke off, wherever the broken poll dies', async () => {
    const prepare = async () => {
      const world = aWorld();
      world.store.reviews = [aReview('1', '09:00')];
      await world.poll(STORE.id);
      world.store.reviews = [
        ...Array.from({ length: 53 }, (_, index) => aReview(String(500 - index), '10:00')),
        ...world.store.reviews,
      ];
      world.store.interrupt = ({ url }) => (url.includes('page=2') ? { status: 503 } : undefined);
      return world;
    };
    await dieEverywhere(
      when,
      prepare,
      (world) => world.poll(STORE.id),
      async (world, place) => {
        world.store.interrupt = () => undefined;
        world.world.now = today('12:15');
        await world.poll(STORE.id);
        expect(world.ids(), place).toHaveLength(54);
        expect(await world.progress(STORE.id), place).not.toHaveProperty('unfinished');
        expect(
          world.sources.allGaps().filter(({ to }) => to === undefined),
          place,
        ).toEqual([]);
      },
    );
  });

  it('loses no post and no response of a server, and keeps what failed open as one gap', async () => {
    const prepare = async () => {
      const world = aWorld();
      world.server.posts = [aPost('100', '09:00'), aPost('101', '10:00')];
      await world.poll(SERVER.id);
      world.server.posts.push(
        aPost('102', '11:00'),
        aPost('103', '11:20'),
        aResponse('104', '102', { created_at: '2026-11-20T11:30:00.000Z' }),
      );
      return world;
    };
    const calls = await dieEverywhere(
      when,
      prepare,
      (world) => world.poll(SERVER.id),
      async (world, place) => {
        await world.poll(SERVER.id);
        expect(world.ids().toSorted(), place).toEqual(['100', '101', '102', '103']);
        expect(world.mention('102').clock.status, place).toBe('met');
        expect(world.sources.allGaps(), place).toEqual([]);
      },
    );

    expect(calls).toBeGreaterThan(10);
  });

  it('opens one gap and closes it, wherever a failing poll dies', async () => {
    const prepare = async () => {
      const world = aWorld();
      world.server.interrupt = () => ({ status: 500 });
      return world;
    };
    await dieEverywhere(
      when,
      prepare,
      (world) => world.poll(SERVER.id),
      async (world, place) => {
        world.world.now = today('12:03');
        await world.poll(SERVER.id);
        expect(world.sources.allGaps(), place).toHaveLength(1);
        world.server.interrupt = () => undefined;
        world.world.now = today('12:30');
        await world.poll(SERVER.id);
        expect(
          world.sources.allGaps().map(({ to }) => to),
          place,
        ).toEqual([today('12:30')]);
      },
    );
  });

  it('hands on each alert that is due, wherever the firing dies, and marks it delivered once', async () => {
    const calls = await dieEverywhere(
      when,
      async () => {
        const world = await withRunningClock();
        world.world.now = today('14:30');
        return world;
      },
      (world) => fireClock({ ...THE_POST, dueAt: today('14:30') }, world.deps),
      async (world, place) => {
        await world.tick('14:30');
        await world.tick('14:32');
        await world.tick('14:34');
        expect(new Set(world.published).size, place).toBe(1);
        expect(world.mention('100').clock, place).toMatchObject({ fired: 1, status: 'running' });
        expect(world.mention('100').clock, place).not.toHaveProperty('pending');
      },
    );

    expect(calls).toBeGreaterThan(5);
  });

  it('delivers each alert at least once, wherever the delivery dies', async () => {
    const calls = await dieEverywhere(
      when,
      async () => {
        const world = await withRunningClock();
        await world.tick('14:30', { deliver: false });
        return world;
      },
      async (world) => {
        const [first] = await deliverAlerts(world.queues.alerts, world.deps);
        if (first?.outcome === 'failed') throw first.error;
      },
      async (world, place) => {
        await deliverAlerts(world.queues.alerts.splice(0), world.deps);
        await world.tick('14:34');
        expect(new Set(world.published).size, place).toBe(1);
        expect(world.published.length, place).toBeLessThanOrEqual(2);
        expect(world.mention('100').clock, place).toMatchObject({ fired: 1 });
        expect(world.mention('100').clock, place).not.toHaveProperty('pending');
      },
    );

    expect(calls).toBe(3);
  });

  it('sweeps what is due in the next run', async () => {
    await dieEverywhere(
      when,
      async () => {
        const world = await withRunningClock();
        world.world.now = today('14:29');
        return world;
      },
      (world) => sweepClocks(world.deps),
      async (world, place) => {
        await sweepClocks(world.deps);
        expect(
          world.queues.due.map(({ message }) => message.externalId),
          place,
        ).toContain('100');
      },
    );
  });

  it('dispatches every source of the minutes since the last run that ended', async () => {
    await dieEverywhere(
      when,
      async () => {
        const world = aWorld({ sources: [SERVER, { ...STORE, tier: 5 }] });
        await dispatchPolls(world.deps);
        world.queues.polls.splice(0);
        world.world.now = today('12:05');
        return world;
      },
      (world) => dispatchPolls(world.deps),
      async (world, place) => {
        world.world.now = today('12:06');
        await dispatchPolls(world.deps);
        expect(new Set(world.queues.polls.map(({ sourceId }) => sourceId)), place).toEqual(
          new Set([SERVER.id, STORE.id]),
        );
      },
    );
  });

  it('has every source of the settings on the wheel after the deploy is tried again', async () => {
    await dieEverywhere(
      when,
      async () => {
        const world = aWorld();
        await world.sources.apply([STORE]);
        return world;
      },
      (world) => applySettings(world.deps),
      async (world, place) => {
        await applySettings(world.deps);
        expect(await world.sources.find(SERVER.id), place).toBeDefined();
        world.world.now = today('12:01');
        await dispatchPolls(world.deps);
        expect(
          world.queues.polls.map(({ sourceId }) => sourceId),
          place,
        ).toContain(SERVER.id);
      },
    );
  });
});

/** A post of 11:30, to be answered by 15:30; its warning comes at 14:30. */
async function withRunningClock(): Promise<World> {
  const world = aWorld({ sources: [SERVER] });
  world.server.posts = [aPost('100', '11:30')];
  await world.poll(SERVER.id);
  return world;
}
