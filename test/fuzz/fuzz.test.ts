import { describe, expect, it } from 'vitest';
import { builtInScorer } from '../../functions/adapters/scoring/built-in-scorer.ts';
import { exchangeOf } from '../../functions/adapters/sources/recorded-exchange.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { fuzz, type Target } from './fuzz.ts';

const target = (read: Target['read']): Target => ({ name: 'planted', make: () => 'x', read });
const problemOf = async (read: Target['read']): Promise<string | undefined> =>
  (await fuzz(target(read), { seed: 1, executions: 1 })).findings[0]?.problem;

describe('the fuzzer', () => {
  it('finds what is planted: a crash, a refusal in two lines, an answer without end, a changed prototype', async () => {
    expect(await problemOf(() => Reflect.get(undefined as never, 'x'))).toContain('throws TypeError');
    expect(
      await problemOf(() => {
        throw Object.assign(new Refusal('x', 'y', 'z'), { message: 'one\ntwo' });
      }),
    ).toContain('more than one line');
    expect(await problemOf(() => 'y'.repeat(30_000))).toContain('answers 30002 characters');
    expect(
      await problemOf(() => {
        Reflect.set(Object.prototype, 'planted', 1);
      }),
    ).toBe('changes what all objects share');
    Reflect.deleteProperty(Object.prototype, 'planted');
    expect(
      await problemOf(() => {
        throw new Refusal('x', 'y', 'z');
      }),
    ).toBeUndefined();
  });
});

/** Each was found by it. */
describe('what the fuzzer has found stays mended', () => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'a text in the language %s is judged',
    (language) => {
      const judged = builtInScorer()('It froze again', language, 'review');
      expect(judged.negative + judged.neutral + judged.positive).toBeCloseTo(1);
    },
  );

  it('a recorded header may be anything', () => {
    const headers = [
      ['a', { toString: -1 }],
      ['b', [{}, null]],
      ['c', 1],
    ];
    expect(exchangeOf({ response: { status: 200, headers, body: '' } }, 'stdin').headers).toEqual({
      a: '{"toString":-1}',
      b: '{}, null',
      c: '1',
    });
  });
});
