import { z } from 'zod';
import type { GoogleBusinessSource } from '../../../mentions/sources/google-business.ts';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import { block, leaf, text } from '../building-blocks.ts';
import { email, secretName } from '../leaves.ts';
import { origin } from '../web-address.ts';
import { brand, every } from './source-keys.ts';

const SERVER = 'https://mybusiness.googleapis.com';

const numberIn = (collection: string, what: string, example: string) =>
  leaf(
    {
      what: `the id of ${what}`,
      mend: `write the digits after "${collection}/" in its name, e.g. ${example}`,
      description: `Numeric id of ${what}: the digits after \`${collection}/\` in its resource name.`,
      examples: [example],
      read: (given) => {
        const [, digits] = new RegExp(`^(?:${collection}/)?(\\d{3,30})$`, 'u').exec(given) ?? [];
        return digits === undefined ? undefined : { value: digits };
      },
    },
    true,
  );

/** A source of kind `google-business`. */
export const googleBusinessBlock = block(
  {
    brand,
    kind: z.literal('google-business').describe('Reviews of one place on Google, with the responses.'),
    every,
    account: numberIn('accounts', 'a Business Profile account', '"112233445566778899001"'),
    location: numberIn('locations', 'a location', '"9988776655443322110"'),
    clientId: text({
      what: 'an OAuth client id',
      mend: 'copy it from Google Cloud, APIs and services, Credentials: it ends in .apps.googleusercontent.com',
      description: 'Id of the OAuth client that the owner granted access to.',
      examples: ['4711-sundial.apps.googleusercontent.com'],
      accepts: (given) => /^[\w-]{1,150}\.apps\.googleusercontent\.com$/u.test(given),
    }),
    clientSecret: secretName('NAME of the secret that holds the secret of the OAuth client.', 'GOOGLE_CLIENT_SECRET'),
    refreshToken: secretName(
      'NAME of the secret that holds the refresh token of the owner or manager.',
      'GOOGLE_REFRESH_TOKEN',
    ),
    nudge: block(
      {
        account: email('Service account that the Pub/Sub subscription signs its pushes as.'),
        audience: text({
          what: 'an audience',
          mend: 'write what --push-auth-token-audience was given, e.g. replywatch-nudges',
          description: 'Audience of those signatures.',
          examples: ['replywatch-nudges'],
          accepts: (given) => /^[!-~]{1,200}$/u.test(given),
        }),
      },
      'write account and audience',
    )
      .optional()
      .describe("Google's own notifications, by Pub/Sub: the source is then polled at once."),
    server: origin('Where the API is served; only tests and pretend places change it.', SERVER).default(SERVER),
  },
  'write brand, kind: google-business, account, location, clientId, clientSecret and refreshToken',
).transform(
  ({ every, clientSecret, refreshToken, nudge, ...given }): Draft<GoogleBusinessSource> => ({
    ...given,
    ...every,
    accounts: [],
    ...(nudge !== undefined && { nudge }),
    secrets: { clientSecret, refreshToken },
  }),
);
