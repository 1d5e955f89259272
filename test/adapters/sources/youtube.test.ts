import { describe, expect, it } from 'vitest';
import type { Observation } from '../../../functions/domain/mentions/observation.ts';
import type { PlannedRequest } from '../../../functions/domain/mentions/reading.ts';
import { readerFor, readSample } from '../../support/connectors.ts';
import { first, NOW, ok, problemOf, readingOf } from './builders.ts';
import { aComment, aList, anAnswer, aThread, aYoutubeSource, BRAND } from './youtube-builders.ts';

const reader = readerFor(aYoutubeSource());
const firstPage = first(reader.begin({}));
const known = { now: NOW, cursor: {} };
const read = (body: unknown, request: PlannedRequest = firstPage) => reader.read(request, ok(body), known);
const page = (body: unknown, request?: PlannedRequest) => readingOf(read(body, request));
const seen = (snippet: object = {}) => first(page(aList([aThread(aComment('t1', { ...snippet }))])).observations);
const truths = (observations: readonly Observation[]) =>
  Object.fromEntries(observations.map(({ id, response }) => [id, response.truth]));
const sample = (body: unknown, url?: string, accounts: readonly string[] = [BRAND]) =>
  readSample('youtube', { ...ok(body), ...(url === undefined ? {} : { url }) }, accounts);

describe('comments on YouTube', () => {
  it('are asked for newest first, as plain text, with their answers', () => {
    expect(firstPage.url).toBe(
      `https://www.googleapis.com/youtube/v3/commentThreads?part=snippet%2Creplies&textFormat=plainText&allThreadsRelatedToChannelId=${BRAND}&order=time&maxResults=100`,
    );
    const onVideo = readerFor(aYoutubeSource({ follow: { by: 'video', video: '4711sundial' } }));
    expect(first(onVideo.begin({})).url).toContain('&videoId=4711sundial&');
    expect([reader.origin, onVideo.label]).toEqual(['youtube', 'YouTube video 4711sundial']);
  });

  it('give the text, the author by channel id, the time and the address of the comment', () => {
    expect(seen()).toEqual({
      id: 't1',
      kind: 'youtube',
      url: 'https://www.youtube.com/watch?v=4711sundial&lc=t1',
      author: { id: 'UC0001customer0001custom', name: '@lotte.decoene' },
      text: 'The timer on mine stops at noon.',
      publishedAt: Date.parse('2026-11-19T15:15:30Z'),
      publishedPrecision: 'exact',
      fromBrand: false,
      response: { truth: 'notReplied' },
      labels: { video: '4711sundial' },
    });
  });

  it('know an edit by its later time', () => {
    expect(seen({ updatedAt: '2026-11-20T09:00:00Z' }).editedAt).toBe(Date.parse('2026-11-20T09:00:00Z'));
  });

  it('are plain text, whether they come so or as HTML', () => {
    const body = aList([aThread(aComment('t1', { textDisplay: 'I &lt;3 it<br>a <b>lot</b>' }))]);
    const text = (url?: string) => first(readingOf(sample(body, url)).observations).text;
    expect(text()).toBe('I <3 it\na lot');
    expect(seen({ textDisplay: 'I <3 it' }).text).toBe('I <3 it');
    expect(seen({ textOriginal: 'as typed' }).text).toBe('as typed');
  });

  it.each([
    ['nobody has answered', aThread(aComment('t1')), 'notReplied'],
    ['the brand has', aThread(aComment('t1'), [anAnswer('t1.a', 't1', '2026-11-19T16:00:00Z')]), 'replied'],
    ['somebody else has', aThread(aComment('t1'), [aComment('t1.a', { parentId: 't1' })]), 'notReplied'],
    [
      'somebody of the same name has',
      aThread(aComment('t1'), [aComment('t1.a', { parentId: 't1', authorDisplayName: '@sundial' })]),
      'notReplied',
    ],
    ['not all answers are shown', aThread(aComment('t1'), [aComment('t1.a', { parentId: 't1' })], 6), 'unknown'],
    ['answers are counted and not shown', aThread(aComment('t1'), [], 1), 'unknown'],
    ['an answer cannot be read', aThread(aComment('t1'), [{ id: 'x' }]), 'unknown'],
    ['nobody says how many there are', aThread(aComment('t1'), [], 'many'), 'unknown'],
    [
      'the response is among the first of many',
      aThread(aComment('t1'), [anAnswer('t1.a', 't1', '2026-11-19T16:00:00Z')], 40),
      'replied',
    ],
  ])('say what is true when %s', (_, thread, truth) => {
    expect(first(page(aList([thread])).observations).response.truth).toBe(truth);
  });

  it('take an answer of a customer for answered by what the brand wrote after it', () => {
    const answers = [
      aComment('t1.a', { parentId: 't1', publishedAt: '2026-11-19T16:00:00Z' }),
      anAnswer('t1.b', 't1', '2026-11-19T17:00:00Z'),
      aComment('t1.c', { parentId: 't1', publishedAt: '2026-11-19T18:00:00Z' }),
    ];
    const reading = page(aList([aThread(aComment('t1'), answers)]));
    expect(truths(reading.observations)).toEqual({
      t1: 'replied',
      't1.a': 'replied',
      't1.b': 'unknown',
      't1.c': 'notReplied',
    });
    expect(reading.observations.map(({ fromBrand }) => fromBrand)).toEqual([false, false, true, false]);
    expect(reading.responses).toEqual([
      { parentId: 't1', id: 't1.b', at: Date.parse('2026-11-19T17:00:00Z'), byBot: false, text: expect.any(String) },
    ]);
  });

  it('never claim that nobody answered when no account of the brand is known', () => {
    const thread = aThread(aComment('t1'), [anAnswer('t1.a', 't1', '2026-11-19T16:00:00Z')]);
    expect(truths(readingOf(sample(aList([thread]), undefined, [])).observations)).toMatchObject({ t1: 'unknown' });
    expect(truths(readingOf(sample(aList([aThread(aComment('t2'))]), undefined, [])).observations)).toEqual({
      t2: 'notReplied',
    });
  });
});

