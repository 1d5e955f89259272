import { describe, expect, it } from 'vitest';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import { readerFor, readSample } from '../../support/connectors.ts';
import {
  aBlueskySource,
  aNode,
  anActor,
  anAnswer,
  aPost,
  BRAND_DID,
  blocked,
  notFound,
  uriOf,
} from './bluesky-builders.ts';
import { first, NOW, ok, problemOf, readingOf } from './builders.ts';

const reader = readerFor(aBlueskySource());
const [intake, outgoing] = reader.begin({}) as [PlannedRequest, PlannedRequest];
const [M, A, B] = [uriOf('m'), uriOf('a', BRAND_DID), uriOf('b')];
const read = (asked: PlannedRequest, body: unknown, of = reader, cursor = {}) =>
  of.read(asked, ok(body), { now: NOW, cursor });
const seen = (...posts: unknown[]) => readingOf(read(intake, { posts })).observations;
const thread = first(reader.thread(first(seen(aPost(M)))));
const truthOf = (root: unknown, of = reader) => readingOf(read(thread, { thread: root }, of)).verdict?.response;
const answer = (status: number, body: unknown, headers = {}) => ({
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('what is asked of Bluesky', () => {
  it('is the newest posts of a search, and what the brand posted', () => {
    expect(intake.url).toBe('https://bsky.social/xrpc/app.bsky.feed.searchPosts?q=sundial&sort=latest&limit=100');
    expect(outgoing.url).toBe(
      'https://bsky.social/xrpc/app.bsky.feed.getAuthorFeed?actor=did%3Aplc%3Asundialcoffee900&filter=posts_with_replies&limit=100',
    );
  });

  it('is what mentions, answers or quotes the account, where the settings want mentions', () => {
    const [asked] = readerFor(aBlueskySource({ follow: { by: 'mentions' } })).begin({});
    expect(asked?.url).toBe(
      'https://bsky.social/xrpc/app.bsky.notification.listNotifications?limit=100&reasons=mention&reasons=reply&reasons=quote',
    );
  });

  it('goes on below a page by time, with a full instant and a second of overlap, and needs no cursor', () => {
    const { next } = readingOf(
      read(intake, { posts: [aPost(M), aPost(B, { indexedAt: '2026-11-20T09:30:00Z' })], cursor: '2' }),
    );
    const query = new URL(next?.url ?? '').searchParams;
    expect(query.get('until')).toBe('2026-11-20T09:30:01.000Z');
    expect(query.has('cursor')).toBe(false);
    expect(next?.notes).not.toHaveProperty('page');
  });

  it('goes on by cursor where time does not get on, and ends where the cursor does not either', () => {
    const page = { posts: [aPost(M)], cursor: '100' };
    const second = readingOf(read(intake, page)).next ?? intake;
    const third = readingOf(read(second, page)).next ?? intake;
    expect(new URL(third.url).searchParams.get('cursor')).toBe('100');
    expect(new URL(third.url).searchParams.get('until')).toBe('2026-11-20T10:00:01.000Z');
    expect(readingOf(read(third, page)).next).toBeUndefined();
    expect(readingOf(read(intake, { posts: [aPost(M)] })).next).toBeUndefined();
  });

  it('looks up the DID of a handle once and keeps it, whoever has the handle later', () => {
    const of = readerFor(aBlueskySource({ accounts: ['care.sundial.example'] }));
    const lookup = of.begin({})[1] as PlannedRequest;
    expect(lookup.url).toBe('https://bsky.social/xrpc/com.atproto.identity.resolveHandle?handle=care.sundial.example');
    const { cursor, next } = readingOf(read(lookup, { did: BRAND_DID }, of));
    expect(cursor).toEqual({ 'did:care.sundial.example': BRAND_DID });
    expect(next?.url).toBe(outgoing.url);
    expect(of.begin(cursor)[1]?.url).toBe(outgoing.url);
    const imposter = aPost(M, { author: anActor('did:plc:other', { handle: 'care.sundial.example' }) });
    expect(readingOf(read(intake, { posts: [imposter] }, of, cursor)).observations).toMatchObject([
      { fromBrand: false },
    ]);
  });

  it('reads the own posts of the last day again; the bookmark moves at the end of the walk', () => {
    const feed = (cursor?: string) => ({
      feed: [{ post: anAnswer(A, M) }],
      ...(cursor === undefined ? {} : { cursor }),
    });
    const middle = readingOf(read(outgoing, feed('next')));
    expect(middle.cursor).toEqual({});
    const end = readingOf(read(middle.next ?? outgoing, feed()));
    expect(end.cursor).toEqual({ [`outgoing:${BRAND_DID}`]: String(Date.parse('2026-11-20T10:00:00Z')) });
    const again = (at: string) => {
      const page = { feed: [{ post: anAnswer(A, M, { record: { createdAt: at }, indexedAt: at }) }], cursor: 'next' };
      return readingOf(read(outgoing, page, reader, end.cursor)).next;
    };
    expect(again('2026-11-19T10:00:00.000Z')?.url).toContain('cursor=next');
    expect(again('2026-11-19T09:59:59.999Z')).toBeUndefined();
  });
});

describe('a post', () => {
  it('is a mention by its uri, with DID, link, language and UTC instant', () => {
    expect(seen(aPost(M, { parent: B }))).toEqual([
      {
        id: 'at://did:plc:morrow/app.bsky.feed.post/m',
        kind: 'bluesky',
        url: 'https://bsky.app/profile/did:plc:morrow/post/m',
        author: { id: 'did:plc:morrow', name: 'Morrow' },
        text: 'My sundial stopped at noon',
        language: 'en',
        publishedAt: Date.parse('2026-11-20T10:00:00Z'),
        publishedPrecision: 'exact',
        parentId: B,
        fromBrand: false,
        response: { truth: 'unknown', reason: 'a post alone does not show its answers' },
        labels: { handle: 'morrow.sky.example' },
      },
    ]);
  });

  it.each([
    ['minutes before the server saw it is believed', '2026-11-20T09:20:00.000Z', '2026-11-20T09:20:00.000Z'],
    ['years before it is not', '2019-01-01T00:00:00.000Z', '2026-11-20T10:00:01.000Z'],
    ['in the future is not', '2031-01-01T00:00:00.000Z', '2026-11-20T10:00:01.000Z'],
  ])('whose device tells a time %s', (_, createdAt, at) => {
    const post = first(seen(aPost(M, { record: { createdAt } })));
    expect(post.publishedAt).toBe(Date.parse(at));
    expect(post.labels['declaredAt']).toBe(createdAt === at ? undefined : createdAt);
  });

  it('of the brand is told by its DID, never by its name', () => {
    const same = { handle: 'care.sundial.example', displayName: 'Sundial' };
    expect(
      seen(aPost(M, { author: anActor('did:plc:thief', same) }), aPost(B, { author: anActor(BRAND_DID) })),
    ).toMatchObject([{ fromBrand: false }, { fromBrand: true }]);
  });

  it.each([
    ['likes', 'like', 0],
    ['follows', 'follow', 0],
    ['reposts', 'repost', 0],
    ['mentions', 'mention', 1],
    ['answers', 'reply', 1],
    ['quotes', 'quote', 1],
  ])('in notifications: %s', (_, reason, count) => {
    const body = { notifications: [{ ...aPost(M), reason, reasonSubject: B }] };
    expect(readingOf(read(intake, body))).toMatchObject({ entries: 1, refused: { count: 0 } });
    expect(readingOf(read(intake, body)).observations).toHaveLength(count);
  });

  it('as a bare record of a repository is one too', () => {
    const body = JSON.stringify({
      uri: M,
      cid: 'c',
      value: { $type: 'app.bsky.feed.post', text: 'sundial', createdAt: '2026-11-20T10:00:00+00:00' },
    });
    expect(readingOf(readSample('bluesky', { status: 200, body }, [])).observations).toMatchObject([
      { id: M, author: { id: 'did:plc:morrow' }, publishedAt: Date.parse('2026-11-20T10:00:00Z') },
    ]);
  });
});

describe('responses on Bluesky', () => {
  it('are the posts of the brand in its feed, each for what it answers; reposts are none', () => {
    const repost = {
      post: aPost(B),
      reason: { $type: 'app.bsky.feed.defs#reasonRepost', indexedAt: '2026-11-20T11:00:00Z' },
    };
    const reading = readingOf(
      read(outgoing, { feed: [repost, { post: anAnswer(A, M) }, { post: aPost(uriOf('c', BRAND_DID)) }] }),
    );
    expect(reading.observations).toEqual([]);
    expect(reading.responses).toEqual([
      { parentId: M, id: A, at: Date.parse('2026-11-20T10:00:00Z'), byBot: false, text: expect.any(String) },
    ]);
  });

  it('by an account that labels itself a bot are a bot’s', () => {
    const author = anActor(BRAND_DID, { labels: [{ val: 'bot', src: BRAND_DID }] });
    expect(truthOf(aNode(aPost(M), [aNode(anAnswer(A, M, { author }))]))).toMatchObject({
      truth: 'replied',
      byBot: true,
    });
  });

  it.each([
    ['directly', [aNode(anAnswer(A, M))]],
    ['further down', [aNode(aPost(B, { parent: M }), [aNode(anAnswer(A, B))])]],
  ])('are found in the thread %s', (_, replies) => {
    expect(truthOf(aNode(aPost(M), replies))).toMatchObject({ truth: 'replied', id: A });
  });

  it('are missing for certain where as many answers are shown as are counted', () => {
    expect(truthOf(aNode(aPost(M), [aNode(aPost(B, { parent: M }))]))).toEqual({ truth: 'notReplied' });
    expect(truthOf(aNode(aPost(M), [notFound(B), blocked(uriOf('x'), 'did:plc:x')]))).toEqual({ truth: 'notReplied' });
  });

  const counted = (replyCount: unknown, replies: unknown) => ({
    ...aNode(aPost(M)),
    post: aPost(M, { replyCount }),
    replies,
  });
  it.each([
    ['more are counted than shown', counted(2, [aNode(aPost(B))]), 'the server counts more answers than it shows'],
    [
      'the tree ends at its depth',
      aNode(aPost(M), [{ ...aNode(aPost(B)), post: aPost(B, { replyCount: 1 }), replies: undefined }]),
      'counts more',
    ],
    ['nothing is said of answers', counted(undefined, undefined), 'does not show what answers'],
    ['one cannot be read', aNode(aPost(M), [aNode({ uri: B, record: {} })]), '1 of the answers could not be read'],
    ['one by the brand is blocked', aNode(aPost(M), [blocked(A, BRAND_DID)]), 'that is blocked'],
    ['its author blocks us', blocked(M, 'did:plc:morrow'), 'blocks the account that looks'],
  ])('are unknown when %s', (_, root, reason) => {
    expect(truthOf(root)).toMatchObject({ truth: 'unknown', reason: expect.stringContaining(reason) });
  });

  it('are unknown when no account is named', () => {
    expect(truthOf(aNode(aPost(M)), readerFor(aBlueskySource({ accounts: [] })))).toMatchObject({ truth: 'unknown' });
  });

  it('to a post above say nothing for sure: a thread shows one branch of those', () => {
    const root = {
      ...aNode(aPost(M, { parent: B })),
      parent: { ...aNode(aPost(B)), replies: undefined, parent: notFound(uriOf('z')) },
    };
    const reading = readingOf(read(thread, { thread: root }));
    expect(reading).toMatchObject({ entries: 3, refused: { count: 0 } });
    expect(reading.observations.map(({ id, response }) => [id, response.truth])).toEqual([
      [B, 'unknown'],
      [M, 'notReplied'],
    ]);
  });

  it.each([
    ['a 400 that says so', answer(400, { error: 'NotFound', message: `Post not found: ${M}` })],
    ['a node that stands for it', ok({ thread: notFound(M) })],
  ])('are no question once the post is gone: %s', (_, gone) => {
    expect(problemOf(reader.read(thread, gone, { now: NOW, cursor: {} })).problem).toBe('gone');
  });
});

describe('what Bluesky says when it does not answer', () => {
  const HTML = '<html><body><h1>403 Forbidden</h1>Request forbidden by administrative rules.</body></html>';
  it.each([
    ['a wall', intake, answer(403, HTML), 'rateLimited', 'a web page: it is closed to us for now'],
    [
      'a real 403',
      intake,
      answer(403, { error: 'Forbidden', message: 'x' }),
      'unauthorised',
      'answered 403 (Forbidden)',
    ],
    [
      'a session that has run out',
      intake,
      answer(400, { error: 'ExpiredToken' }),
      'unauthorised',
      '400 (ExpiredToken)',
    ],
    [
      'a request that it does not take',
      intake,
      answer(400, { error: 'InvalidRequest' }),
      'shape',
      '400 (InvalidRequest)',
    ],
    [
      'a handle that nobody has',
      { ...intake, purpose: 'lookup' as const },
      answer(400, { error: 'InvalidRequest' }),
      'notFound',
      'no account of this name',
    ],
    ['another list', intake, ok({ commit: {} }), 'shape', 'answered an object with commit, not posts'],
  ])('%s', (_, asked, given, problem, words) => {
    const refused = problemOf(reader.read(asked, given, { now: NOW, cursor: {} }));
    expect(refused).toMatchObject({ problem, line: expect.stringContaining(words) });
  });

  it('waits until the reset of the limit: after a 429, and when an answer has used up the rest', () => {
    const reset = { 'ratelimit-reset': String(NOW / 1000 + 200), 'ratelimit-remaining': '0' };
    const limited = answer(429, { error: 'RateLimitExceeded' }, reset);
    expect(problemOf(reader.read(intake, limited, { now: NOW, cursor: {} }))).toMatchObject({
      problem: 'rateLimited',
      retryAt: NOW + 200_000,
    });
    const last = reader.read(intake, ok({ posts: [aPost(M)] }, reset), { now: NOW, cursor: {} });
    expect(readingOf(last).waitUntil).toBe(NOW + 200_000);
    expect(readingOf(read(intake, { posts: [] }))).not.toHaveProperty('waitUntil');
  });
});
