import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../functions/adapters/sources/guarded-http.ts';
import type { Source } from '../../functions/domain/mentions/source.ts';
import { aBlueskySource, anAnswer, BRAND_DID, aPost as skyPost, uriOf } from '../adapters/sources/bluesky-builders.ts';
import { aMastodonSource, aResponse } from '../adapters/sources/builders.ts';
import { answerJson, serve, urlOf } from '../adapters/sources/local-server.ts';
import { aPost } from './pretend-sources.ts';
import { aWorld, today } from './world.ts';

const HOW_MANY = 30;
const each = <T>(make: (index: number) => T): readonly T[] =>
  Array.from({ length: HOW_MANY }, (_, index) => make(index));
const minuteOf = (index: number): string => `11:${String(index).padStart(2, '0')}`;

interface Served {
  readonly source: (server: string) => Source;
  /** Answers by path: the mentions, and what the brand wrote once `answered`. */
  readonly body: (asked: URL, answered: boolean) => unknown;
  readonly outgoing: string;
}

const mastodon: Served = {
  source: (server) => aMastodonSource({ server, accounts: ['900'] }),
  outgoing: '/api/v1/accounts/900/statuses',
  body: ({ pathname: path, searchParams }, answered) => {
    if (path === '/api/v1/timelines/tag/sundial') {
      const posts = each((index) => aPost(String(100 + index), minuteOf(index)));
      return posts.filter((post) => Number(post['id']) > Number(searchParams.get('min_id') ?? 0)).toReversed();
    }
    return answered
      ? each((index) => aResponse(String(200 + index), String(100 + index), { created_at: '2026-11-20T12:05:00.000Z' }))
      : [];
  },
};

const written = (time: string) => ({
  record: { createdAt: `2026-11-20T${time}:00Z` },
  indexedAt: `2026-11-20T${time}:00Z`,
});

const bluesky: Served = {
  source: (server) => aBlueskySource({ server }),
  outgoing: '/xrpc/app.bsky.feed.getAuthorFeed',
  body: ({ pathname: path }, answered) => {
    if (path.endsWith('searchPosts'))
      return { posts: each((index) => skyPost(uriOf(`p${index}`), written(minuteOf(index)))).toReversed() };
    const answers = each((index) => ({
      post: anAnswer(uriOf(`r${index}`, BRAND_DID), uriOf(`p${index}`), written('12:05')),
    }));
    return { feed: answered ? answers : [] };
  },
};

describe.each([
  ['Mastodon', mastodon],
  ['Bluesky', bluesky],
])('the outgoing feed of the brand at %s, over the wire', (_, served) => {
  it(`closes the clocks of all ${HOW_MANY} open mentions by one request, and no thread is asked for`, async () => {
    const state = { answered: false };
    const asked: string[] = [];
    const server = await serve((request, response) => {
      const url = urlOf(request);
      asked.push(url.pathname);
      answerJson(response, served.body(url, state.answered));
    });
    const source = served.source(server);
    const world = aWorld({ sources: [source], http: guardedHttp({ version: '0.0.0', localOrigins: [server] }) });
    await world.poll(source.id);
    expect(world.mentions.mentions().map(({ clock }) => clock.status)).toEqual(each(() => 'running'));
    asked.length = 0;

    state.answered = true;
    world.world.now = today('12:06');
    const polled = await world.poll(source.id);

    expect(polled).toMatchObject({ outcome: 'read', responses: HOW_MANY, requests: 2 });
    expect(asked.filter((path) => path === served.outgoing)).toHaveLength(1);
    expect(asked).toHaveLength(2);
    for (const { clock } of world.mentions.mentions()) {
      expect(clock).toMatchObject({ status: 'met', respondedAt: today('12:05') });
    }
    expect(await world.tick('16:00')).toEqual([]);
    expect(world.published).toEqual([]);
  });
});
