import { describe, expect, it } from 'vitest';
import { isTurn } from '../../functions/domain/mentions/poll-period.ts';
import { DAY, type Instant, MINUTE } from '../../functions/domain/shared/time.ts';
import { dispatchPolls } from '../../functions/use-cases/dispatch-polls.ts';
import { pollSource } from '../../functions/use-cases/poll-source.ts';
import { aResponse } from '../adapters/sources/builders.ts';
import { dyingAt, never } from './crashes.ts';
import { aPost } from './pretend-sources.ts';
import { aWorld, SERVER, today } from './world.ts';

const RESTFUL = { ...SERVER, tier: 5, slowest: 60 } as const;
const minuteOf = (at: Instant): number => Math.floor(at / MINUTE);

/** A source that is polled every 5 minutes when it is busy and every hour when it is silent. */
async function restful() {
  const world = aWorld({ sources: [RESTFUL] });
  /** Runs the dispatcher each minute from `from` on, and polls what it sends; answers the outcomes. */
  const run = async (from: Instant, minutes: number): Promise<string[]> => {
    const outcomes: string[] = [];
    for (let minute = 0; minute < minutes; minute += 1) {
      world.world.now = from + minute * MINUTE;
      await dispatchPolls(world.deps);
      for (const { sourceId, group: _, ...told } of world.queues.polls.splice(0)) {
        outcomes.push((await pollSource(sourceId, world.deps, told)).outcome);
      }
    }
    return outcomes;
  };
  return { ...world, run };
}

const count = (outcomes: readonly string[], wanted: string): number => outcomes.filter((one) => one === wanted).length;

describe('a source that may rest', () => {
  it('is read at its fastest while it is busy, ever more seldom while it is silent, and writes nothing for that', async () => {
    const world = await restful();
    world.server.posts = [aPost('100', '11:00')];
    world.world.now = today('11:59');
    await world.poll(RESTFUL.id);
    world.server.posts = [...world.server.posts, aResponse('101', '100', { created_at: '2026-11-20T11:30:00.000Z' })];

    const busy = await world.run(today('12:00'), 60);
    expect([count(busy, 'read'), count(busy, 'resting')]).toEqual([12, 0]);

    await world.run(today('12:00') + 3 * DAY - 60 * MINUTE, 1);
    world.calls();
    const silent = await world.run(today('12:00') + 3 * DAY - 59 * MINUTE, 120);
    expect([count(silent, 'read'), count(silent, 'resting')]).toEqual([2, 22]);
    expect(world.calls()).not.toHaveProperty('sources.closeGap');
    // One note in six hours that all is well; the polls themselves write nothing.
    expect(world.calls()['sources.saveProgress'] ?? 0).toBeLessThanOrEqual(1);
  });

  it('is read within a quarter of the time that an open clock has left', async () => {
    const world = await restful();
    world.world.now = today('00:00') - 10 * DAY;
    await world.poll(RESTFUL.id);
    world.server.posts = [aPost('100', '11:00')];
    world.world.now = today('11:01');
    await world.poll(RESTFUL.id);
    expect((await world.progress(RESTFUL.id))?.open).toEqual({ at: [today('15:00')] });

    // As if it had been silent for long: only the clock keeps it awake.
    const progress = await world.progress(RESTFUL.id);
    if (progress === undefined) throw new Error('nothing is known of the source');
    const lastChangeAt = today('11:01') - 30 * DAY;
    await world.sources.saveProgress({ ...progress, lastChangeAt, version: progress.version + 1 });

    const first = await world.run(today('11:05'), 30);
    await world.run(today('14:29'), 1);
    const last = await world.run(today('14:30'), 30);
    expect(count(first, 'read')).toBe(2);
    expect(count(last, 'read')).toBe(6);
  });

  it('forgets a deadline with the response that closes the clock', async () => {
    const world = await restful();
    world.server.posts = [aPost('100', '11:00'), aPost('102', '11:10')];
    await world.poll(RESTFUL.id);
    expect((await world.progress(RESTFUL.id))?.open).toEqual({ at: [today('15:00'), today('15:10')] });

    world.server.posts = [...world.server.posts, aResponse('103', '100', { created_at: '2026-11-20T11:30:00.000Z' })];
    world.world.now = today('12:05');
    await world.poll(RESTFUL.id);

    expect((await world.progress(RESTFUL.id))?.open).toEqual({ at: [today('15:10')] });
  });

  it('finds the deadline again that a poll had stored and died before noting', async () => {
    for (let n = 1; n < 40; n += 1) {
      const world = await restful();
      world.server.posts = [aPost('100', '11:00')];
      const crash = dyingAt(n, 'after');
      world.world.crash = crash;
      await world.poll(RESTFUL.id).catch(() => undefined);
      world.world.crash = never;
      if (!crash.hasDied()) {
        expect(n).toBeGreaterThan(4);
        return;
      }
      world.world.now = today('12:05');
      await world.poll(RESTFUL.id);
      expect((await world.progress(RESTFUL.id))?.open, `call ${n}`).toEqual({ at: [today('15:00')] });
    }
    throw new Error('the poll does not end');
  });

  it('is read whenever somebody asks for it by name, and after a standstill of ours', async () => {
    const world = await restful();
    await world.poll(RESTFUL.id);
    world.world.now = today('12:00') + 30 * DAY;
    const minute = Array.from({ length: 60 }, (_, more) => minuteOf(world.world.now) + more).find(
      (one) => !isTurn(RESTFUL.id, 60, one),
    );

    expect(await pollSource(RESTFUL.id, world.deps, { minute })).toMatchObject({ outcome: 'resting', requests: 0 });
    expect(await pollSource(RESTFUL.id, world.deps)).toMatchObject({ outcome: 'read' });
    expect(await pollSource(RESTFUL.id, world.deps, { idleSince: world.world.now - 10 * MINUTE })).toMatchObject({
      outcome: 'read',
    });
  });

  it('keeps nothing of clocks where the settings name one period only', async () => {
    const world = aWorld({ sources: [SERVER] });
    world.server.posts = [aPost('100', '11:00')];
    await world.poll(SERVER.id);

    expect(await world.progress(SERVER.id)).not.toHaveProperty('open');
    expect(await pollSource(SERVER.id, world.deps, { minute: minuteOf(world.world.now) })).toMatchObject({
      outcome: 'read',
    });
  });
});
