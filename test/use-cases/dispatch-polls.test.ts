import { describe, expect, it } from 'vitest';
import { dispatchPolls } from '../../functions/use-cases/dispatch-polls.ts';
import { sweepClocks } from '../../functions/use-cases/sweep-clocks.ts';
import { aPost } from './pretend-sources.ts';
import { aWorld, SERVER, STORE, today } from './world.ts';

describe('dispatchPolls', () => {
  it('sends each source of the minutes that were missed once', async () => {
    const world = aWorld({ sources: [SERVER, { ...STORE, tier: 5 }] });
    await dispatchPolls(world.deps);
    world.queues.polls.splice(0);
    world.world.now = today('12:20');

    expect(await dispatchPolls(world.deps)).toEqual({ minutes: 20, polls: 2 });
    expect(world.queues.polls.map(({ sourceId }) => sourceId).toSorted()).toEqual([SERVER.id, STORE.id]);
  });

  it('catches up an hour at most', async () => {
    const world = aWorld();
    await dispatchPolls(world.deps);
    world.world.now = today('18:00');

    expect(await dispatchPolls(world.deps)).toMatchObject({ minutes: 60 });
  });

  it('sends nothing twice in one minute', async () => {
    const world = aWorld();
    await dispatchPolls(world.deps);
    const sent = world.queues.polls.length;

    expect(await dispatchPolls(world.deps)).toEqual({ minutes: 0, polls: 0 });
    expect(world.queues.polls).toHaveLength(sent);
  });

  it('leaves the minute to the next run when the queue is out', async () => {
    const world = aWorld({ sources: [SERVER] });
    world.queues.broken = new Error('the queue is out');
    await expect(dispatchPolls(world.deps)).rejects.toThrow('the queue is out');
    world.queues.broken = undefined;

    expect(await dispatchPolls(world.deps)).toEqual({ minutes: 1, polls: 1 });
  });
});

describe('sweepClocks', () => {
  it('sends what falls due within two minutes, with the delay that is left, and tells the age of the oldest', async () => {
    const world = aWorld({ sources: [SERVER] });
    world.server.posts = [aPost('100', '11:00'), aPost('101', '11:01'), aPost('102', '11:05')];
    await world.poll(SERVER.id);
    world.world.now = today('14:00:30');

    expect(await sweepClocks(world.deps)).toEqual({ due: 2, oldestAge: 30_000 });
    expect(world.queues.due.map(({ message, delay }) => [message.externalId, delay]).toSorted()).toEqual([
      ['100', 0],
      ['101', 30_000],
    ]);
  });

  it('sweeps the other shards when one cannot be read', async () => {
    const world = aWorld({ sources: [SERVER] });
    world.server.posts = Array.from({ length: 8 }, (_, index) => aPost(String(100 + index), '11:00'));
    await world.poll(SERVER.id);
    world.world.now = today('14:00');
    const { dueBefore } = world.mentions;
    Object.assign(world.deps.mentions, {
      dueBefore: (shard: number, until: number) => {
        if (shard === 0) throw new Error('the table is out');
        return dueBefore(shard, until);
      },
    });

    await expect(sweepClocks(world.deps)).rejects.toThrow('the table is out');
    expect(world.queues.due.length).toBeGreaterThan(0);
  });
});
