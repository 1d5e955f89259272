import { z } from 'zod';
import type { AppStoreConnectSource } from '../../../mentions/sources/app-store-connect.ts';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import { block, leaf, oneOrMore, text } from '../building-blocks.ts';
import { secretName } from '../leaves.ts';
import { tell } from '../telling.ts';
import { origin } from '../web-address.ts';
import { appleAppId, brand, every } from './source-keys.ts';

const SERVER = 'https://api.appstoreconnect.apple.com';
const ISSUER = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** A source of kind `app-store-connect`. */
export const appStoreConnectBlock = block(
  {
    brand,
    kind: z.literal('app-store-connect').describe('Reviews of one app in all storefronts, with the responses.'),
    every,
    app: appleAppId,
    territories: oneOrMore(
      leaf({
        what: 'a storefront of App Store Connect',
        mend: 'write its three-letter country code, e.g. BEL',
        description: 'Storefront: three-letter country code.',
        examples: ['BEL', 'USA'],
        read: (given) => (/^[a-z]{3}$/iu.test(given) ? { value: given.toUpperCase() } : undefined),
      }),
      'write storefronts, e.g. [BEL, NLD]',
      { most: 50 },
    )
      .default([])
      .describe('Only these storefronts. Left out: all.'),
    issuer: text({
      what: 'an issuer id',
      mend: 'copy it from Users and Access, Integrations in App Store Connect',
      description: 'Issuer id of the API key. Left out when the secret holds it too.',
      examples: ['57246542-96fe-1a63-e053-0824d011072a'],
      accepts: (given) => ISSUER.test(given),
    }).optional(),
    keyId: text({
      what: 'a key id',
      mend: 'copy the ten letters and digits beside the key in App Store Connect',
      description: 'Id of the API key. Left out when the secret holds it too.',
      examples: ['2X9R4HXF34'],
      accepts: (given) => /^[A-Z0-9]{8,20}$/u.test(given),
    }).optional(),
    key: secretName('NAME of the secret that holds the API key, a `.p8` file.', 'APP_STORE_CONNECT_KEY'),
    server: origin('Where the API is served; only tests and pretend stores change it.', SERVER).default(SERVER),
  },
  'write brand, kind: app-store-connect, app, issuer, keyId and key',
)
  .superRefine(({ issuer, keyId }, context) => {
    if ((issuer === undefined) === (keyId === undefined)) return;
    const problem = issuer === undefined ? 'has keyId without issuer' : 'has issuer without keyId';
    const mend = 'give both, or neither when the secret is a JSON document that holds them';
    context.addIssue({ code: 'custom', message: tell({ problem, mend }) });
  })
  .transform(
    ({ brand, kind, every, app, territories, issuer, keyId, key, server }): Draft<AppStoreConnectSource> => ({
      brand,
      kind,
      ...every,
      accounts: [],
      app,
      territories,
      ...(issuer === undefined || keyId === undefined ? {} : { issuer, keyId }),
      secrets: { key },
      server,
    }),
  );
