import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../functions/adapters/sources/guarded-http.ts';
import { MINUTE } from '../../functions/domain/shared/time.ts';
import { pourOut, serve } from '../adapters/sources/local-server.ts';
import { answerOfServer, answerOfStore, aPost, aReview } from './pretend-sources.ts';
import { aWorld, SERVER, STORE, today, type World } from './world.ts';

type Breakage = (request: IncomingMessage, response: ServerResponse) => void;

/** Both pretend sources behind a real server on this machine; `breakage` answers for the store in its place. */
async function overHttp(): Promise<{ world: World; breakBy: (breakage: Breakage | undefined) => void }> {
  let breakage: Breakage | undefined;
  const origin = await serve(async (request, response) => {
    const ofStore = request.url?.includes('/rss/') ?? false;
    if (ofStore && breakage !== undefined) {
      breakage(request, response);
      return;
    }
    const asked = { method: 'GET', url: `${origin}${request.url}`, headers: {} } as const;
    const answer = ofStore ? answerOfStore(world.store, asked) : answerOfServer(world.server, asked);
    if ('failed' in answer) response.destroy();
    else response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
  });
  const world = aWorld({
    sources: [
      { ...STORE, server: origin },
      { ...SERVER, server: origin },
    ],
    http: guardedHttp({ version: '0.0.0', localOrigins: [origin], timeout: 2_000, maxBytes: 1024 * 1024 }),
  });
  return {
    world,
    breakBy: (next) => {
      breakage = next;
    },
  };
}

const WHO = 'App Store US, app 4711004711';
const status =
  (code: number, headers = {}): Breakage =>
  (_, response) =>
    void response.writeHead(code, headers).end('sorry');
const body =
  (text: string): Breakage =>
  (_, response) =>
    void response.writeHead(200).end(text);

const BREAKAGES: readonly (readonly [name: string, Breakage, line: RegExp])[] = [
  ['a web page', body('<!doctype html><title>Hi</title>'), /^answered a web page \(HTML\), not JSON$/u],
  ['404', status(404), /^answered 404: there is nothing at this address$/u],
  ['429', status(429, { 'retry-after': '600' }), /^answered 429: too many requests$/u],
  ['500', status(500), /^answered 500$/u],
  ['nothing', (_, response) => void response.destroy(), /^could not be read: .*it broke the connection off$/u],
  ['an empty body', body(''), /^answered with an empty body$/u],
  [
    '50 MB',
    (_, response) => pourOut(response, '{"feed":'),
    /^could not be read: .*it answers more than 1048576 bytes$/u,
  ],
  ['half a JSON', body('{"feed":{"entry":[{"id":'), /^answered JSON that cannot be read/u],
  ['another shape', body('{"errors":[]}'), /^answered an object with errors, not a feed of customer reviews$/u],
];

describe.each(BREAKAGES)('a store that answers %s', (_name, breakage, line) => {
  it('is one line and a gap, stops no other source, loses nothing, and recovers', async () => {
    const { world, breakBy } = await overHttp();
    world.store.reviews = [aReview('7', '11:00')];
    world.server.posts = [aPost('100', '11:00')];
    await world.poll(STORE.id);
    world.store.reviews = [aReview('8', '11:59'), ...world.store.reviews];
    breakBy(breakage);
    world.world.now = today('12:15');

    const failed = await world.poll(STORE.id);

    expect(failed).toMatchObject({ outcome: 'failed', discovered: 0, gapAge: 15 * MINUTE });
    expect(failed.reason?.startsWith(`${WHO} `)).toBe(true);
    expect(failed.reason?.slice(WHO.length + 1)).toMatch(line);
    expect(failed.reason).not.toContain('\n');
    expect(world.sources.allGaps()).toEqual([{ sourceId: STORE.id, from: today('12:00'), reason: failed.reason }]);
    expect(await world.poll(SERVER.id)).toMatchObject({ outcome: 'read', discovered: 1 });

    breakBy(undefined);
    world.world.now = today('12:30');
    const read = await world.poll(STORE.id);
    expect(read).toMatchObject({ outcome: 'read', discovered: 1 });
    expect(read).not.toHaveProperty('gapAge');
    expect(world.ids().toSorted()).toEqual(['100', '7', '8']);
    expect(world.sources.allGaps()).toEqual([
      { sourceId: STORE.id, from: today('12:00'), to: today('12:30'), reason: failed.reason },
    ]);
  });
});

