import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import type { ResponseTruth } from '../../../functions/domain/mentions/observation.ts';
import { isProblem } from '../../../functions/domain/mentions/reading.ts';
import { askSource } from '../../../functions/use-cases/ask-source.ts';
import { ALWAYS_YOUR_TURN } from '../../support/always-your-turn.ts';
import { readerFor } from '../../support/connectors.ts';
import { inMemorySpending } from '../../support/in-memory-budgets.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { first, NOW } from './builders.ts';
import { aFeedOf, expectItHoldsWhatTheServerHolds, type Feed, pageFrom } from './growing-feed.ts';
import { answerJson, serve, urlOf } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';
import { aComment, aList, anAnswer, aThread, aYoutubeSource } from './youtube-builders.ts';

const SERVER_PAGE = 4;
const ANSWERS_SHOWN = 5;

/** Speaks the API: a key in the address, pages by token, five answers on a thread, the rest of them by page. */
async function serveFeed(feed: Feed, answers: readonly unknown[] = []) {
  const server = await serve((request, response) => {
    const { pathname, searchParams } = urlOf(request);
    if (searchParams.get('key') !== 'the-key') return answerJson(response, { error: { code: 400 } }, 400);
    const id = searchParams.get('id');
    const all =
      pathname === '/youtube/v3/comments'
        ? answers
        : feed.ids
            .filter((one) => id === null || one === id)
            .map((one) => aThread(aComment(one), answers.slice(0, ANSWERS_SHOWN), answers.length));
    const { shown, next } = pageFrom<unknown>(all, searchParams.get('pageToken'), SERVER_PAGE);
    feed.between();
    return answerJson(response, aList(shown, next));
  });
  return {
    reader: readerFor(aYoutubeSource({ server })),
    http: guardedHttp({ version: '0.0.0', localOrigins: [server] }),
    secrets: inMemorySecrets({ YOUTUBE_KEY: 'the-key' }),
  };
}

describe('YouTube over the wire', () => {
  it.each([
    [0, 1],
    [4, 1],
    [5, 2],
    [18, 5],
  ])('gives each of %i comments once, in %i requests', async (count, requests) => {
    const feed = aFeedOf(count);
    const { reader, http, secrets } = await serveFeed(feed);
    const stored = nothingStored();
    expect(await poll(reader, http, stored, Infinity, secrets)).toEqual([]);
    expect([...stored.mentions.keys()]).toEqual(feed.ids);
    expect(stored.requests).toBe(requests);
  });

  it('holds what the server holds after growth, crashes and retries', async () => {
    const feed = aFeedOf(0);
    await expectItHoldsWhatTheServerHolds(feed, await serveFeed(feed));
  });

  it.each([
    ['on no page', 14, undefined, 'notReplied'],
    ['on the last page', 14, 13, 'replied'],
    ['on the first', 14, 0, 'replied'],
    ['where only answers of others are', 3, undefined, 'notReplied'],
  ])('finds the response %s of %i answers', async (_, count, at, truth) => {
    const answers = Array.from({ length: count }, (__, index) =>
      index === at
        ? anAnswer(`10001.${index}`, '10001', '2026-11-20T08:00:00Z')
        : aComment(`10001.${index}`, { parentId: '10001' }),
    );
    const { reader, http, secrets } = await serveFeed(aFeedOf(1), answers);
    const stored = nothingStored();
    await poll(reader, http, stored, Infinity, secrets);
    const mention = stored.mentions.get('10001');
    if (mention === undefined) throw new Error('the mention is missing');
    let word: ResponseTruth | undefined;
    let request = reader.thread(mention)[0];
    while (request !== undefined) {
      const deps = { http, secrets, spending: inMemorySpending(), turn: ALWAYS_YOUR_TURN };
      const { read } = await askSource(reader, request, { now: NOW, cursor: {} }, undefined, deps);
      if (isProblem(read)) throw new Error(read.line);
      word = read.verdict?.response ?? word;
      request = read.next;
    }
    expect(word?.truth).toBe(truth);
  });

  it('never shows the key in what it plans', async () => {
    const { reader } = await serveFeed(aFeedOf(1));
    expect(first(reader.begin({})).url).not.toContain('key=');
  });
});
