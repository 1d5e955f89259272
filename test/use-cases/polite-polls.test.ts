import { describe, expect, it } from 'vitest';
import { meteredBudgets } from '../../functions/domain/mentions/politeness/metered-budgets.ts';
import { conditionOf } from '../../functions/domain/mentions/politeness/request-budget.ts';
import type { MastodonSource } from '../../functions/domain/mentions/sources/mastodon.ts';
import type { HttpRequest } from '../../functions/ports/http.ts';
import { lookAgain } from '../../functions/use-cases/look-again.ts';
import { pollSource } from '../../functions/use-cases/poll-source.ts';
import { aMastodonSource } from '../adapters/sources/builders.ts';
import { aStackExchangeSource, items } from '../adapters/sources/stack-exchange-builders.ts';
import { inMemoryHttp } from '../support/in-memory-http.ts';
import { answerOfServer, aPost, aServer } from './pretend-sources.ts';
import { aWorld, today } from './world.ts';

const SOCIAL = 'mastodon#social.example';
const TAGS = ['sundial', 'teapot', 'kettle'];

/** Some hashtags of one server, read without a key: they share its patience. */
function aCrowd({ tier = 15, tags = TAGS }: { tier?: MastodonSource['tier']; tags?: readonly string[] } = {}) {
  const sources = tags.map((hashtag) =>
    aMastodonSource({ id: hashtag, tier, accounts: [], follow: { by: 'hashtag', hashtag } }),
  );
  const server = aServer();
  server.posts = [aPost('100', '11:00')];
  const state: { answer?: { status: number; headers?: Record<string, string> }; sent: HttpRequest[] } = { sent: [] };
  const http = inMemoryHttp((request) => {
    state.sent.push(request);
    if (state.answer) return { headers: {}, body: '', ...state.answer };
    return answerOfServer(server, request);
  });
  const world = aWorld({ sources, http, settings: { metered: meteredBudgets(sources) } });
  return {
    ...world,
    state,
    sent: () => state.sent.splice(0).length,
    condition: async () => conditionOf(await world.budgets.find(SOCIAL), world.world.now),
    look: () => lookAgain(world.mention('100'), world.settings, world.deps),
  };
}

describe('sources that share a server', () => {
  it('are all left alone when one of them is asked to wait, and come back when that is over', async () => {
    const crowd = aCrowd();
    crowd.state.answer = { status: 429, headers: { 'retry-after': '300' } };
    expect(await crowd.poll('sundial')).toMatchObject({ outcome: 'failed' });
    expect(crowd.sent()).toBe(1);
    delete crowd.state.answer;

    expect(await crowd.poll('teapot')).toMatchObject({
      outcome: 'deferred',
      reason: expect.stringContaining('left alone, as it asked (social.example'),
    });
    expect(crowd.sent()).toBe(0);
    expect(await crowd.progress('teapot')).toMatchObject({ version: 0 });
    expect(crowd.queues.polls).toMatchObject([
      { sourceId: 'sundial', until: today('12:15'), group: SOCIAL },
      { sourceId: 'teapot', until: today('12:15'), group: SOCIAL },
    ]);
    for (const { delay = 0 } of crowd.queues.polls) {
      expect(delay).toBeGreaterThanOrEqual(300_000);
      expect(delay).toBeLessThan(360_000);
    }

    crowd.world.now = today('12:05');
    expect(await crowd.poll('teapot')).toMatchObject({ outcome: 'read', discovered: 1 });
    expect(await crowd.condition()).toMatchObject({ state: 'asking' });
  });

  it('are not polled while a look was asked to wait, nor looked at while a poll was', async () => {
    const crowd = aCrowd();
    await crowd.poll('sundial');
    crowd.state.answer = { status: 429, headers: { 'retry-after': 'Fri, 20 Nov 2026 12:02:00 GMT' } };
    expect(await crowd.look()).toMatchObject({ word: { truth: 'unknown' } });
    delete crowd.state.answer;
    crowd.sent();

    expect(await crowd.poll('sundial')).toMatchObject({ outcome: 'deferred' });
    expect(await crowd.look()).toMatchObject({
      word: { truth: 'unknown', reason: expect.stringContaining('until 2026-11-20T12:02:00.000Z') },
    });
    expect(crowd.sent()).toBe(0);
    crowd.world.now = today('12:02');
    await crowd.look();
    expect(crowd.sent()).toBeGreaterThan(0);
  });

  it('have a gap where the wait is longer than their period, which ends with the next good poll', async () => {
    const crowd = aCrowd({ tier: 1 });
    await crowd.poll('teapot');
    crowd.state.answer = { status: 429, headers: { 'retry-after': '3600' } };
    await crowd.poll('sundial');
    expect(await crowd.poll('teapot')).toMatchObject({ outcome: 'failed', gapAge: expect.any(Number) });
    expect(await crowd.poll('teapot')).toMatchObject({ outcome: 'paused' });
    expect(crowd.queues.polls).toEqual([]);
    delete crowd.state.answer;
    crowd.world.now = today('13:00');
    await crowd.poll('teapot');
    expect(crowd.sources.allGaps().filter(({ sourceId }) => sourceId === 'teapot')).toMatchObject([
      { to: today('13:00') },
    ]);
  });

  it('send a poll that has to wait no further than to the end of its period', async () => {
    const crowd = aCrowd();
    crowd.state.answer = { status: 429, headers: { 'retry-after': '60' } };
    await crowd.poll('sundial');
    crowd.queues.polls.length = 0;
    expect(await pollSource('teapot', crowd.deps, { until: today('12:00:30') })).toMatchObject({ outcome: 'failed' });
    expect(crowd.queues.polls).toEqual([]);
  });

  it('wait as an answer asks that is a failure, too', async () => {
    const crowd = aCrowd();
    crowd.state.answer = { status: 503, headers: { 'retry-after': '120' } };
    await crowd.poll('sundial');
    expect(await crowd.condition()).toMatchObject({ state: 'paused', until: today('12:02'), failures: 1 });
  });
});

