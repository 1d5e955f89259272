import { describe, expect, it } from 'vitest';
import { problemsOf, sourceOf } from './one-source.ts';

const KEYS = 'key: REDDIT_KEY, secret: REDDIT_SECRET';

describe('a source of kind reddit', () => {
  it('is taken once it is switched on', () => {
    expect(
      sourceOf(`kind: reddit, enabled: true, subreddit: r/coffee, accounts: [u/sundial_care, t2_care], ${KEYS}`),
    ).toEqual({
      id: 'added',
      brand: 'sundial',
      kind: 'reddit',
      tier: 15,
      slowest: 60,
      accounts: ['sundial_care', 't2_care'],
      follow: { by: 'subreddit', subreddit: 'coffee' },
      secrets: { key: 'REDDIT_KEY', secret: 'REDDIT_SECRET' },
      server: 'https://oauth.reddit.com',
    });
  });

  it.each([
    ['search: sundial', { by: 'search', search: 'sundial' }],
    ['search: sundial, subreddit: coffee', { by: 'search', search: 'sundial', subreddit: 'coffee' }],
  ])('follows %s', (keys, follow) => {
    expect(sourceOf(`kind: reddit, enabled: true, ${keys}, ${KEYS}`)).toMatchObject({ follow });
  });

  it.each([
    [
      `kind: reddit, subreddit: coffee, ${KEYS}`,
      'enabled: is off: since November 2025 Reddit lets only applications in',
    ],
    [`kind: reddit, enabled: false, subreddit: coffee, ${KEYS}`, 'write enabled: true once yours is'],
    [`kind: reddit, enabled: true, ${KEYS}`, 'follows nothing'],
    [`kind: reddit, enabled: true, subreddit: "cof fee", ${KEYS}`, '"cof fee" is not a subreddit'],
    ['kind: reddit, enabled: true, subreddit: coffee, key: K', 'secret: is missing'],
  ])('refuses %s in one line', (fields, line) => {
    expect(problemsOf(fields).join('; ')).toContain(line);
  });
});