describe('a source that fails', () => {
  it('is left alone for as long as it asks', async () => {
    const { world, breakBy } = await overHttp();
    world.store.reviews = [aReview('7', '11:00')];
    breakBy(status(429, { 'retry-after': '600' }));
    await world.poll(STORE.id);
    world.calls();
    world.world.now = today('12:09:59');

    expect(await world.poll(STORE.id)).toMatchObject({ outcome: 'paused', requests: 0, gapAge: 599_000 });
    expect(world.calls()).toEqual({ 'sources.find': 1, 'queues.sendPolls': 1 });

    breakBy(undefined);
    world.world.now = today('12:10');
    expect(await world.poll(STORE.id)).toMatchObject({ outcome: 'read' });
  });

  it('is asked ever less often, and at least every half hour', async () => {
    const world = aWorld();
    world.store.interrupt = () => ({ status: 500 });
    const pauses: (number | undefined)[] = [];
    for (let count = 0; count < 9; count += 1) {
      await world.poll(STORE.id);
      const { pausedUntil } = (await world.progress(STORE.id)) ?? {};
      pauses.push(pausedUntil === undefined ? undefined : (pausedUntil - world.world.now) / MINUTE);
      world.world.now = pausedUntil ?? world.world.now + MINUTE;
    }

    expect(pauses).toEqual([undefined, undefined, 2, 4, 8, 16, 30, 30, 30]);
  });

  it('ends in the words of the refusal when its secret is absent, and sends nothing', async () => {
    const locked = { ...SERVER, id: 'sundial-locked', ...withSecret('MASTODON_TOKEN') };
    const world = aWorld({ sources: [locked, SERVER] });
    world.server.posts = [aPost('100', '11:00')];

    const failed = await world.poll(locked.id);

    expect(failed).toMatchObject({ outcome: 'failed', gapAge: 0 });
    expect(failed.reason).toContain('secret MASTODON_TOKEN: there is none');
    expect(world.calls()).not.toHaveProperty('http.send');
    expect(await world.poll(SERVER.id)).toMatchObject({ outcome: 'read', discovered: 1 });
  });

  it('has a feed that held entries and now answers none, until it holds some again', async () => {
    const world = aWorld();
    world.store.reviews = [aReview('7', '11:00')];
    await world.poll(STORE.id);
    world.store.reviews = [];

    expect(await world.poll(STORE.id)).toMatchObject({
      outcome: 'failed',
      reason: 'App Store US held 1 entries before and now answers none',
    });

    world.store.reviews = [aReview('8', '11:30'), aReview('7', '11:00')];
    expect(await world.poll(STORE.id)).toMatchObject({ outcome: 'read', discovered: 1 });
    expect(world.sources.allGaps()).toMatchObject([{ to: today('12:00') }]);
  });

  it('counts entries that cannot be read, and takes in the others', async () => {
    const world = aWorld();
    world.store.reviews = [aReview('8', '11:30', { content: {} }), aReview('7', '11:00')];

    expect(await world.poll(STORE.id)).toMatchObject({
      outcome: 'read',
      discovered: 1,
      refused: 1,
      reason: 'entry 1 has no text (id 8)',
    });
  });

  it('is noted once, and not polled less, when only the own feed of the brand cannot be read', async () => {
    const world = aWorld();
    world.server.interrupt = ({ url }) => (url.includes('/accounts/') ? { status: 404 } : undefined);
    for (let minute = 0; minute < 5; minute += 1) {
      world.world.now = today(`12:0${minute}`);
      world.server.posts.push(aPost(String(100 + minute), `11:0${minute}`));
      expect(await world.poll(SERVER.id)).toMatchObject({ outcome: 'failed', discovered: 1 });
    }
    world.calls();

    const quiet = await world.poll(SERVER.id);

    expect(quiet).toMatchObject({ outcome: 'failed', gapAge: 4 * MINUTE });
    expect(Object.keys(world.calls()).toSorted()).toEqual(['budgets.find', 'http.send', 'sources.find']);
    expect(await world.progress(SERVER.id)).not.toHaveProperty('pausedUntil');
    expect(world.sources.allGaps()).toHaveLength(1);
  });

  it('writes one gap when two polls of it fail at once', async () => {
    const world = aWorld();
    world.server.interrupt = () => ({ status: 500 });
    const first = world.poll(SERVER.id);
    world.world.now = today('12:01');
    await Promise.all([first, world.poll(SERVER.id)]);

    expect(world.sources.allGaps()).toHaveLength(1);
  });
});

const withSecret = (name: string): object => ({ tokenSecret: name, secrets: { token: name } });
