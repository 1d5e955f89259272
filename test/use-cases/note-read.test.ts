import { describe, expect, it } from 'vitest';
import { histogramOf, lagQuantile, totalOf } from '../../functions/domain/mentions/lag-histogram.ts';
import { healthOf } from '../../functions/domain/mentions/source-health.ts';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { aPost, aReview } from './pretend-sources.ts';
import { aWorld, SERVER, STORE, today, type World } from './world.ts';

const lagsOf = async (world: World, sourceId: string) => {
  const { lags } = (await world.progress(sourceId)) ?? {};
  return lags && histogramOf(lags);
};

describe('what a complete read notes', () => {
  it('counts the lag of mentions posted since the source is covered, and none of its history', async () => {
    const world = aWorld();
    world.server.posts = [aPost('100', '09:00')];
    await world.poll(SERVER.id);
    expect(await lagsOf(world, SERVER.id)).toBeUndefined();

    world.server.posts.push(aPost('101', '12:10'), aPost('102', '12:16'));
    world.world.now = today('12:20');
    await world.poll(SERVER.id);

    const lags = (await lagsOf(world, SERVER.id)) ?? {};
    expect(totalOf(lags)).toBe(2);
    expect((lagQuantile(lags, 0.5) ?? 0) / (4 * MINUTE)).toBeCloseTo(1, 0);
    expect((lagQuantile(lags, 0.9) ?? 0) / (10 * MINUTE)).toBeCloseTo(1, 0);
  });

  it('costs no write of its own: the lag goes with the progress that new mentions write anyway', async () => {
    const world = aWorld();
    world.server.posts = [aPost('100', '09:00')];
    await world.poll(SERVER.id);
    world.server.posts.push(aPost('101', '12:10'));
    world.world.now = today('12:20');
    world.calls();
    await world.poll(SERVER.id);

    expect(world.calls()).toMatchObject({ 'mentions.save': 1, 'sources.saveProgress': 1 });
  });

  it('is noted every six hours where nothing changes, and not in between', async () => {
    const world = aWorld();
    world.store.reviews = [aReview('7', '11:00')];
    await world.poll(STORE.id);
    const noted: (number | undefined)[] = [];
    for (let hour = 1; hour <= 13; hour += 1) {
      world.world.now = today('12:00') + hour * HOUR;
      await world.poll(STORE.id);
      noted.push((await world.progress(STORE.id))?.readAt);
    }

    expect([...new Set(noted)].map((at) => ((at ?? 0) - today('12:00')) / HOUR)).toEqual([0, 6, 12]);
  });

  it('tells of entries that cannot be read, without their ids, until all of them can', async () => {
    const world = aWorld();
    const broken = [8, 9, 10].map((id) => aReview(String(id), '11:30', { content: {} }));
    world.store.reviews = [...broken, aReview('7', '11:00')];
    await world.poll(STORE.id);
    world.world.now = today('12:15');
    await world.poll(STORE.id);

    const drifting = await world.progress(STORE.id);
    expect(drifting?.refusals).toEqual({
      count: 3,
      entries: 4,
      firstReason: 'entry 1 has no text',
      since: today('12:00'),
    });
    expect(drifting && healthOf(drifting, 15, world.world.now).state).toBe('changedShape');

    world.store.reviews = [aReview('11', '12:20'), aReview('7', '11:00')];
    world.world.now = today('12:30');
    await world.poll(STORE.id);
    expect(await world.progress(STORE.id)).not.toHaveProperty('refusals');
  });

  it('keeps what kind of failure it was for as long as it lasts', async () => {
    const world = aWorld();
    world.store.reviews = [aReview('7', '11:00')];
    await world.poll(STORE.id);
    const reviews = world.store.reviews;
    world.store.reviews = [];
    await world.poll(STORE.id);
    expect(await world.progress(STORE.id)).toMatchObject({ lastProblem: 'emptied' });

    world.store.reviews = reviews;
    await world.poll(STORE.id);
    expect(await world.progress(STORE.id)).not.toHaveProperty('lastProblem');
  });
});
