import { describe, expect, it } from 'vitest';
import { HOUR } from '../../functions/domain/shared/time.ts';
import { deliverAlerts } from '../../functions/use-cases/deliver-alerts.ts';
import { fireClock } from '../../functions/use-cases/fire-clock.ts';
import { aResponse } from '../adapters/sources/builders.ts';
import { aPolicy } from '../support/builders.ts';
import { aPost, aReview } from './pretend-sources.ts';
import { aWorld, SERVER, STORE, storyOf, today, type World } from './world.ts';

/** A post of 11:00: warning at 14:00, breach at 15:00, escalations at 17:00 and 23:00. */
async function withPost(): Promise<World> {
  const world = aWorld({ sources: [SERVER] });
  world.server.posts = [aPost('100', '11:00')];
  await world.poll(SERVER.id);
  return world;
}

const respond = (world: World, id: string, time: string, fields = {}): void =>
  void world.server.posts.push(aResponse(id, '100', { created_at: `2026-11-20T${time}:00.000Z`, ...fields }));

const THE_POST = { brand: 'sundial', origin: 'mastodon:social.example', externalId: '100' };

describe('fireClock', () => {
  it('alerts at each stage when nobody has answered, and says that it knows', async () => {
    const world = await withPost();

    expect(await world.tick('14:00')).toEqual(['alerted']);
    expect(await world.tick('15:00')).toEqual(['alerted']);

    expect(world.published).toHaveLength(2);
    expect(world.mention('100').observation.response).toEqual({ truth: 'notReplied' });
    expect(world.mention('100').clock).not.toHaveProperty('unknown');
  });

  it('sends the next stage at once where it comes before the sweep may, and it is told at its instant', async () => {
    const world = aWorld({ sources: [SERVER] });
    world.server.posts = [aPost('100', '11:00')];
    world.world.now = today('14:59');
    await world.poll(SERVER.id);
    const [warning] = world.queues.due.splice(0);

    expect(await fireClock({ ...THE_POST, dueAt: warning?.message.dueAt ?? 0 }, world.deps)).toBe('alerted');
    expect(world.queues.due.splice(0)).toEqual([{ message: { ...THE_POST, dueAt: today('15:00') }, delay: 60_000 }]);
    await deliverAlerts(world.queues.alerts.splice(0), world.deps);
    world.world.now = today('15:00');
    expect(await fireClock({ ...THE_POST, dueAt: today('15:00') }, world.deps)).toBe('alerted');
    // Two hours are time enough for the sweep.
    expect(world.queues.due).toEqual([]);
  });

  it('sends a message that came before its time again, with the rest of the delay', async () => {
    const world = await withPost();
    world.world.now = today('13:59');

    expect(await fireClock({ ...THE_POST, dueAt: today('14:00') }, world.deps)).toBe('early');
    expect(world.queues.due).toEqual([{ message: { ...THE_POST, dueAt: today('14:00') }, delay: 60_000 }]);
  });

  it('does nothing for a deadline that is no longer the mention’s, nor for a mention that is gone', async () => {
    const world = await withPost();
    world.world.now = today('14:00');
    world.calls();

    expect(await fireClock({ ...THE_POST, dueAt: today('13:30') }, world.deps)).toBe('stale');
    expect(await fireClock({ ...THE_POST, externalId: '999', dueAt: today('14:00') }, world.deps)).toBe('stale');
    expect(world.calls()).toEqual({ 'mentions.find': 2 });
  });

  it('stops the clock by a response that no poll has seen, without an alert', async () => {
    const world = await withPost();
    respond(world, '101', '13:30');

    expect(await world.tick('14:00')).toEqual(['answered']);

    expect(world.published).toEqual([]);
    expect(world.mention('100').clock).toMatchObject({ status: 'met', respondedAt: today('13:30') });
  });

  it('finds the answer of a person behind that of a bot', async () => {
    const world = await withPost();
    const bot = { account: { id: '900', acct: 'sundial', bot: true } };
    respond(world, '101', '11:01', bot);
    respond(world, '102', '13:30');

    expect(await world.tick('14:00')).toEqual(['answered']);
    expect(world.mention('100').clock.respondedAt).toBe(today('13:30'));
  });

  it('finds the answer to an edit behind the answer to what was there before', async () => {
    const world = await withPost();
    respond(world, '101', '11:30');
    await world.poll(SERVER.id);
    expect(world.mention('100').clock.status).toBe('met');
    world.server.posts[0] = aPost('100', '11:00', { content: '<p>Again!</p>', edited_at: '2026-11-20T11:50:00.000Z' });
    await world.poll(SERVER.id);
    expect(world.mention('100').clock).toMatchObject({ status: 'running', cycle: 2, dueAt: today('15:50') });
    respond(world, '102', '14:00');

    expect(await world.tick('14:50')).toEqual(['answered']);
    expect(world.mention('100').clock).toMatchObject({ status: 'met', respondedAt: today('14:00') });
  });

  it('does not take a response back because the thread, unlike the feed of the brand, never showed it', async () => {
    const world = await withPost();
    respond(world, '101', '11:30');
    world.server.hiddenInThreads.add('101');
    await world.poll(SERVER.id);
    world.server.posts[0] = aPost('100', '11:00', { content: '<p>Again!</p>', edited_at: '2026-11-20T11:50:00.000Z' });
    await world.poll(SERVER.id);

    expect(await world.tick('14:50')).toEqual(['alerted']);

    expect(world.mention('100').clock).toMatchObject({ cycle: 2, earlier: [{ status: 'met' }] });
    expect(world.mention('100').observation.response).toMatchObject({ truth: 'unknown' });
  });

  it('alerts in an outage, and says that it could not look', async () => {
    const world = await withPost();
    world.server.interrupt = () => ({ failed: 'social.example: it refuses connections' });

    expect(await world.tick('15:00')).toEqual(['alerted']);

    const { clock, observation } = world.mention('100');
    expect(observation.response).toEqual({
      truth: 'unknown',
      reason: 'social.example #sundial could not be read: social.example: it refuses connections',
    });
    expect(clock.unknown?.since).toBe(today('15:00'));
    expect(world.published).toHaveLength(1);
  });

  it('waits for whoever finds out whether the server answers again, and alerts all the same after some seconds', async () => {
    const world = await withPost();
    const tried = { failures: 6, lastFailure: 'down', openUntil: today('14:59'), probeUntil: today('15:01') };
    const held = await world.budgets.find('mastodon#social.example');
    await world.budgets.save({ ...held, breaker: tried, version: held.version + 1 });
    await world.tick('14:00');
    world.world.now = today('15:00');
    const message = { ...THE_POST, dueAt: today('15:00') };

    expect(await fireClock(message, world.deps)).toBe('waits');
    expect(world.queues.due.at(-1)).toEqual({ message, delay: 4_000 });
    expect(world.mention('100').clock.pending).toBeUndefined();

    world.world.now = today('15:00') + 20_000;
    expect(await fireClock(message, world.deps)).toBe('alerted');
    expect(world.mention('100').observation.response).toMatchObject({ truth: 'unknown' });
  });

  it('knows again after an outage', async () => {
    const world = await withPost();
    world.server.interrupt = () => ({ status: 503 });
    await world.tick('14:00');
    world.server.interrupt = () => undefined;

    await world.tick('15:00');

    expect(world.mention('100').observation.response).toEqual({ truth: 'notReplied' });
    expect(world.mention('100').clock).not.toHaveProperty('unknown');
  });

  it('asks a source that wants to be left alone no more, and says so', async () => {
    const world = await withPost();
    world.server.interrupt = () => ({ status: 429, headers: { 'retry-after': '14400' } });
    await world.poll(SERVER.id);
    world.calls();

    expect(await world.tick('14:00')).toEqual(['alerted']);
    expect(world.calls()).not.toHaveProperty('http.send');
    expect(world.mention('100').observation.response).toEqual({
      truth: 'unknown',
      reason: 'social.example #sundial asked us to wait',
    });
  });

  it('looks although polls pause, where the pause is our own patience', async () => {
    const world = await withPost();
    world.server.interrupt = () => ({ status: 500 });
    for (const time of ['13:50', '13:51', '13:52', '13:55', '13:59']) {
      world.world.now = today(time);
      await world.poll(SERVER.id);
    }
    world.server.interrupt = () => undefined;
    respond(world, '101', '13:30');
    expect((await world.progress(SERVER.id))?.pausedUntil).toBeGreaterThan(today('14:00'));

    expect(await world.tick('14:00')).toEqual(['answered']);
  });

  it('looks where polls wait for a server that was down and that others have found up again', async () => {
    const world = await withPost();
    const before = await world.progress(SERVER.id);
    if (before === undefined) throw new Error('the source was polled');
    const down = { lastProblem: 'outage', failures: 3, pausedUntil: today('14:20'), waitAsked: true } as const;
    await world.sources.saveProgress({ ...before, ...down, version: before.version + 1 });
    respond(world, '101', '13:30');

    expect(await world.tick('14:00')).toEqual(['answered']);
  });

  it('looks before a breach although a warning is still on its way', async () => {
    const world = await withPost();
    await world.tick('14:00', { deliver: false });
    respond(world, '101', '14:30');

    expect(await world.tick('15:00', { deliver: false })).toEqual(['answered']);
    expect(world.mention('100').clock.status).toBe('met');
  });

  it('offers an alert that nobody is known to have delivered again, without another write', async () => {
    const world = await withPost();
    await world.tick('14:00', { deliver: false });
    world.queues.alerts.splice(0);
    world.calls();

    expect(await world.tick('14:01', { deliver: false })).toEqual(['underWay']);
    expect(await world.tick('14:02', { deliver: false })).toEqual(['alerted']);

    expect(world.queues.alerts).toHaveLength(1);
    expect(world.calls()).not.toHaveProperty('mentions.save');
  });

  it('alerts for a store whose threads nobody can see, and asks nothing', async () => {
    const world = aWorld({ sources: [STORE] });
    world.store.reviews = [aReview('7', '11:00')];
    await world.poll(STORE.id);
    world.calls();

    expect(await world.tick('14:00')).toEqual(['alerted']);
    expect(world.calls()).not.toHaveProperty('http.send');
  });

  it('says so when the source of a mention is no longer watched', async () => {
    const world = await withPost();
    await world.sources.apply([]);
    world.deps.readSettings = async () => ({ ...world.settings, sources: [] });

    expect(await world.tick('14:00')).toEqual(['alerted']);
    expect(world.mention('100').observation.response).toMatchObject({
      reason: 'source sundial-social is no longer watched',
    });
  });

  it('looks through another source of the same server when the first is no longer watched', async () => {
    const other = { ...SERVER, id: 'sundial-other' };
    const world = await withPost();
    await world.sources.apply([other]);
    world.deps.readSettings = async () => ({ ...world.settings, sources: [other] });
    respond(world, '101', '13:30');

    expect(await world.tick('14:00')).toEqual(['answered']);
  });

  it('takes in the customer’s edit that the look shows, and keeps the earlier text', async () => {
    const world = await withPost();
    const before = world.mention('100').contentHash;
    world.server.posts[0] = aPost('100', '11:00', { content: '<p>Better.</p>', edited_at: '2026-11-20T13:00:00.000Z' });

    expect(await world.tick('14:00')).toEqual(['alerted']);
    expect(world.mention('100').observation).toMatchObject({ text: 'Better.', editedAt: today('13:00') });
    expect([...(world.mentions.earlierTexts.get('sundial/mastodon:social.example/100') ?? [])]).toEqual([before]);
  });

  it('alerts nobody about a post of an account that has since been named as the brand’s own', async () => {
    const world = await withPost();
    await world.sources.apply([{ ...SERVER, accounts: ['900', '1'] }]);

    expect(await world.tick('14:00')).toEqual(['answered']);
    expect(world.mention('100').clock).toMatchObject({
      status: 'excluded',
      reason: 'not relevant: written by the brand itself',
    });
  });
});

