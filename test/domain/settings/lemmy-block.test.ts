import { describe, expect, it } from 'vitest';
import { problemsOf, sourceOf } from './one-source.ts';

describe('a source of kind lemmy', () => {
  it('knows accounts by the addresses of their profiles', () => {
    const accounts = '["@Care@Sundial.example", "https://a.example/u/care"]';
    expect(sourceOf(`kind: lemmy, server: "https://lemmy.example", search: sundial, accounts: ${accounts}`)).toEqual({
      id: 'added',
      brand: 'sundial',
      kind: 'lemmy',
      tier: 15,
      slowest: 60,
      accounts: ['https://sundial.example/u/care', 'https://a.example/u/care'],
      follow: { by: 'search', search: 'sundial' },
      server: 'https://lemmy.example',
    });
  });

  it.each(['coffee', 'coffee@lemmy.ml', '"!coffee@lemmy.ml"'])('follows the community %s', (community) => {
    expect(sourceOf(`kind: lemmy, server: "https://lemmy.example", community: ${community}`)).toMatchObject({
      follow: { by: 'community', community: community.replace(/["!]/gu, '') },
    });
  });

  it.each([
    ['kind: lemmy, search: x', 'server: is missing'],
    ['kind: lemmy, server: "https://a.example"', 'follows nothing'],
    ['kind: lemmy, server: "https://a.example", search: x, community: y', 'follows more than one thing'],
    ['kind: lemmy, server: "https://a.example", community: "a b"', '"a b" is not a community'],
    ['kind: lemmy, server: "https://a.example", search: x, accounts: care', '"care" is not an account'],
  ])('refuses %s in one line', (fields, line) => {
    expect(problemsOf(fields).join('; ')).toContain(line);
  });
});
