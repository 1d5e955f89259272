import { describe, expect, it } from 'vitest';
import { leaksIn } from './log-leaks.ts';

const PRIVATE = { texts: ['The app crashed while I paid, twice.'], people: ['ada'], secrets: ['s3cret/+'] };

describe('the search for leaks', () => {
  it('finds words of a text, a name, and a secret in whatever form', () => {
    const log = [
      '{"reason":"it said: the app CRASHED while…"}',
      '{"by":"Ada"}',
      `{"url":"https://x.example/?t=${encodeURIComponent('s3cret/+')}"}`,
      `{"auth":"${Buffer.from('s3cret/+').toString('base64')}"}`,
    ];

    expect(leaksIn(log, PRIVATE)).toEqual([
      { what: 'texts', line: 1 },
      { what: 'people', line: 2 },
      { what: 'secrets', line: 3 },
      { what: 'secrets', line: 4 },
    ]);
  });

  it('takes three words that anybody says, and a name inside of another word, for nothing', () => {
    expect(leaksIn(['the app crashed', '{"id":"adapter"}'], PRIVATE)).toEqual([]);
  });
});
