import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import type { DiscourseSource } from '../../../functions/domain/mentions/sources/discourse.ts';
import { readerFor } from '../../support/connectors.ts';
import { aDiscourseSource, aForumPost, byCare } from './discourse-builders.ts';
import { answerJson, serve, urlOf } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';

interface Post {
  readonly id: number;
  readonly topic: number;
  readonly number: number;
  readonly to: number | null;
  readonly own: boolean;
}

interface Forum {
  posts: readonly Post[];
  /** Old versions answer the posts of fifty ids, newer ones the newest fifty posts. */
  byIds: boolean;
}

const shown = ({ id, topic, number, to, own }: Post) =>
  aForumPost(id, { topic_id: topic, post_number: number, reply_to_post_number: to, ...(own ? byCare : {}) });

/** Speaks Discourse: posts of the forum, searches, activity of a user, topics around a number. */
const serveForum = (forum: Forum) =>
  serve((request, response) => {
    const { pathname, searchParams: query } = urlOf(request);
    const newest = forum.posts.toSorted((a, b) => b.id - a.id);
    const [, topic, number] = /^\/t\/(\d+)\/(\d+)\.json$/u.exec(pathname) ?? [];
    if (topic !== undefined) {
      const all = forum.posts.filter((post) => post.topic === Number(topic)).toSorted((a, b) => a.number - b.number);
      const at = Math.max(0, all.findIndex((post) => post.number >= Number(number)) - 2);
      const stream = all.map(({ id }) => id);
      return answerJson(response, {
        id: Number(topic),
        title: `Topic ${topic}`,
        post_stream: { posts: all.slice(at, at + 5).map(shown), stream },
      });
    }
    if (pathname === '/posts.json') {
      const before = Number(query.get('before') ?? newest[0]?.id ?? 0);
      const upTo = newest.filter(({ id }) => id <= before && (!forum.byIds || id > before - 50));
      return answerJson(response, { latest_posts: upTo.slice(0, 50).map(shown) });
    }
    if (pathname === '/search.json') {
      const from = (Number(query.get('page')) - 1) * 10;
      const hits = newest.filter(({ own }) => !own).slice(from, from + 10);
      const posts = hits.map((post) => ({ ...shown(post), cooked: undefined, blurb: 'My sundial…' }));
      return answerJson(response, {
        posts,
        topics: [],
        grouped_search_result: { more_full_page_results: hits.length === 10 || null },
      });
    }
    const from = Number(query.get('offset'));
    const own = newest.filter((post) => post.own).slice(from, from + 30);
    const actions = own.map((post) => ({
      ...shown(post),
      id: undefined,
      post_id: post.id,
      action_type: 5,
      excerpt: 'x',
    }));
    return answerJson(response, { user_actions: actions });
  });

const http = (server: string) => guardedHttp({ version: '0.0.0', localOrigins: [server] });
const FOLLOWS: readonly (readonly [string, DiscourseSource['follow'], most: number])[] = [
  ['all posts', { by: 'posts', posts: 'all' }, 60],
  ['a search', { by: 'search', search: 'sundial' }, 12],
];

describe('a forum over the wire', () => {
  it.each(FOLLOWS)(
    'read by %s holds what it holds and every answer of the brand, whatever dies in between',
    async (_, follow, most) => {
      const forum: Forum = { posts: [], byIds: false };
      const server = await serveForum(forum);
      const reader = readerFor(aDiscourseSource({ server, follow }));
      const steps = fc.array(
        fc.record({ grow: fc.nat(most), skip: fc.nat(120), crashAfter: fc.integer({ min: 1, max: 8 }) }),
        { maxLength: 3 },
      );
      await fc.assert(
        fc.asyncProperty(steps, fc.boolean(), async (walk, byIds) => {
          // The first read takes the newest page: something is there from the start.
          Object.assign(forum, { posts: [{ id: 10, topic: 1, number: 1, to: null, own: false }], byIds });
          const stored = nothingStored();
          await poll(reader, http(server), stored);
          let id = 10;
          for (const { grow, skip, crashAfter } of walk) {
            // Ids are missing where posts are not public.
            id += skip;
            for (let more = 0; more < grow; more += 1) {
              id += 1 + (id % 3);
              const topic = 1 + (id % 4);
              const number = 1 + forum.posts.filter((post) => post.topic === topic).length;
              const own = id % 11 === 0 && number > 1;
              const to = own && id % 2 === 0 ? Math.max(1, number - 9) : null;
              forum.posts = [...forum.posts, { id, topic, number, to, own }];
            }
            await poll(reader, http(server), stored, crashAfter);
          }
          for (let rest = 0; rest < 2; rest += 1) expect(await poll(reader, http(server), stored)).toEqual([]);
          const others = forum.posts.filter(({ own }) => !own).map((post) => String(post.id));
          expect([...stored.mentions.keys()]).toEqual(expect.arrayContaining(others));
          for (const { id: own, topic, to } of forum.posts.filter((post) => post.own)) {
            const parent = forum.posts.find((post) => post.topic === topic && post.number === (to ?? 1));
            expect(stored.responses.get(String(own))).toMatchObject({ parentId: String(parent?.id) });
          }
        }),
        { numRuns: 12 },
      );
    },
  );

  it('costs one request for the posts and one for each account when nothing is new', async () => {
    const forum: Forum = { posts: [{ id: 10, topic: 1, number: 1, to: null, own: false }], byIds: false };
    const server = await serveForum(forum);
    const reader = readerFor(aDiscourseSource({ server }));
    const stored = nothingStored();
    await poll(reader, http(server), stored);
    const before = stored.requests;
    await poll(reader, http(server), stored);
    expect(stored.requests - before).toBe(2);
  });
});
