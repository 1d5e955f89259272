import { describe, expect, it } from 'vitest';
import { problemsOf, sourceOf } from './one-source.ts';

describe('a source of kind instagram', () => {
  it('counts its account as one of the brand', () => {
    expect(
      sourceOf('kind: instagram, account: "17841400000000900", accounts: "@Sundial.Care", token: INSTAGRAM_TOKEN'),
    ).toEqual({
      id: 'added',
      brand: 'sundial',
      kind: 'instagram',
      tier: 15,
      slowest: 60,
      accounts: ['17841400000000900', 'sundial.care'],
      account: '17841400000000900',
      posts: 25,
      secrets: { token: 'INSTAGRAM_TOKEN' },
      server: 'https://graph.instagram.com',
    });
  });

  it.each([
    ['kind: instagram, account: sundial, token: T', '"sundial" is not the id of an Instagram account'],
    ['kind: instagram, account: 17841400000000900, token: T', 'write its digits in quotes'],
    ['kind: instagram, account: "17841400000000900", posts: 0, token: T', 'write a whole number from 1 to 50'],
    ['kind: instagram, account: "17841400000000900"', 'token: is missing'],
    ['kind: instagram, account: "17841400000000900", accounts: "a b", token: T', '"a b" is not an account'],
  ])('refuses %s in one line', (fields, line) => {
    expect(problemsOf(fields).join('; ')).toContain(line);
  });
});