describe('a mention that is gone from its source', () => {
  const gone = async (): Promise<World> => {
    const world = await withPost();
    world.server.posts = [];
    return world;
  };

  it('is not alerted on, and withdrawn by a second look two minutes later', async () => {
    const world = await gone();

    expect(await world.tick('14:00')).toEqual(['gone']);
    expect(world.mention('100').clock.status).toBe('running');
    world.calls();
    expect(await world.tick('14:01')).toEqual(['gone']);
    expect(world.calls()).not.toHaveProperty('mentions.save');
    expect(await world.tick('14:02')).toEqual(['gone']);

    expect(world.mention('100').clock).toMatchObject({ status: 'withdrawn', endedAt: today('14:02') });
    expect(storyOf(world.mention('100')).slice(-2)).toEqual(['sourceUnknown', 'withdrawn']);
    expect(await world.tick('15:00')).toEqual([]);
    expect(world.published).toEqual([]);
  });

  it('is alerted on after all when it is there at the second look', async () => {
    const world = await gone();
    await world.tick('14:00');
    world.server.posts = [aPost('100', '11:00')];

    expect(await world.tick('14:02')).toEqual(['alerted']);
    expect(world.mention('100').observation.response).toEqual({ truth: 'notReplied' });
  });

  it('is alerted on as not known when the second look fails', async () => {
    const world = await gone();
    await world.tick('14:00');
    world.server.interrupt = () => ({ status: 503 });

    expect(await world.tick('14:02')).toEqual(['alerted']);
    expect(world.mention('100').clock.status).toBe('running');
    expect(world.mention('100').observation.response).toMatchObject({ truth: 'unknown' });
  });

  it('runs on with its words when a later poll shows it again', async () => {
    const world = await gone();
    await world.tick('14:00');
    await world.tick('14:02');
    expect(world.mention('100').observation.text).toBe('');
    world.server.posts = [aPost('100', '11:00'), aPost('105', '14:01')];
    world.world.now = today('14:05');

    await world.poll(SERVER.id);

    const { clock, observation } = world.mention('100');
    expect(clock).toMatchObject({ status: 'running', dueAt: today('15:00') });
    expect(observation.text).not.toBe('');
    expect(await world.tick('15:00')).toContain('alerted');
    expect(world.published).toHaveLength(1);
  });
});