describe('a server that keeps failing', () => {
  const tags = ['a', 'b', 'c', 'd', 'e', 'f'];

  it('rests after five failures of whichever sources; one worker tries, and all go on when that went well', async () => {
    const crowd = aCrowd({ tags });
    crowd.state.answer = { status: 503 };
    for (const tag of tags) await crowd.poll(tag);
    expect(crowd.sent()).toBe(5);
    expect(await crowd.condition()).toMatchObject({ state: 'open', until: today('12:01'), failures: 5 });

    crowd.world.now = today('12:01');
    const before = crowd.budgets.saves();
    await Promise.all(['f', 'f', 'f', 'f'].map((tag) => crowd.poll(tag)));
    expect(crowd.sent()).toBe(1);
    expect(crowd.budgets.saves() - before).toBe(2);
    expect(await crowd.condition()).toMatchObject({ state: 'open', until: today('12:03'), failures: 6 });

    delete crowd.state.answer;
    crowd.world.now = today('12:03');
    expect(await crowd.poll('f')).toMatchObject({ outcome: 'read' });
    expect(await crowd.condition()).toEqual({ id: SOCIAL, state: 'asking', failures: 0 });
    expect(await crowd.poll('a')).toMatchObject({ outcome: 'read' });
  });

  it('says so to a look, and is not asked by it', async () => {
    const crowd = aCrowd({ tags });
    await crowd.poll('a');
    crowd.state.answer = { status: 503 };
    for (const tag of tags) await crowd.poll(tag);
    crowd.sent();
    expect(await crowd.look()).toMatchObject({
      word: { truth: 'unknown', reason: expect.stringContaining('left alone after 5 failures') },
    });
    expect(crowd.sent()).toBe(0);
  });

  it('is asked by one look before an alert although polls still wait, and all go on when it answers', async () => {
    const crowd = aCrowd({ tags });
    await crowd.poll('a');
    const held = await crowd.budgets.find(SOCIAL);
    const breaker = { failures: 9, lastFailure: 'down', openUntil: today('12:16'), lookFrom: today('12:05') };
    await crowd.budgets.save({ ...held, breaker, version: held.version + 1 });
    crowd.world.now = today('12:04');
    crowd.sent();
    expect(await crowd.look()).toMatchObject({ failed: true });
    expect(crowd.sent()).toBe(0);

    crowd.world.now = today('12:05');
    expect(await crowd.poll('b')).toMatchObject({ outcome: 'deferred' });
    expect(crowd.sent()).toBe(0);
    expect(await crowd.look()).not.toHaveProperty('failed');
    expect(crowd.sent()).toBe(2);
    expect(await crowd.condition()).toMatchObject({ state: 'asking', failures: 0 });
    expect(await crowd.poll('b')).toMatchObject({ outcome: 'read' });
  });

  it('is none where it answers one request and fails at the next, and nothing is written for that', async () => {
    const crowd = aCrowd({ tags });
    const source = aMastodonSource({ id: 'two', tier: 5 });
    let failed = 0;
    const http = inMemoryHttp((request) => {
      if (!request.url.includes('/accounts/')) return answerOfServer(crowd.server, request);
      failed += 1;
      return { status: 500, headers: {}, body: '' };
    });
    const world = aWorld({ sources: [source], http });
    for (let round = 0; round < 7; round += 1) await world.poll('two');
    expect([failed, world.budgets.saves()]).toEqual([7, 0]);
  });

  it('is none where one of its sources is missing', async () => {
    const crowd = aCrowd({ tags });
    crowd.state.answer = { status: 404 };
    for (const tag of tags) await crowd.poll(tag);
    expect(await crowd.condition()).toMatchObject({ state: 'asking', failures: 0 });
    expect(crowd.budgets.saves()).toBe(0);
  });
});

