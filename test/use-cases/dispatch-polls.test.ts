import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../../functions/domain/shared/time.ts';
import { dispatchPolls } from '../../functions/use-cases/dispatch-polls.ts';
import { pollSource } from '../../functions/use-cases/poll-source.ts';
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

  it('catches up the turns of a whole day of those that are read once or a few times a day, each once', async () => {
    const seldom = [
      { ...STORE, id: 'daily', tier: 1440 },
      { ...STORE, id: 'quarterly', tier: 360 },
    ] as const;
    const world = aWorld({ sources: seldom });
    await dispatchPolls(world.deps);
    world.queues.polls.splice(0);
    world.world.now = today('12:00') + 3 * DAY;

    expect(await dispatchPolls(world.deps)).toMatchObject({ polls: 2 });
    expect(world.queues.polls.map(({ sourceId }) => sourceId).toSorted()).toEqual(['daily', 'quarterly']);
  });

  it('says for which minutes it sends, so that a source that rests knows its turn', async () => {
    const world = aWorld({ sources: [SERVER] });
    await dispatchPolls(world.deps);
    world.world.now = today('12:02');
    await dispatchPolls(world.deps);

    const minute = today('12:00') / MINUTE;
    expect(world.queues.polls.map(({ minute: to, minutes }) => [to, minutes])).toEqual([
      [minute, undefined],
      [minute + 2, 2],
    ]);
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

describe('a standstill of ours', () => {
  const standingStill = async (until: string) => {
    const world = aWorld({ sources: [SERVER] });
    world.world.now = today('11:00');
    await world.poll(SERVER.id);
    world.world.now = today('12:00');
    await dispatchPolls(world.deps);
    world.queues.polls.splice(0);
    world.world.now = today(until);
    await dispatchPolls(world.deps);
    const [message] = world.queues.polls;
    if (message === undefined) throw new Error('nothing was dispatched');
    const { sourceId, group: _, ...told } = message;
    const poll = () => pollSource(sourceId, world.deps, told);
    return { ...world, message, poll };
  };

  it('is a gap of each source that it has kept from being read', async () => {
    const world = await standingStill('12:40');
    expect(world.message).toMatchObject({ sourceId: SERVER.id, idleSince: today('12:01') });

    await world.poll();

    const gap = { sourceId: SERVER.id, from: today('12:01'), to: today('12:40'), reason: 'we did not run' };
    expect(world.sources.allGaps()).toEqual([gap]);
  });

  it('is one gap, though its poll is repeated', async () => {
    const world = await standingStill('12:40');
    await world.poll();
    world.world.now = today('12:42');
    await world.poll();

    expect(world.sources.allGaps()).toMatchObject([{ from: today('12:01'), to: today('12:42') }]);
  });

  it('is no gap where it is a hiccup of a few minutes', async () => {
    const world = await standingStill('12:05');
    await world.poll();

    expect(world.message).not.toHaveProperty('idleSince');
    expect(world.sources.allGaps()).toEqual([]);
  });

  it('is no gap of a source that nobody had read before it, nor of one whose gap is open', async () => {
    const world = await standingStill('12:40');
    await world.sources.apply([{ ...SERVER, id: 'new' }, SERVER]);
    await pollSource('new', world.deps, { idleSince: today('12:01') });
    world.world.now = today('12:41');
    await pollSource('new', world.deps, { idleSince: today('12:01') });
    expect(world.sources.allGaps()).toEqual([]);

    world.server.interrupt = () => ({ status: 500 });
    await pollSource(SERVER.id, world.deps);
    const [open] = world.sources.allGaps();
    await world.poll();
    expect(world.sources.allGaps()).toEqual([open]);
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
