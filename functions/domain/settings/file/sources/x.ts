import { z } from 'zod';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import type { XSource } from '../../../mentions/sources/x.ts';
import { block, text, whole } from '../building-blocks.ts';
import { secretName } from '../leaves.ts';
import { origin } from '../web-address.ts';
import { accounts, brand, every } from './source-keys.ts';

const SERVER = 'https://api.x.com';

/** A source of kind `x`. */
export const xBlock = block(
  {
    brand,
    kind: z.literal('x').describe('Posts that a search on X finds. X takes money for each post that is read.'),
    every,
    query: text({
      what: 'a search',
      mend: 'write 1 to 350 characters as X searches, e.g. "\\"sundial coffee\\" -from:4711"',
      description: "What to search for, in X's own words. Reposts are left out.",
      examples: ['"sundial coffee"'],
      accepts: (given) => given.length > 0 && given.length <= 350,
    }),
    accounts: accounts({
      mend: 'write the numeric id in quotes, e.g. "2244994945"; names change, ids do not',
      description: "Numeric id of one of the brand's own accounts: its answers count as responses.",
      example: '2244994945',
      read: (given) => (/^\d{1,20}$/u.test(given) ? given : undefined),
    }),
    maxPostsPerMonth: whole(
      10,
      2_000_000,
      'The most posts that may be read in a calendar month (UTC), at some 0.005 USD each; then the source rests until the next.',
    ),
    token: secretName('NAME of the secret that holds the bearer token.', 'X_TOKEN'),
    server: origin('Where the API is served; only tests and pretend sites change it.', SERVER).default(SERVER),
  },
  'write brand, kind: x, query, maxPostsPerMonth and token',
).transform(({ every, token, ...given }): Draft<XSource> => ({ ...given, ...every, secrets: { token } }));
