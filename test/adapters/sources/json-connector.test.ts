import { describe, expect, it } from 'vitest';
import { NOTHING, problemOf as problemIn, wrongShape } from '../../../functions/adapters/sources/answer.ts';
import { jsonConnector } from '../../../functions/adapters/sources/json-connector.ts';
import { furtherPlace, getJson, parameterOf } from '../../../functions/adapters/sources/json-exchange.ts';
import { OF_POSTS } from '../../../functions/adapters/sources/of-posts.ts';
import type { Purpose } from '../../../functions/domain/mentions/reading.ts';
import { type HackerNewsSource, hackerNewsKind } from '../../../functions/domain/mentions/sources/hacker-news.ts';
import { NOW, ok, problemOf } from './builders.ts';
import { aHackerNewsSource } from './hacker-news-builders.ts';

const source = aHackerNewsSource({ accounts: ['care'] });
const known = { now: NOW, cursor: { a: 'b' } };
const connector = jsonConnector<HackerNewsSource>({
  kind: hackerNewsKind,
  capabilities: { ...OF_POSTS, paging: 'forward', historyDepth: 'all of it' },
  origin: () => 'x',
  begin: () => [],
  thread: () => [],
  problemIn: (...given) => (given[1].purpose === 'lookup' ? undefined : problemIn(...given)),
  instead: (of, answer) =>
    'failed' in answer || answer.status !== 418 ? undefined : { ...NOTHING, cursor: { tea: of.asked.purpose } },
  reads: {
    intake: ({ who, json }) => wrongShape(who, json, 'an intake'),
    thread: (of) =>
      wrongShape(`${of.who} ${of.brand.accounts} ${of.brand.cursor['a']} ${of.headers['x']}`, of.json, 'one'),
  },
  sample: ({ who, json, brand, url, headers }) =>
    wrongShape(`${who} ${brand.accounts} ${url} ${headers?.['x']}`, json, 'it'),
});
const read = (purpose: Purpose, answer: Parameters<typeof connector.read>[2]) =>
  connector.read(source, getJson('https://a.example/b', {}, purpose), answer, known);

describe('a connector of a source that answers JSON', () => {
  it('has the limits of its kind, and reads answers by what they were asked for', () => {
    expect(connector.capabilities.limits).toBe(hackerNewsKind.limits);
    const label = hackerNewsKind.label(source);
    expect(problemOf(read('intake', ok({ a: 1 }))).line).toBe(`${label} answered an object with a, not an intake`);
    expect(problemOf(read('outgoing', ok([]))).line).toBe(`${label} answered a list of 0, not an intake`);
    expect(problemOf(read('thread', ok([], { x: 'y' }))).line).toBe(`${label} care b y answered a list of 0, not one`);
  });

  it('names the account of the brand that was asked for', () => {
    const line = (notes: Readonly<Record<string, string>>) =>
      problemOf(connector.read(source, getJson('https://a.example/b', {}, 'outgoing', notes), ok([]), known)).line;
    const who = `${new URL(source.server).host}, account`;
    expect(line({ account: '7' })).toBe(`${who} 7 of the brand answered a list of 0, not an intake`);
    expect(line({ account: '7', entry: 'care' })).toBe(`${who} care of the brand answered a list of 0, not an intake`);
  });

  it('ends by itself at an answer that holds no JSON or nothing new, unless that means something', () => {
    expect(read('intake', { ...ok(''), status: 304 })).toMatchObject({ unchanged: true });
    expect(problemOf(read('intake', { failed: 'it hung up' })).problem).toBe('outage');
    expect(problemOf(read('intake', { ...ok({}), status: 500 })).problem).toBe('outage');
    expect(problemOf(read('intake', ok('<html>'))).problem).toBe('shape');
    expect(problemOf(read('lookup', { ...ok({}), status: 500 })).line).toContain('not an intake');
    expect(read('thread', { ...ok({}), status: 418 })).toMatchObject({ cursor: { tea: 'thread' } });
  });

  it('reads what was recorded, of a source that nobody knows', () => {
    const exchange = { url: 'https://a.example/', status: 200, headers: { x: 'y' }, body: '[]' };
    const line = (given: Partial<typeof exchange>) =>
      problemOf(connector.sample({ ...exchange, ...given }, ['us'])).line;
    expect(line({})).toBe('Hacker News us https://a.example/ y answered a list of 0, not it');
    expect(problemOf(connector.sample({ status: 200, body: '[]' }, [])).line).toContain('Hacker News undefined');
    expect(line({ status: 404 })).toBe('Hacker News answered 404: there is nothing at this address');
  });
});

describe('a request for JSON', () => {
  it('leaves out what has no value, and repeats the values of a list', () => {
    expect(
      getJson('https://a.example/b?c=old', { a: undefined, c: 7, d: ['x', 'y'], e: [] }, 'intake', {
        n: 1,
        m: undefined,
      }),
    ).toEqual({
      method: 'GET',
      url: 'https://a.example/b?c=7&d=x&d=y',
      headers: { accept: 'application/json' },
      purpose: 'intake',
      notes: { n: '1' },
    });
  });

  it('leads on only to a place that is another one', () => {
    const asked = getJson('https://a.example/', { cursor: 'two' }, 'intake');
    expect([parameterOf(asked.url, 'cursor'), parameterOf(asked.url, 'other'), parameterOf('', 'cursor')]).toEqual([
      'two',
      undefined,
      undefined,
    ]);
    expect(['two', 'three', undefined].map((place) => furtherPlace(asked, 'cursor', place))).toEqual([
      undefined,
      'three',
      undefined,
    ]);
  });
});