describe('a second look at a comment on YouTube', () => {
  const look = first(reader.thread(seen()));
  const hidden = aThread(aComment('t1'), [aComment('t1.a', { parentId: 't1' })], 150);

  it('is one request where the thread shows everything', () => {
    expect(look.url).toContain('/commentThreads?part=snippet%2Creplies&textFormat=plainText&id=t1');
    expect(page(aList([aThread(aComment('t1'))]), look)).toMatchObject({
      verdict: { id: 't1', response: { truth: 'notReplied' } },
    });
  });

  it('reads all answers where the thread shows only some, and says nothing before the last page', () => {
    const below = page(aList([hidden]), look);
    expect([below.verdict, below.complete]).toEqual([undefined, false]);
    const second = page(aList([aComment('t1.a', { parentId: 't1' })], 'more'), below.next);
    expect([second.verdict, second.next?.url]).toEqual([
      undefined,
      expect.stringContaining('parentId=t1&maxResults=100&pageToken=more'),
    ]);
    expect(page(aList([aComment('t1.z', { parentId: 't1' })]), second.next).verdict).toEqual({
      id: 't1',
      response: { truth: 'notReplied' },
    });
    expect(page(aList([anAnswer('t1.y', 't1', '2026-11-20T08:00:00Z')], 'more'), second.next).verdict).toMatchObject({
      response: { truth: 'replied', id: 't1.y', at: Date.parse('2026-11-20T08:00:00Z') },
    });
  });

  it('stays unknown when an answer on the way could not be read', () => {
    const below = page(aList([hidden]), look).next;
    const second = page(aList([{ id: 'broken' }], 'more'), below).next;
    expect(page(aList([]), second).verdict?.response).toEqual({
      truth: 'unknown',
      reason: '1 of the answers could not be read',
    });
  });

  it('takes the comment under its newer id for the one that was asked for', () => {
    expect(page(aList([aThread(aComment('Ugi7'))]), look).verdict).toEqual({
      id: 't1',
      response: { truth: 'notReplied' },
    });
  });

  it('finds that the comment is gone', () => {
    expect(problemOf(read(aList([]), look)).problem).toBe('gone');
    const missing = { ...ok({ error: { code: 404, errors: [{ reason: 'commentThreadNotFound' }] } }), status: 404 };
    expect(problemOf(reader.read(look, missing, known)).problem).toBe('gone');
  });

  it('at an answer reads what stands beside it', () => {
    const answer = { ...seen(), id: 't1.a', parentId: 't1', publishedAt: Date.parse('2026-11-19T16:00:00Z') };
    const beside = first(reader.thread(answer));
    expect(beside.url).toContain('/comments?part=snippet&textFormat=plainText&parentId=t1&maxResults=100');
    const own = aComment('t1.a', { parentId: 't1', publishedAt: '2026-11-19T16:00:00Z' });
    const verdict = (...items: readonly unknown[]) => page(aList(items), beside).verdict?.response.truth;
    expect(verdict(own)).toBe('notReplied');
    expect(verdict(own, anAnswer('t1.b', 't1', '2026-11-19T17:00:00Z'))).toBe('replied');
    expect(verdict(own, anAnswer('t1.b', 't1', '2026-11-19T15:30:00Z'))).toBe('notReplied');
    expect(verdict(own, anAnswer('t1.b', 't1', 'soon'))).toBe('unknown');
    expect(problemOf(read(aList([aComment('t1.z', { parentId: 't1' })]), beside)).problem).toBe('gone');
    const more = page(aList([own], 'more'), beside).next;
    expect(page(aList([aComment('t1.z', { parentId: 't1' })]), more).verdict?.response.truth).toBe('notReplied');
  });
});

describe('what YouTube refuses', () => {
  const refused = (status: number, reason: string) =>
    problemOf(reader.read(firstPage, { ...ok({ error: { code: status, errors: [{ reason }] } }), status }, known));

  it('is a pause until midnight in California when the quota of the day is spent', () => {
    expect(refused(403, 'quotaExceeded')).toMatchObject({
      problem: 'rateLimited',
      retryAt: Date.parse('2026-11-21T08:00:00Z'),
    });
    expect(refused(403, 'rateLimitExceeded').retryAt).toBe(NOW + 15 * 60_000);
  });

  it.each([
    [403, 'commentsDisabled', 'notFound', 'its comments are switched off'],
    [404, 'videoNotFound', 'notFound', 'there is no such video'],
    [404, 'channelNotFound', 'notFound', 'there is no such channel'],
    [400, 'keyInvalid', 'shape', 'answered 400 (keyInvalid)'],
    [403, 'forbidden', 'unauthorised', 'answered 403 (forbidden)'],
  ])('%i %s ends in one line', (status, reason, problem, words) => {
    expect(refused(status, reason)).toMatchObject({ problem, line: expect.stringContaining(words) });
  });

  it('and what holds no comments, ends in one line', () => {
    const videos = { items: [{ kind: 'youtube#searchResult', id: { videoId: 'v' }, snippet: { title: 'x' } }] };
    expect(problemOf(sample(videos)).line).toBe('YouTube answered youtube#searchResult, not a list of comments');
    expect(problemOf(sample({ kind: 'youtube#x' })).line).toContain('not a list of comments');
  });
});