describe('the first read of a source', () => {
  it('takes what is overdue by then for history, and clocks what is in its window', async () => {
    const world = aWorld({ sources: [STORE] });
    world.store.reviews = [aReview('8', '11:00'), aReview('7', '2026-11-19T09:00:00Z')];

    await world.poll(STORE.id);

    expect(world.mention('7').clock).toMatchObject({
      status: 'excluded',
      reason: 'overdue before this source was first read: statistics only',
    });
    expect(world.mention('8').clock.status).toBe('running');
    expect(world.queues.due).toEqual([]);
  });

  it('alerts on what is overdue where the policy says from when it is enforced', async () => {
    const policies = [aPolicy({ enforceFrom: today('00:00') })];
    const world = aWorld({ sources: [STORE], settings: { policies } });
    world.store.reviews = [aReview('8', '06:00'), aReview('7', '2026-11-19T09:00:00Z')];

    await world.poll(STORE.id);

    expect(world.mention('7').clock.status).toBe('excluded');
    expect(world.mention('8').clock).toMatchObject({ status: 'running', lateDiscovered: true });
  });

  it('is over once the intake was read, although an account of the brand cannot be', async () => {
    const world = aWorld({ sources: [SERVER] });
    world.server.interrupt = ({ url }) => (url.includes('/accounts/') ? { status: 404 } : undefined);
    world.server.posts = [aPost('100', '11:00')];
    await world.poll(SERVER.id);
    world.server.posts.push(aPost('101', '06:00'), aPost('102', '11:59'));

    await world.poll(SERVER.id);

    expect(world.mention('101').clock).toMatchObject({ status: 'running', lateDiscovered: true });
  });

  it('begins anew when the source of the same id is another place to read', async () => {
    const world = aWorld({ sources: [STORE] });
    world.store.reviews = [aReview('7', '11:00')];
    await world.poll(STORE.id);
    await world.sources.apply([{ ...STORE, country: 'be' }]);
    world.store.reviews = [aReview('6', '2026-11-19T09:00:00Z')];

    expect(await world.poll(STORE.id)).toMatchObject({ outcome: 'read', discovered: 1 });
    expect(world.mention('6').clock.status).toBe('excluded');
  });
});

describe('a mention that is past due when it is discovered', () => {
  it('gets exactly one alert at once, which says so, and escalations by the team clock', async () => {
    const world = aWorld({ sources: [SERVER] });
    world.server.posts = [aPost('100', '11:00')];
    await world.poll(SERVER.id);
    world.server.posts.push(aPost('101', '06:00'), aPost('102', '11:59'));
    await world.poll(SERVER.id);

    expect(world.queues.due.map(({ message, delay }) => [message.externalId, delay])).toEqual([['101', 0]]);
    expect(await world.tick('12:00')).toEqual(['alerted', 'underWay']);
    expect(await world.tick('12:01')).toEqual([]);

    const { clock } = world.mention('101');
    expect(clock).toMatchObject({ lateDiscovered: true, dueAt: today('10:00'), teamDueAt: today('12:00') + 4 * HOUR });
    expect(world.published).toHaveLength(1);
    expect(clock.ladder.slice(clock.fired).map(({ at }) => at)).toEqual([today('18:00'), today('12:00') + 12 * HOUR]);
  });
});
