import { describe, expect, it } from 'vitest';
import { problemsOf, sourceOf } from './one-source.ts';

describe('the settings of hacker-news, rss, bluesky, discourse and stack-exchange', () => {
  it.each([
    [
      'kind: hacker-news, search: sundial coffee, accounts: sundial_ada',
      { search: 'sundial coffee', storyComments: false, accounts: ['sundial_ada'], server: 'https://hn.algolia.com' },
    ],
    [
      'kind: rss, feed: "https://garden.example/feed.xml?x=1#top", search: sundial',
      {
        feed: 'https://garden.example/feed.xml?x=1',
        search: 'sundial',
        server: 'https://garden.example',
        accounts: [],
      },
    ],
    [
      'kind: bluesky, search: sundial, accounts: ["@Care.Sundial.Example", "did:plc:abc"]',
      {
        follow: { by: 'search', search: 'sundial' },
        accounts: ['care.sundial.example', 'did:plc:abc'],
        server: 'https://public.api.bsky.app',
      },
    ],
    [
      'kind: bluesky, mentions: true, login: care.sundial.example, appPassword: BLUESKY_APP_PASSWORD',
      {
        follow: { by: 'mentions' },
        login: 'care.sundial.example',
        secrets: { appPassword: 'BLUESKY_APP_PASSWORD' },
        server: 'https://bsky.social',
      },
    ],
    [
      'kind: discourse, server: https://forum.example, posts: topics, accounts: "@Sundial_Care"',
      { follow: { by: 'posts', posts: 'topics' }, accounts: ['sundial_care'], anyLaterPost: false },
    ],
    [
      'kind: discourse, server: https://forum.example, search: sundial, user: care, key: DISCOURSE_KEY',
      { follow: { by: 'search', search: 'sundial' }, user: 'care', secrets: { key: 'DISCOURSE_KEY' } },
    ],
    [
      'kind: stack-exchange, site: stackoverflow, tag: sundial-api, accounts: [22656, "https://stackoverflow.com/users/901/care"]',
      {
        site: 'stackoverflow',
        tag: 'sundial-api',
        accounts: ['22656', '901'],
        server: 'https://api.stackexchange.com',
      },
    ],
  ])('{%s} is a source', (fields, expected) => {
    expect(sourceOf(fields)).toMatchObject(expected);
  });

  it.each([
    ['kind: hacker-news', 'search', 'is missing'],
    ['kind: hacker-news, search: "-sundial"', 'search', 'write words'],
    ['kind: hacker-news, search: sundial, accounts: "ada lovelace"', 'accounts', 'write the user name'],
    ['kind: rss, feed: garden.example/feed', 'feed', 'write its https address'],
    ['kind: rss, feed: http://garden.example/feed', 'feed', 'use https'],
    ['kind: rss, feed: "https://ada:secret@garden.example/feed"', 'feed', 'value (not shown)'],
    ['kind: rss, feed: "https://ada@garden.example/feed"', 'feed', 'leave the user name out'],
    ['kind: bluesky', '', 'follows nothing'],
    ['kind: bluesky, search: a, mentions: true, login: a.b, appPassword: P', '', 'follows more than one thing'],
    ['kind: bluesky, mentions: true', '', 'cannot be read without an account'],
    ['kind: bluesky, search: a, login: care.sundial.example', '', 'has login without appPassword'],
    ['kind: bluesky, search: a, appPassword: P', '', 'has appPassword without login'],
    ['kind: bluesky, search: a, accounts: care', 'accounts', 'write its handle'],
    ['kind: bluesky, search: a, login: a.b, appPassword: abcd-efgh', 'appPassword', 'value not shown'],
    ['kind: discourse, search: sundial', 'server', 'is missing'],
    ['kind: discourse, server: https://forum.example', '', 'follows nothing'],
    ['kind: discourse, server: https://forum.example, search: sun, posts: all', '', 'follows more than one thing'],
    ['kind: discourse, server: https://forum.example, posts: topic', 'posts', 'did you mean "topics"?'],
    ['kind: discourse, server: https://forum.example, posts: all, key: K', '', 'has key without user'],
    ['kind: stack-exchange, site: stackoverflow', '', 'follows nothing'],
    ['kind: stack-exchange, site: https://stackoverflow.com, search: a', 'site', 'write its name in the API'],
    ['kind: stack-exchange, site: stackoverflow, search: a, accounts: care', 'accounts', 'write the number'],
    ['kind: stack-exchange, site: stackoverflow, tag: "[a]"', 'tag', 'write one tag without brackets'],
  ])('{%s} is refused in one line', (fields, key, words) => {
    const problems = problemsOf(fields);
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(problems[0]?.startsWith(key)).toBe(true);
    expect(problems[0]).not.toMatch(/secret@|abcd-efgh|\n/u);
  });
});
