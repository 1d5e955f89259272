import { z } from 'zod';
import type { HackerNewsSource } from '../../../mentions/sources/hacker-news.ts';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import { block, text, yesOrNo } from '../building-blocks.ts';
import { origin } from '../web-address.ts';
import { accounts, brand, every } from './source-keys.ts';

const SERVER = 'https://hn.algolia.com';

/** A source of kind `hacker-news`. */
export const hackerNewsBlock = block(
  {
    brand,
    kind: z.literal('hacker-news').describe('Stories and comments on Hacker News. No account needed.'),
    every,
    search: text({
      what: 'a text to search for',
      mend: 'write words or a "quoted phrase", 1 to 200 characters, e.g. \'"sundial coffee"\'',
      description: 'Words that all occur, or a "quoted phrase"; -word leaves out.',
      examples: ['"sundial coffee"'],
      accepts: (given) => given.length <= 200 && /(?:^|[\s"])[^\s"-]/u.test(given),
    }),
    storyComments: yesOrNo(
      'true: also the comments that do not name it, below stories whose title or address does.',
    ).default(false),
    accounts: accounts({
      mend: 'write the user name as its profile has it, e.g. sundial_team',
      description: 'User name of somebody who answers for the brand: the comments are responses.',
      example: 'sundial_team',
      read: (given) => (/^[\w-]{2,30}$/u.test(given) ? given : undefined),
    }),
    server: origin('Where the search is served; only tests and pretend sources change it.', SERVER).default(SERVER),
  },
  'write brand, kind: hacker-news and search',
).transform(({ every, ...given }): Draft<HackerNewsSource> => ({ ...given, ...every }));
