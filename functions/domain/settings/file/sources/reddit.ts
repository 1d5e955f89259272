import { z } from 'zod';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import type { RedditSource } from '../../../mentions/sources/reddit.ts';
import { block, leaf, text } from '../building-blocks.ts';
import { secretName } from '../leaves.ts';
import { tell } from '../telling.ts';
import { origin } from '../web-address.ts';
import { accounts, brand, every } from './source-keys.ts';

const SERVER = 'https://oauth.reddit.com';
const USER = /^[\w-]{3,20}$/u;

const reddit = block(
  {
    brand,
    kind: z.literal('reddit').describe('Posts and comments on Reddit. Off unless enabled: true.'),
    every,
    enabled: z
      .literal(true, {
        error: () =>
          tell({
            problem: 'is off: since November 2025 Reddit lets only applications in that it has approved',
            mend: 'write enabled: true once yours is, or leave this source out',
          }),
      })
      .describe('true: Reddit has approved the application, and commercial use where it is that.'),
    subreddit: leaf({
      what: 'a subreddit',
      mend: 'write its name without r/, e.g. coffee',
      description: 'Follow all posts and comments of a subreddit; with search, only the posts that it finds there.',
      examples: ['coffee'],
      read: (given) => {
        const [, name] = /^(?:\/?r\/)?(\w{2,21})$/u.exec(given) ?? [];
        return name === undefined ? undefined : { value: name };
      },
    }).optional(),
    search: text({
      what: 'a text to search for',
      mend: 'write 1 to 200 characters',
      description: 'Follow the posts that a search finds. Reddit does not search comments.',
      examples: ['"sundial coffee"'],
      accepts: (given) => given.length > 0 && given.length <= 200,
    }).optional(),
    accounts: accounts({
      mend: 'write a user name, e.g. sundial_care; names never change on Reddit, display names do',
      description: "User name of one of the brand's own accounts: its comments count as responses.",
      example: 'sundial_care',
      read: (given) => {
        const name = given.replace(/^\/?u\//u, '');
        return USER.test(name) ? name : undefined;
      },
    }),
    key: secretName('NAME of the secret that holds the id of the application.', 'REDDIT_KEY'),
    secret: secretName('NAME of the secret that holds the secret of the application.', 'REDDIT_SECRET'),
    server: origin('Where the API is served; only tests and pretend sites change it.', SERVER).default(SERVER),
  },
  'write brand, kind: reddit, enabled: true, subreddit or search, key and secret',
);

/** A source of kind `reddit`. */
export const redditBlock = reddit
  .superRefine(({ subreddit, search }, context) => {
    if (subreddit !== undefined || search !== undefined) return;
    const mend = 'give a subreddit, a search, or a search in a subreddit';
    context.addIssue({ code: 'custom', message: tell({ problem: 'follows nothing', mend }) });
  })
  .meta({ anyOf: [{ required: ['subreddit'] }, { required: ['search'] }] })
  .transform(
    ({ every, enabled, subreddit = '', search, key, secret, ...given }): Draft<RedditSource> => ({
      ...given,
      ...every,
      follow:
        search === undefined
          ? { by: 'subreddit', subreddit }
          : { by: 'search', search, ...(subreddit === '' ? {} : { subreddit }) },
      secrets: { key, secret },
    }),
  );
