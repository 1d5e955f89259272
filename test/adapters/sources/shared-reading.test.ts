import { describe, expect, it } from 'vitest';
import { wrongShape } from '../../../functions/adapters/sources/answer.ts';
import { errorJson, errorText, errorWord, namedProblemOf } from '../../../functions/adapters/sources/error-word.ts';
import { flatReading } from '../../../functions/adapters/sources/flat-thread.ts';
import { readJson, readRecorded } from '../../../functions/adapters/sources/json-exchange.ts';
import { observed } from '../../../functions/adapters/sources/observed.ts';
import { absence, NO_ACCOUNTS, threadOf, unreadable } from '../../../functions/adapters/sources/thread.ts';
import { asked, NOW, ok } from './builders.ts';

const bare = {
  id: '1',
  kind: 'rss',
  author: {},
  text: 'x',
  publishedAt: undefined,
  fromBrand: false,
  untold: 'no',
} as const;

describe('an observation made of what a source says', () => {
  it('has no field that the source left out', () => {
    expect(
      observed({ ...bare, url: undefined, author: { id: undefined, name: 'Ida' }, labels: { a: 'b', c: undefined } }),
    ).toEqual({
      id: '1',
      kind: 'rss',
      author: { name: 'Ida' },
      text: 'x',
      publishedPrecision: 'unknown',
      fromBrand: false,
      response: { truth: 'unknown', reason: 'no' },
      labels: { a: 'b' },
    });
  });

  it('has an exact time where it has one, unless the source is less sure', () => {
    expect(observed({ ...bare, publishedAt: NOW })).toMatchObject({ publishedAt: NOW, publishedPrecision: 'exact' });
    expect(observed({ ...bare, publishedAt: NOW, publishedPrecision: 'day' })).toMatchObject({
      publishedPrecision: 'day',
    });
    expect(observed({ ...bare, publishedPrecision: 'day' })).toMatchObject({ publishedPrecision: 'unknown' });
  });

  it('answers another one, never itself', () => {
    expect(observed({ ...bare, parentId: '2' })).toMatchObject({ parentId: '2' });
    expect(observed({ ...bare, parentId: '1' })).not.toHaveProperty('parentId');
  });
});

describe('an answer that should hold JSON', () => {
  const reading = { who: 'x', read: (json: unknown) => wrongShape('x', json, 'anything') };

  it('is read when it does', () => {
    expect(readJson(reading, asked(), ok({ a: 1 }), NOW)).toMatchObject({
      line: 'x answered an object with a, not anything',
    });
    expect(readRecorded(reading, { status: 200, body: '[]' })).toMatchObject({
      line: 'x answered a list of 0, not anything',
    });
  });

  it('ends by itself when it does not', () => {
    expect(readJson(reading, asked(), { ...ok(''), status: 304 }, NOW)).toMatchObject({ unchanged: true });
    expect(readJson(reading, asked(), { failed: 'gone away' }, NOW)).toMatchObject({ problem: 'outage' });
    expect(readRecorded(reading, { status: 500, body: '{}' })).toMatchObject({ problem: 'outage' });
    expect(readRecorded(reading, { status: 200, body: '{' })).toMatchObject({ problem: 'shape' });
  });
});

describe('the word for an error', () => {
  it('is one word of letters', () => {
    expect(errorWord(ok({ error: { name: 'throttle_violation' } }), 'error', 'name')).toBe('throttle_violation');
    expect(errorText(ok({ error: 'nicht da' }), 'error')).toBe('nicht da');
    expect(errorJson(ok({ wait: 7 }))).toEqual({ wait: 7 });
    expect(errorJson(ok('<html>'))).toBeUndefined();
    expect(errorText({ failed: 'it hung up' }, 'error')).toBeUndefined();
  });

  it('stands beside the status, and tells more than the status where it is known', () => {
    const headers = { 'retry-after': '30' };
    const problem = (error: string, status = 400, kinds: Parameters<typeof namedProblemOf>[2] = {}) =>
      namedProblemOf(['x', asked(), { ...ok({ error }, headers), status }, NOW], ['error'], kinds);
    expect(problem('Unheard')?.line).toBe('x answered 400 (Unheard): it refuses the request itself');
    expect(problem('toString', 400, { Busy: 'rateLimited' })).toMatchObject({ problem: 'shape' });
    expect(problem('Busy', 400, { Busy: 'rateLimited' })).toEqual({
      problem: 'rateLimited',
      line: 'x answered 400 (Busy): too many requests',
      retryAt: NOW + 30_000,
    });
    expect(problem('two words', 503)).toEqual({ problem: 'outage', line: 'x answered 503', retryAt: NOW + 30_000 });
    expect(problem('Busy', 200, { Busy: 'rateLimited' })).toBeUndefined();
  });

  it.each([[{ error: 'two words' }], [{ error: 'x'.repeat(61) }], [{ error: 7 }], [{}], ['no JSON']])(
    'is none in %j',
    (body) => {
      expect(errorWord(ok(body), 'error')).toBeUndefined();
    },
  );
});

describe('a thread without a response', () => {
  it('says that nobody answered when it shows all', () => {
    expect(absence([undefined, unreadable(0)], 3, ['900'])).toEqual({ truth: 'notReplied' });
    expect(absence([], 0, [])).toEqual({ truth: 'notReplied' });
  });

  it('is unknown for its first doubt, or where no account of the brand is known', () => {
    expect(absence([undefined, 'cut', 'broken'], 0, ['900'])).toEqual({ truth: 'unknown', reason: 'cut' });
    expect(absence([unreadable(2)], 0, [])).toEqual({ truth: 'unknown', reason: '2 of the answers could not be read' });
    expect(absence([], 1, [])).toEqual({ truth: 'unknown', reason: NO_ACCOUNTS });
  });

  it('keeps what is below a post that cannot be read in its place', () => {
    const post = (id: string, parentId?: string) => ({
      id,
      observation: observed({ ...bare, id, parentId }),
      byBot: false,
    });
    const ours = { ...post('3', '2'), observation: observed({ ...bare, id: '3', parentId: '2', fromBrand: true }) };
    const thread = threadOf([post('1'), ours], [{ id: '1', parentId: 'wrong' }, { id: '2', parentId: '1' }, undefined]);
    expect(thread.answers.get('1')?.map(({ id }) => id)).toEqual(['3']);
    expect(thread.children.get('1')).toEqual([{ id: '2', parentId: '1' }]);
  });
});

describe('comments side by side', () => {
  const comment = (id: string, parentId?: string, fromBrand = false) =>
    observed({ ...bare, id, parentId, fromBrand, publishedAt: NOW + Number(id) });

  it('tell by the answers below them, and by why those may not be all', () => {
    const read = [comment('1'), comment('2', '1', true), comment('3'), comment('4')];
    const cutOf = (top: string, shown: number) => (top === '4' ? `${shown} shown` : undefined);
    const reading = flatReading({ read, refused: { count: 0 }, entries: 4, accounts: ['900'], cutOf });
    expect(reading.observations.map(({ response }) => response)).toEqual([
      { truth: 'replied', id: '2', at: NOW + 2, text: expect.any(String) },
      { truth: 'unknown', reason: 'posted by the brand itself' },
      { truth: 'notReplied' },
      { truth: 'unknown', reason: '0 shown' },
    ]);
    expect(reading).toMatchObject({ entries: 4, responses: [{ parentId: '1', id: '2' }] });
  });
});
