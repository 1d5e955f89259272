import { z } from 'zod';
import type { AppStoreSource } from '../../../mentions/sources/app-store.ts';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import { block, leaf } from '../building-blocks.ts';
import { origin } from '../web-address.ts';
import { appleAppId, brand, every } from './source-keys.ts';

const SERVER = 'https://itunes.apple.com';

/** A source of kind `app-store`. */
export const appStoreBlock = block(
  {
    brand,
    kind: z.literal('app-store').describe('Reviews of one app in one storefront. Cannot show responses.'),
    every,
    app: appleAppId,
    country: leaf({
      what: 'a storefront',
      mend: 'write its two-letter country code, e.g. be',
      description: 'Storefront: two-letter country code.',
      examples: ['be', 'us'],
      read: (given) => (/^[a-z]{2}$/iu.test(given) ? { value: given.toLowerCase() } : undefined),
    }),
    server: origin('Where the feed is served; only tests and pretend stores change it.', SERVER).default(SERVER),
  },
  'write brand, kind: app-store, app and country',
).transform(
  ({ every, ...given }): Draft<AppStoreSource> => ({
    ...given,
    ...every,
    accounts: [],
  }),
);
