import { z } from 'zod';
import type { GooglePlaySource } from '../../../mentions/sources/google-play.ts';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import { block, text } from '../building-blocks.ts';
import { secretName } from '../leaves.ts';
import { origin } from '../web-address.ts';
import { brand, every } from './source-keys.ts';

const SERVER = 'https://androidpublisher.googleapis.com';
const PACKAGE = /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/u;

/** A source of kind `google-play`. */
export const googlePlayBlock = block(
  {
    brand,
    kind: z.literal('google-play').describe('Reviews of one Android app, with the responses. Shows the last 7 days.'),
    every,
    app: text({
      what: 'the package name of an Android app',
      mend: 'write what stands after "id=" in the address of the app\'s page, e.g. com.sundial.coffee',
      description: 'Package name of the app: what stands after `id=` in the address of its page.',
      examples: ['com.sundial.coffee'],
      accepts: (given) => given.length <= 150 && PACKAGE.test(given),
    }),
    key: secretName('NAME of the secret that holds the JSON key file of a service account.', 'GOOGLE_PLAY_KEY'),
    server: origin('Where the API is served; only tests and pretend stores change it.', SERVER).default(SERVER),
  },
  'write brand, kind: google-play, app and key',
).transform(
  ({ every, key, ...given }): Draft<GooglePlaySource> => ({ ...given, ...every, accounts: [], secrets: { key } }),
);
