import { describe, expect, it } from 'vitest';
import { readerFor } from '../../functions/adapters/sources/registry.ts';
import { DAY, HOUR } from '../../functions/domain/shared/time.ts';
import { replaySources } from '../../functions/use-cases/replay-sources.ts';
import { aPost, aReview } from './pretend-sources.ts';
import { aWorld, SERVER, STORE, today, type World } from './world.ts';

const replay = (world: World, over: { ids?: readonly string[]; dryRun?: boolean; from?: number } = {}) =>
  replaySources(
    { settings: world.settings, from: today('09:00'), ids: [], dryRun: false, ...over },
    { ...world, readerFor, now: () => world.world.now },
  );

describe('replay', () => {
  it('finds what a poll has missed below what it knows, and tells nothing twice', async () => {
    const world = aWorld();
    world.store.reviews = [aReview('9', '11:30'), aReview('7', '11:00')];
    await world.poll(STORE.id);
    world.store.reviews = [aReview('9', '11:30'), aReview('8', '11:15'), aReview('7', '11:00')];
    world.world.now = today('13:00');

    const { sources } = await replay(world);
    const polled = await world.poll(STORE.id);

    expect(sources).toEqual([
      expect.objectContaining({ sourceId: STORE.id, outcome: 'again' }),
      expect.objectContaining({ sourceId: SERVER.id, outcome: 'again' }),
    ]);
    expect(polled).toMatchObject({ outcome: 'read', discovered: 1, changed: 0 });
    expect(world.queues.polls.map(({ sourceId }) => sourceId)).toEqual([STORE.id, SERVER.id]);
  });

  it('reads a source that goes forward without its bookmark, as covered as it was', async () => {
    const world = aWorld();
    world.server.posts = [aPost('100', '11:00'), aPost('101', '11:30')];
    await world.poll(SERVER.id);
    const before = (await world.sources.find(SERVER.id))?.progress;

    await replay(world, { ids: [SERVER.id] });
    const after = (await world.sources.find(SERVER.id))?.progress;

    expect(before?.cursor).not.toEqual({});
    expect(after).toMatchObject({ cursor: {}, validators: {}, coveredSince: before?.coveredSince });
    expect(await world.poll(SERVER.id)).toMatchObject({ outcome: 'read', discovered: 0 });
  });

  it('hands on what was due since then and is not done', async () => {
    const world = aWorld();
    world.store.reviews = [aReview('7', '11:00')];
    await world.poll(STORE.id);
    world.world.now += 2 * DAY;

    const since = await replay(world);
    const later = await replay(world, { from: world.world.now - HOUR });

    expect(since.due).toBe(1);
    expect(later.due).toBe(0);
  });

  it('changes and sends nothing with dryRun', async () => {
    const world = aWorld();
    world.store.reviews = [aReview('7', '11:00')];
    await world.poll(STORE.id);
    const before = await world.sources.find(STORE.id);

    const replayed = await replay(world, { dryRun: true });

    expect(replayed.sources).toHaveLength(2);
    expect(await world.sources.find(STORE.id)).toEqual(before);
    expect(world.queues.polls).toEqual([]);
  });
});