describe('requests that are counted', () => {
  const many = Array.from({ length: 14 }, (_, index) => `tag${index}`);

  it('cost one write a poll; those that are not, none', async () => {
    const counted = aCrowd({ tags: many });
    expect(counted.settings.metered).toEqual([SOCIAL]);
    for (const tag of many) await counted.poll(tag);
    expect(counted.budgets.saves()).toBe(14);

    const free = aCrowd();
    expect(free.settings.metered).toEqual([]);
    for (const tag of TAGS) await free.poll(tag);
    expect(free.budgets.saves()).toBe(0);
  });

  it('end at the limit, and the polls that found no token come back when there is one', async () => {
    const crowd = aCrowd({ tags: many });
    const { length: before } = crowd.state.sent;
    for (let round = 0; round < 6; round += 1) for (const tag of many) await crowd.poll(tag);
    // A quarter of 300 in five minutes, less what is kept for looks.
    expect(crowd.state.sent.length - before).toBe(57);
    const { reason, outcome } = await crowd.poll('tag0');
    expect([outcome, reason]).toEqual(['deferred', expect.stringContaining('as much as it allows')]);
    crowd.sent();
    await crowd.look();
    expect(crowd.sent()).toBeGreaterThan(0);
    crowd.world.now = today('12:00:30');
    expect(await crowd.poll('tag0')).toMatchObject({ outcome: 'read' });
  });

  it('never pass the limit, however many workers ask at once; those who lose every race come back', async () => {
    const crowd = aCrowd({ tags: many });
    const rounds = Array.from({ length: 8 }, () => many).flat();
    const polled = await Promise.all(rounds.map((tag) => crowd.poll(tag)));
    const sent = crowd.sent();
    const read = polled.filter(({ outcome }) => outcome === 'read').length;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThanOrEqual(57);
    // Nobody's token was lost or counted twice.
    expect(crowd.budgets.saves()).toBe(read);
    expect((await crowd.budgets.find(SOCIAL)).fullAt).toBe(today('12:00') + read * Math.ceil(300_000 / 225));
    expect(polled.filter(({ outcome }) => outcome === 'deferred')).toHaveLength(rounds.length - read);
    expect(crowd.queues.polls).toHaveLength(rounds.length - read);
  });
});

describe('a method that asks to be left alone', () => {
  const BACKOFF = 30;
  const METHODS = ['search/advanced', 'users/900/answers', 'users/900/comments'];

  /** Two searches of one site; the method named asks for a pause with each answer. */
  function aSite(method: string) {
    const sources = ['one', 'two'].map((id) => aStackExchangeSource({ id, tier: 15, search: id }));
    const asked: string[] = [];
    const http = inMemoryHttp(({ url }) => {
      const path = new URL(url).pathname.replace('/2.3/', '');
      asked.push(path);
      return { status: 200, headers: {}, body: JSON.stringify(items([], path === method ? { backoff: BACKOFF } : {})) };
    });
    return { ...aWorld({ sources, http }), asked: () => asked.splice(0) };
  }

  it('keeps none of the others of the same poll from being asked', async () => {
    const site = aSite('search/advanced');

    expect(await site.poll('one')).toMatchObject({ outcome: 'read' });
    expect(site.asked()).toEqual(METHODS);
  });

  it('is left alone by all sources, and what needs it comes back when the pause is over', async () => {
    const site = aSite('search/advanced');
    await site.poll('one');
    site.asked();

    expect(await site.poll('two')).toMatchObject({
      outcome: 'deferred',
      reason: expect.stringContaining('search/advanced is left alone, as it asked, until 2026-11-20T12:00:30.000Z'),
    });
    expect(site.asked()).toEqual([]);
    expect(site.queues.polls).toMatchObject([{ sourceId: 'two', delay: expect.any(Number) }]);
    expect(await site.progress('two')).toMatchObject({ version: 0 });

    site.world.now += BACKOFF * 1_000;
    expect(await site.poll('two')).toMatchObject({ outcome: 'read' });
    expect(site.asked()).toEqual(METHODS);
  });

  it('beside the search lets the search be read', async () => {
    const site = aSite('users/900/answers');
    await site.poll('one');
    site.asked();

    expect(await site.poll('two')).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('users/{ids}/answers'),
    });
    expect(site.asked()).toEqual(['search/advanced', 'users/900/comments']);
    // The source itself is asked on; what it missed is a gap until the next poll.
    expect(await site.progress('two')).not.toHaveProperty('pausedUntil');
    expect(site.queues.polls).toMatchObject([{ sourceId: 'two' }]);
  });
});
