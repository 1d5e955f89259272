import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { drawSources } from '../../bin/local/draw/sources.ts';
import { DAY, MINUTE } from '../../functions/domain/shared/time.ts';
import { surveySources } from '../../functions/use-cases/survey-sources.ts';
import { aGooglePlaySource } from '../adapters/sources/google-play-builders.ts';
import { readerFor } from '../support/connectors.ts';
import { aPost, aReview } from '../use-cases/pretend-sources.ts';
import { aWorld, SERVER, STORE, today, type World } from '../use-cases/world.ts';
import { runCommand } from './run-command.ts';
import { type SmallStore, smallStore } from './small-store.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PLAY = aGooglePlaySource();
const survey = (world: World) =>
  surveySources(world.settings.sources, world.world.now - 30 * DAY, {
    sources: world.sources,
    readerFor,
    now: () => world.world.now,
  });
const drawn = async (world: World, details = false): Promise<string> =>
  drawSources(await survey(world), { now: world.world.now, timeZone: 'Europe/Brussels', details });

describe('the survey of sources', () => {
  it('says of each how it stands, what it cost in time, and what is missing', async () => {
    const world = aWorld();
    world.store.reviews = [aReview('7', '11:00')];
    world.server.posts = [aPost('100', '11:00')];
    await world.poll(STORE.id);
    await world.poll(SERVER.id);
    world.world.now = today('12:20');
    world.server.posts.push(aPost('101', '12:10'));
    await world.poll(SERVER.id);
    world.store.reviews = [];
    await world.poll(STORE.id);
    world.world.now = today('12:50');
    await world.poll(STORE.id);

    const [store, server] = await survey(world);

    expect(store).toMatchObject({
      label: 'App Store US',
      health: { state: 'emptied', isTrouble: true, line: 'App Store US held 1 entries before and now answers none' },
      coveredSince: today('12:00'),
      gaps: [{ from: today('12:05') }],
    });
    expect(server).toMatchObject({
      health: { state: 'read', isTrouble: false },
      lastReadAt: today('12:20'),
      lag: { mentions: 1 },
      gaps: [],
    });
    expect(Math.abs((server?.lag?.p50 ?? 0) / (10 * MINUTE) - 1)).toBeLessThan(0.1);
  });

  it('is drawn as a table in plain words, with what needs somebody below it', async () => {
    const world = aWorld({ sources: [STORE, SERVER, PLAY] });
    world.store.reviews = [aReview('7', '11:00')];
    world.server.posts = [aPost('100', '11:00')];
    await world.poll(STORE.id);
    await world.poll(SERVER.id);
    world.store.reviews = [];
    for (const time of ['12:20', '12:50']) {
      world.world.now = today(time);
      await world.poll(STORE.id);
    }

    const text = await drawn(world);

    expect(text).toMatch(/App Store US\s+│ had entries, now answers none │ every 15 min │ ≤ 50 min ago/u);
    expect(text).toContain('2 of 3 need somebody: docs/RUNBOOK.md#sources-in-trouble');
    expect(text).toMatch(
      /had entries, now answers none since Fri 20 Nov 2026, 13:05 CET\n {2}App Store US held 1 entries/u,
    );
    expect(text).toMatch(/never read yet\n {2}→ polls of new sources begin within minutes/u);
    expect(await drawn(world, true)).toContain(
      'gap from Fri 20 Nov 2026, 13:05 CET to now: App Store US held 1 entries',
    );
  });

  it('says how long until a source forgets', async () => {
    const world = aWorld({ sources: [PLAY] });
    const progress = {
      ...{ sourceId: PLAY.id, cursor: {}, validators: {}, lastEntryCount: 3, failures: 7, version: 1 },
      ...{ coveredSince: today('12:00') - 30 * DAY, readAt: today('12:00') - DAY },
      ...{
        failingSince: today('12:00') - DAY,
        lastFailure: 'Google Play answered 500',
        lastProblem: 'outage' as const,
      },
    };
    await world.sources.saveProgress(progress);

    const text = await drawn(world);

    expect(text).toContain('6 d left');
    expect(text).toContain('6 d until Google Play forgets what was posted meanwhile');
  });
});

describe('replywatch sources', () => {
  let live: SmallStore;
  beforeAll(async () => {
    live = await smallStore({ running: true });
  });
  afterAll(() => live.stop());

  it('reads the store of a run that lives, as JSON, and fails strictly when one was never read', async () => {
    const { status, stdout, stderr } = await runCommand(['sources', '--data', live.folder, '--json', '--strict']);

    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'replywatch.sources.1',
      at: '2026-11-16T15:00:00.000Z',
      sources: [{ id: 'acme-us', label: 'App Store US', state: 'neverRead', trouble: true, gaps: [] }],
    });
  });

  it('names the sources there are when one is asked for that there is not', async () => {
    const { status, stderr } = await runCommand(['sources', 'acme-fr', '--data', live.folder]);

    expect(status).toBe(1);
    expect(stderr).toBe('source: "acme-fr" is no source of the settings; give one of acme-us\n');
  });
});
