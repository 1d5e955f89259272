import { describe, expect, it } from 'vitest';
import { problemsOf, sourceOf } from './one-source.ts';

describe('a source of kind x', () => {
  it('needs to be told how many posts it may read', () => {
    expect(sourceOf('kind: x, query: sundial, accounts: 2244994945, maxPostsPerMonth: 5000, token: X_TOKEN')).toEqual({
      id: 'added',
      brand: 'sundial',
      kind: 'x',
      tier: 15,
      slowest: 60,
      accounts: ['2244994945'],
      query: 'sundial',
      maxPostsPerMonth: 5_000,
      secrets: { token: 'X_TOKEN' },
      server: 'https://api.x.com',
    });
  });

  it.each([
    ['kind: x, query: sundial, token: X_TOKEN', 'maxPostsPerMonth: is missing'],
    ['kind: x, query: sundial, maxPostsPerMonth: 0, token: X_TOKEN', 'write a whole number from 10 to 2000000'],
    ['kind: x, query: sundial, maxPostsPerMonth: many, token: X_TOKEN', '"many" is not a whole number'],
    ['kind: x, maxPostsPerMonth: 100, token: X_TOKEN', 'query: is missing'],
    [
      'kind: x, query: sundial, accounts: "@sundial", maxPostsPerMonth: 100, token: X_TOKEN',
      '"@sundial" is not an account',
    ],
  ])('refuses %s in one line', (fields, line) => {
    expect(problemsOf(fields).join('; ')).toContain(line);
  });
});
