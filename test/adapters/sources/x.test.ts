import { describe, expect, it } from 'vitest';
import { isProblem, type PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import type { SpendStore } from '../../../functions/ports/budgets.ts';
import { readerFor, readSample } from '../../support/connectors.ts';
import { inMemorySpending } from '../../support/in-memory-budgets.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { first, NOW, ok, problemOf, readingOf } from './builders.ts';
import { anXSource, aPost, aPostOfOurs, foundPosts } from './x-builders.ts';

const reader = readerFor(anXSource());
const search = first(reader.begin({}));
const read = (body: unknown, request: PlannedRequest = search, cursor = {}) =>
  reader.read(request, ok(body), { now: NOW, cursor });
const page = (body: unknown, request?: PlannedRequest, cursor = {}) => readingOf(read(body, request, cursor));
const seen = (fields: object = {}) => first(page(foundPosts([aPost('4711', { ...fields })])).observations);
const sample = (body: unknown, accounts: readonly string[] = []) => readSample('x', ok(body), accounts);
const failure = (status: number, body: unknown) => ({ ...ok(body), status });
const queryOf = (request: PlannedRequest | undefined) => Object.fromEntries(new URL(request?.url ?? '').searchParams);

describe('a search on X', () => {
  it('finds mentions and the answers of the brand in one request, without reposts', () => {
    expect(queryOf(search)).toMatchObject({
      query: '((sundial) -is:retweet) OR ((from:900) is:reply)',
      max_results: '100',
    });
    expect(queryOf(search)).not.toHaveProperty('expansions');
    expect(queryOf(first(readerFor(anXSource({ accounts: [] })).begin({})))['query']).toBe('(sundial) -is:retweet');
    expect([reader.origin, reader.label]).toEqual(['x', 'X "sundial"']);
  });

  it('gives a post with its author by id, language, conversation and address', () => {
    expect(seen()).toEqual({
      id: '4711',
      kind: 'x',
      url: 'https://x.com/i/web/status/4711',
      author: { id: '31' },
      text: 'My sundial stops at noon & again at six.',
      language: 'en',
      publishedAt: Date.parse('2026-11-19T15:15:30Z'),
      publishedPrecision: 'exact',
      fromBrand: false,
      response: { truth: 'unknown', reason: 'a search does not show answers' },
      labels: { conversation: '4711' },
    });
  });

  it('takes an edited post for the first of its versions', () => {
    const [one, two] = ['1990000000000000000', '1990000000800000000'];
    const edited = { edit_history_tweet_ids: [one, two], created_at: '2025-11-16T10:20:00.000Z' };
    expect(first(page(foundPosts([aPost(two, edited)])).observations)).toMatchObject({
      id: one,
      url: `https://x.com/i/web/status/${two}`,
      publishedAt: Date.parse('2025-11-16T10:12:27.069Z'),
      editedAt: Date.parse('2025-11-16T10:20:00Z'),
      labels: { version: two },
    });
  });

  it('tells the time by the id where X leaves it out', () => {
    const bare = { id: '1578516068309794817', text: 'noon' };
    const { observations } = readingOf(sample({ data: [bare, { id: '20', text: 'just setting up' }] }));
    expect(observations.map(({ publishedAt, publishedPrecision }) => [publishedAt, publishedPrecision])).toEqual([
      [Date.parse('2022-10-07T22:42:12.752Z'), 'exact'],
      [undefined, 'unknown'],
    ]);
  });

  it.each([
    [{ note_tweet: { text: 'all of it' } }, { text: 'all of it' }],
    [{ text: '&lt;3' }, { text: '<3' }],
    [{ referenced_tweets: [{ type: 'replied_to', id: '4700' }] }, { parentId: '4700' }],
    [{ referenced_tweets: [{ type: 'retweeted', id: '4700' }] }, { labels: { repost: 'true' } }],
    [{ author_id: '900' }, { fromBrand: true }],
    [{ author_id: '901' }, { fromBrand: false }],
  ])('reads %j', (fields, expected) => {
    expect(first(readingOf(sample(foundPosts([aPost('4711', fields)]), ['900'])).observations)).toMatchObject(expected);
  });

  it.each(['und', 'zxx', 'qme', 'art'])('knows no language by X’s code %s', (lang) => {
    expect(seen({ lang })).not.toHaveProperty('language');
  });

  it('names authors where they came along', () => {
    const users = [{ id: '31', name: 'Ida', username: 'ida' }];
    const { observations } = readingOf(sample({ ...foundPosts([aPost('4711')]), includes: { users } }, ['ida']));
    expect(observations).toMatchObject([{ author: { id: '31', name: 'Ida' }, fromBrand: true }]);
  });

  it('takes what the brand wrote for responses, not for mentions', () => {
    expect(page(foundPosts([aPostOfOurs('4712', '4711'), aPost('4711')]))).toMatchObject({
      observations: [{ id: '4711', response: { truth: 'replied', id: '4712' } }],
      responses: [{ parentId: '4711', id: '4712', at: Date.parse('2026-11-20T08:00:00Z'), byBot: false }],
    });
  });

  it('refuses ids that are numbers: they may have lost digits', () => {
    const reading = readingOf(sample({ data: [{ id: 4_712, text: 'x' }, aPost('4711')] }));
    expect([reading.observations.length, reading.refused]).toEqual([
      1,
      { count: 1, firstReason: 'entry 1 has no numeric id' },
    ]);
  });
});

describe('the walk through what a search on X finds', () => {
  it('moves its bookmark at the end only, and goes on in the middle after a break', () => {
    const one = page(foundPosts([aPost('4719')], { next_token: 'b2' }));
    expect(one.cursor).toMatchObject({ 'walk:token': 'b2', 'walk:newest': '4719' });
    expect(one.cursor).not.toHaveProperty('since');
    expect(queryOf(one.next)['next_token']).toBe('b2');
    expect(first(reader.begin(one.cursor)).url).toBe(one.next?.url);
    const two = page(foundPosts([aPost('4711')]), one.next, one.cursor);
    expect(two).toMatchObject({ complete: true, cursor: { since: '4719', 'walk:token': '', 'walk:newest': '' } });
    const cursor = { ...one.cursor, ...two.cursor };
    expect(queryOf(first(reader.begin(cursor)))).toMatchObject({ since_id: '4719' });
    expect(queryOf(first(reader.begin(cursor)))).not.toHaveProperty('next_token');
  });

  it('changes nothing when nothing was found', () => {
    expect(page(foundPosts([]), search, { since: '4719' })).toMatchObject({
      cursor: {},
      entries: 0,
      complete: true,
    });
  });

  it('after a break asks once more for what was written meanwhile, and ends where a server repeats itself', () => {
    const cursor = { 'walk:token': 'b2', 'walk:newest': '4719' };
    const { next } = page(foundPosts([aPost('4711')], { next_token: 'b2' }), first(reader.begin(cursor)), cursor);
    expect(queryOf(next)).toMatchObject({ since_id: '4719' });
    expect(queryOf(next)).not.toHaveProperty('next_token');
    expect(page(foundPosts([]), next, { since: '4719' })).toMatchObject({ complete: true, cursor: {} });
  });

  it('forgets a place in a walk, then a bookmark, that X does not know any more', () => {
    const cursor = { since: '4700', 'walk:token': 'old', 'walk:newest': '4705' };
    const refuse = (request: PlannedRequest, known: object) =>
      reader.read(request, failure(400, { title: 'Invalid Request' }), { now: NOW, cursor: { ...known } });
    const afresh = readingOf(refuse(first(reader.begin(cursor)), cursor));
    expect(queryOf(afresh.next)).toMatchObject({ since_id: '4700' });
    const known = { ...cursor, ...afresh.cursor };
    const last = readingOf(refuse(first(reader.begin(known)), known));
    expect(queryOf(last.next)).not.toHaveProperty('since_id');
    expect(problemOf(refuse(first(reader.begin({ ...known, ...last.cursor })), known)).line).toContain('answered 400');
  });
});

describe('what may be spent on X', () => {
  const capped = readerFor(anXSource({ maxPostsPerMonth: 150 }));
  const http = { send: async () => ({ failed: 'nothing is sent here' }) };
  const secrets = inMemorySecrets({ X_TOKEN: 'token' });

  /** The counter after so many posts were read in November. */
  async function havingRead(posts: number): Promise<SpendStore> {
    const spending = inMemorySpending();
    const wish = { account: 'sundial-x', month: '2026-11', wanted: posts, least: 0, cap: posts };
    const reserved = await spending.reserve(wish);
    if (reserved !== undefined) await spending.settle(reserved, posts);
    return spending;
  }
  const ask = (spending: SpendStore, now = NOW, request = first(capped.begin({}))) =>
    capped.authorise(request, { http, secrets, spending, now });
  const sent = async (spending: SpendStore, now = NOW) => {
    const asked = await ask(spending, now);
    return isProblem(asked) ? asked.problem : new URL(asked.request.url).searchParams.get('max_results');
  };

  it.each([
    [0, '100'],
    [50, '100'],
    [90, '60'],
    [140, '10'],
    [141, 'rateLimited'],
    [150, 'rateLimited'],
  ])('after %i posts lets through a request for %s', async (posts, expected) => {
    expect(await sent(await havingRead(posts))).toBe(expected);
  });

  it('says until when it rests, and reads again in the next month', async () => {
    const spending = await havingRead(150);
    expect(await ask(spending)).toEqual({
      problem: 'rateLimited',
      line: 'X "sundial": 150 of the 150 posts that may be read a month are read; it rests until 2026-12-01',
      retryAt: Date.parse('2026-12-01T00:00:00Z'),
      notAsked: true,
    });
    expect(await sent(spending, Date.parse('2026-11-30T23:59:59.999Z'))).toBe('rateLimited');
    expect(await sent(spending, Date.parse('2026-12-01T00:00:00Z'))).toBe('100');
  });

  it('sets aside what a request may bring, and counts what it brought', async () => {
    const spending = await havingRead(0);
    const [one, two] = [await ask(spending), await ask(spending)];
    expect(await spending.spent('sundial-x', '2026-11')).toEqual({ units: 150, setAside: 150 });
    if (isProblem(one) || isProblem(two)) throw new Error('nothing was let through');
    await one.settle?.(ok(foundPosts([aPost('4711'), aPost('4712'), { broken: true }])));
    await two.settle?.(failure(503, {}));
    expect(await spending.spent('sundial-x', '2026-11')).toEqual({ units: 3, setAside: 0 });
  });

  it('asks again soon where only what is being asked stands in the way', async () => {
    const spending = await havingRead(0);
    await Promise.all([ask(spending), ask(spending)]);
    expect(await ask(spending)).toMatchObject({
      problem: 'rateLimited',
      line: expect.stringContaining('the rest is set aside for what is being asked'),
      retryAt: NOW + 300_000,
    });
  });

  it.each([
    ['nobody can tell what came', { failed: 'x: it broke the answer off' }, 100],
    ['what came cannot be read', { ...ok({}), body: '{' }, 100],
    ['nothing was found', ok(foundPosts([])), 0],
    ['one post came', ok({ data: aPost('4711') }), 1],
    ['it refused', failure(429, {}), 0],
  ])('counts as spent, where %s: %#', async (_, answer, units) => {
    const spending = await havingRead(0);
    const asked = await ask(spending);
    if (isProblem(asked)) throw new Error('nothing was let through');
    await asked.settle?.(answer);
    expect(await spending.spent('sundial-x', '2026-11')).toEqual({ units, setAside: 0 });
  });

  it('lets looks through as long as one post is left', async () => {
    const spending = await havingRead(149);
    const look = first(capped.thread(seen()));
    expect(isProblem(await ask(spending, NOW, look))).toBe(false);
    expect(await ask(spending, NOW, look)).toMatchObject({ problem: 'rateLimited' });
  });

  it('gives back what it set aside when there is no token to ask with', async () => {
    const spending = await havingRead(0);
    const access = { http, secrets: inMemorySecrets(), spending, now: NOW };
    await expect(capped.authorise(first(capped.begin({})), access)).resolves.toMatchObject({ problem: 'unauthorised' });
    expect(await spending.spent('sundial-x', '2026-11')).toEqual({ units: 0, setAside: 0 });
  });

  it('asks nothing where nobody counts', async () => {
    expect(await capped.authorise(first(capped.begin({})), { http, secrets, now: NOW })).toMatchObject({
      problem: 'unauthorised',
      notAsked: true,
    });
  });
});

describe('a second look at a post on X', () => {
  const look = first(reader.thread(seen()));
  const mention = (fields: object = {}) => ({ data: aPost('4711', { public_metrics: { reply_count: 2 }, ...fields }) });

  it('reads the post, and settles it when nobody has answered', () => {
    expect(look.url).toContain('https://api.x.com/2/tweets/4711?tweet.fields=');
    expect(page({ data: aPost('4711') }, look).verdict).toEqual({ id: '4711', response: { truth: 'notReplied' } });
  });

  it('asks what the brand wrote in the conversation', () => {
    const { next, verdict } = page(mention(), look);
    expect([verdict, queryOf(next)['query']]).toEqual([undefined, 'conversation_id:4711 (from:900)']);
    const truth = (...posts: readonly unknown[]) => page(foundPosts(posts), next).verdict?.response;
    expect(truth()).toEqual({ truth: 'notReplied' });
    expect(truth(aPostOfOurs('4712', '4711'))).toEqual({
      truth: 'replied',
      id: '4712',
      at: Date.parse('2026-11-20T08:00:00Z'),
    });
    expect(truth(aPostOfOurs('4713', '4712'))).toEqual({ truth: 'notReplied' });
    expect(truth({ id: 'broken' })?.truth).toBe('unknown');
    expect(page(foundPosts([aPostOfOurs('4713', '4712')], { next_token: 'x' }), next).verdict?.response.truth).toBe(
      'unknown',
    );
  });

  it('finds an answer to whichever version of the post, and reads the latest', () => {
    const old = mention({ edit_history_tweet_ids: ['4711', '4719'] });
    const renewed = page(old, look).next;
    expect(renewed?.url).toContain('/2/tweets/4719?');
    const latest = mention({ id: '4719', text: 'better now', edit_history_tweet_ids: ['4711', '4719'] });
    const reading = page(latest, renewed);
    expect(reading.observations).toMatchObject([{ id: '4711', text: 'better now', labels: { version: '4719' } }]);
    const answered = page(foundPosts([aPostOfOurs('4720', '4719')]), reading.next);
    expect(answered.verdict).toMatchObject({ id: '4711', response: { truth: 'replied', id: '4720' } });
    expect(answered.responses).toMatchObject([{ parentId: '4711', id: '4720' }]);
  });

  it.each([
    ['no account is named', anXSource({ accounts: [] }), '2026-11-19T15:15:30Z', 'no account of the brand'],
    ['search does not reach it', anXSource(), '2026-11-13T12:30:00Z', 'reaches back 7 days only'],
  ])('is unknown when %s', (_, source, writtenAt, reason) => {
    const other = readerFor(source);
    const request = first(other.thread({ ...seen(), publishedAt: Date.parse(writtenAt) }));
    const reading = readingOf(other.read(request, ok(mention()), { now: NOW, cursor: {} }));
    expect(reading.verdict?.response).toMatchObject({ truth: 'unknown', reason: expect.stringContaining(reason) });
    expect(reading.next).toBeUndefined();
  });

  it('finds that the post is gone', () => {
    const errors = (title: string) => ({
      errors: [{ title, type: 'https://api.x.com/2/problems/resource-not-found' }],
    });
    expect(problemOf(read(errors('Not Found Error'), look)).problem).toBe('gone');
    expect(problemOf(read(errors('Authorization Error'), look)).problem).toBe('shape');
  });
});

describe('what X refuses', () => {
  it.each([
    [402, {}, 'unauthorised', 'the credits of this X account are used up'],
    [
      403,
      { reason: 'client-not-enrolled' },
      'unauthorised',
      'answered 403: it wants other credentials (client-not-enrolled)',
    ],
    [429, { title: 'UsageCapExceeded' }, 'rateLimited', "X's own cap for this month is used up"],
    [429, { title: 'Too Many Requests' }, 'rateLimited', 'too many requests'],
  ])('%i %j ends in one line', (status, body, problem, words) => {
    const refused = problemOf(reader.read(search, failure(status, body), { now: NOW, cursor: {} }));
    expect(refused).toMatchObject({ problem, line: expect.stringContaining(words) });
  });

  it('for a while is waited for', () => {
    const answer = { ...failure(429, {}), headers: { 'x-rate-limit-reset': String(NOW / 1_000 + 60) } };
    expect(problemOf(reader.read(search, answer, { now: NOW, cursor: {} })).retryAt).toBe(NOW + 60_000);
  });

  it.each([
    [{ errors: [{ message: 'bad' }], title: 'Invalid Request', detail: 'x', type: 'y' }],
    [{ data: { project_cap: '50', project_usage: '1' } }],
    [{ meta: {} }],
  ])('%j holds no posts', (body) => {
    expect(problemOf(sample(body)).line).toContain('not posts');
  });

  it('nothing of a single post, or of none', () => {
    expect(readingOf(sample({ data: aPost('4711') })).observations).toHaveLength(1);
    expect(readingOf(sample(foundPosts([]))).entries).toBe(0);
  });
});
