import { describe, expect, it } from 'vitest';
import { PROBE_BRAND } from '../../functions/contracts/probe.ts';
import { DAY, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import { beatHeart } from '../../functions/use-cases/beat-heart.ts';
import { BACK_WITHIN, runProbe } from '../../functions/use-cases/run-probe.ts';
import { inMemoryHttp } from '../support/in-memory-http.ts';
import { inMemoryPulse } from '../support/in-memory-pulse.ts';
import { aWorld, type World } from './world.ts';

const probing = (world: World, pulse = inMemoryPulse()) => ({
  pulse,
  probe: () => runProbe({ pulse, mentions: world.mentions, now: () => world.world.now }),
});

describe('the daily probe', () => {
  it('goes the way of a mention: found by a sweep, decided, published, though no source and no policy knows it', async () => {
    const world = aWorld();
    const { probe } = probing(world);

    const first = await probe();
    await world.tick('12:02');
    await world.tick('12:04');

    expect(first).toMatchObject({ isLate: false, sent: true });
    expect(world.published).toEqual([expect.stringMatching(/^~probe\/probe\/\d+#1#breach#\d+$/u)]);
  });

  it('sets out once a day, and is told how long it took', async () => {
    const world = aWorld();
    const { probe, pulse } = probing(world);
    await probe();
    const { id = '' } = pulse.notes.sent ?? {};
    await pulse.noteProbeBack({ id, at: world.world.now + 182 * SECOND });

    world.world.now += 15 * MINUTE;
    expect(await probe()).toMatchObject({ isLate: false, sent: false, took: 182 * SECOND });
    world.world.now += DAY;
    expect(await probe()).toMatchObject({ isLate: false, sent: true });
    expect(world.mentions.mentions().map(({ brand }) => brand)).toEqual([PROBE_BRAND, PROBE_BRAND]);
  });

  it('is late when it is not back in time, stays late until one is, and tries again meanwhile', async () => {
    const world = aWorld();
    const { probe, pulse } = probing(world);
    await probe();

    world.world.now += BACK_WITHIN + MINUTE;
    const since = world.world.now;
    expect(await probe()).toMatchObject({ isLate: true, lateSince: since, sent: true });
    world.world.now += 15 * MINUTE;
    expect(await probe()).toMatchObject({ isLate: true, lateSince: since, sent: false });
    await pulse.noteProbeBack({ id: pulse.notes.sent?.id ?? '', at: world.world.now });
    world.world.now += 15 * MINUTE;
    expect(await probe()).toMatchObject({ isLate: false, sent: false });
  });

  it('is no matter of any brand: reports and sources never see it', async () => {
    const world = aWorld();
    await probing(world).probe();

    const facts = await Array.fromAsync(world.mentions.facts('sundial', world.world.now - DAY, world.world.now + DAY));

    expect(facts).toEqual([]);
  });
});

describe('the heartbeat', () => {
  const ADDRESS = 'https://beat.example/1';
  const NOW = 100 * DAY;
  const wellNotes = { dispatchedAt: NOW - MINUTE, check: { at: NOW - 10 * MINUTE, isProbeLate: false } };
  const beat = (notes: object, { age = 0, status = 200 } = {}) => {
    const asked: string[] = [];
    const http = inMemoryHttp((request) => {
      asked.push(`${request.method} ${request.url}`);
      return { status, headers: {}, body: 'OK' };
    });
    const pulse = inMemoryPulse({ ...wellNotes, ...notes });
    return beatHeart(ADDRESS, age, { pulse, http, now: () => NOW }).then((outcome) => ({ ...outcome, asked }));
  };

  it('is sent while all is well', async () => {
    expect(await beat({})).toEqual({ beat: 'sent', asked: [`GET ${ADDRESS}`] });
  });

  it.each([
    ['what is due is not done', {}, { age: 6 * MINUTE }],
    ['no polls are dispatched', { dispatchedAt: NOW - 6 * MINUTE }, {}],
    ['sources are not checked', { check: { at: NOW - 46 * MINUTE, isProbeLate: false } }, {}],
    ['the daily probe is not back', { check: { at: NOW, isProbeLate: true } }, {}],
  ])('is silent when %s', async (reason, notes, over) => {
    expect(await beat(notes, over)).toEqual({ beat: 'ill', reason, asked: [] });
  });

  it('fails nobody when it is not taken', async () => {
    expect(await beat({}, { status: 503 })).toMatchObject({ beat: 'notTaken', reason: 'it answers 503' });
  });
});
