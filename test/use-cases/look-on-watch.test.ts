import { describe, expect, it } from 'vitest';
import { nextDueOf } from '../../functions/domain/sla/watch.ts';
import { fireClock } from '../../functions/use-cases/fire-clock.ts';
import { Died, dyingAt, never } from './crashes.ts';
import { aPost } from './pretend-sources.ts';
import { aPilotReview, aPilotWorld, aReplyAt, PILOT, type PilotWorld } from './pretend-trustpilot.ts';
import { aWorld, SERVER, STORE, storyOf, today } from './world.ts';

/** A review of 11:00, found at 12:00, to be answered by 15:00; two newer ones have pushed it off the first page. */
async function offTheFirstPage(): Promise<PilotWorld> {
  const world = aPilotWorld();
  world.held.reviews = [aPilotReview('r1', '11:00')];
  await world.poll(PILOT.id);
  world.held.reviews = [aPilotReview('r3', '11:50'), aPilotReview('r2', '11:40'), ...world.held.reviews];
  await world.poll(PILOT.id);
  world.asked();
  return world;
}

describe('the watch list', () => {
  it('reads an open review again by its id as the deadline comes near, and writes once for each look', async () => {
    const world = await offTheFirstPage();
    expect(nextDueOf(world.mention('r1'))).toBe(today('12:45'));
    world.calls();

    expect(await world.tick('12:45')).toContain('watched');

    expect(world.asked()).toEqual(['r1']);
    expect(world.calls()['mentions.save']).toBe(1);
    // A quarter of 2 h 15 min would be 13:18:45; the stage of 14:00 is further away than the source asks for.
    expect(nextDueOf(world.mention('r1'))).toBe(today('13:18:45'));
    expect(world.published).toEqual([]);
  });

  it('stops the clock by a response that the first page no longer shows', async () => {
    const world = await offTheFirstPage();
    world.change('r1', aReplyAt('12:30'));
    await world.poll(PILOT.id);
    expect(world.mention('r1').clock.status).toBe('running');

    expect(await world.tick('12:45')).toContain('answered');

    expect(world.mention('r1').clock).toMatchObject({ status: 'met', respondedAt: today('12:30') });
    expect(nextDueOf(world.mention('r1'))).toBeUndefined();
    expect(await world.tick('13:30')).not.toContain('alerted');
  });

  it('asks nothing for a review that every poll shows', async () => {
    const world = await offTheFirstPage();

    await world.tick('12:45');
    world.asked();
    await world.tick('12:58');

    expect(nextDueOf(world.mention('r3'))).toBeGreaterThan(today('12:58'));
    expect(world.asked()).toEqual([]);
  });

  it('asks by id what every poll would show, while the source fails', async () => {
    const world = await offTheFirstPage();
    world.held.interrupt = ({ url }) => (url.includes('business-units') ? { status: 500 } : undefined);
    await world.poll(PILOT.id);
    world.asked();

    await world.tick('12:58');

    expect(world.asked()).toContain('r3');
  });

  it('learns nothing from a look that fails, and takes its next turn', async () => {
    const world = await offTheFirstPage();
    const before = world.mention('r1');
    world.held.interrupt = () => ({ status: 503 });

    expect(await world.tick('12:45')).toContain('watched');

    const { clock, history, watch } = world.mention('r1');
    expect({ clock, history }).toEqual({ clock: before.clock, history: before.history });
    expect(watch?.lookAt).toBe(today('13:18:45'));
  });

  it('looks once more right before an alert', async () => {
    const world = await offTheFirstPage();
    await world.tick('12:45');
    await world.tick('13:19');
    world.change('r1', aReplyAt('13:50'));
    world.asked();

    expect(await world.tick('14:00')).toContain('answered');

    expect(world.asked()).toContain('r1');
    expect(world.published.filter((key) => key.includes('r1'))).toEqual([]);
  });

  it('withdraws a review that two looks do not find, two minutes apart, without an alert', async () => {
    const world = await offTheFirstPage();
    world.held.reviews = world.held.reviews.filter((review) => review['id'] !== 'r1');

    expect(await world.tick('12:45')).toContain('gone');
    expect(world.mention('r1').clock.status).toBe('running');
    expect(await world.tick('12:47')).toContain('gone');

    expect(world.mention('r1').clock).toMatchObject({ status: 'withdrawn', endedAt: today('12:47') });
    expect(storyOf(world.mention('r1')).at(-1)).toBe('withdrawn');
  });

  it('goes on after the deadline, ever more seldom, so that a late response is seen', async () => {
    const world = await offTheFirstPage();
    for (const time of ['12:45', '13:19', '14:00', '15:00', '17:00']) await world.tick(time);
    world.change('r1', aReplyAt('18:00'));

    expect(nextDueOf(world.mention('r1'))).toBe(today('19:00'));
    expect(await world.tick('19:00')).toContain('answered');
    expect(world.mention('r1').clock).toMatchObject({ status: 'late', respondedAt: today('18:00') });
  });

  it('holds no mention of a source whose outgoing feed tells of all responses, nor of one that shows none', async () => {
    const world = aWorld();
    world.server.posts = [aPost('100', '11:00')];
    await world.poll(SERVER.id);
    expect(world.mention('100')).not.toHaveProperty('watch');

    const unnamed = aPilotWorld();
    expect(unnamed.deps.readerFor(STORE).capabilities).toMatchObject({ seesResponses: false });
  });

  it.each(['before', 'after'] as const)(
    'takes the turn again when the process dies %s any call of a port',
    async (when) => {
      for (let n = 1; n < 60; n += 1) {
        const world = await offTheFirstPage();
        world.change('r1', aReplyAt('12:30'));
        world.world.now = today('12:45');
        const crash = dyingAt(n, when);
        world.world.crash = crash;
        const { brand, origin, externalId } = world.mention('r1');
        const died = await fireClock({ brand, origin, externalId, dueAt: today('12:45') }, world.deps).catch(
          (error: unknown) => error,
        );
        world.world.crash = never;
        if (!crash.hasDied()) {
          expect(n).toBeGreaterThan(5);
          return;
        }
        expect(died).toBeInstanceOf(Died);
        await world.tick('12:46');
        expect(world.mention('r1').clock, `${when} call ${n}`).toMatchObject({ status: 'met' });
        expect(storyOf(world.mention('r1')).filter((what) => what === 'responseSeen')).toHaveLength(1);
      }
      throw new Error('the look does not end');
    },
  );
});
