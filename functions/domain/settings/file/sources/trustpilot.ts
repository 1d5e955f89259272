import { z } from 'zod';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import type { TrustpilotSource } from '../../../mentions/sources/trustpilot.ts';
import { block, leaf } from '../building-blocks.ts';
import { secretName } from '../leaves.ts';
import { origin } from '../web-address.ts';
import { brand, every } from './source-keys.ts';

const SERVER = 'https://api.trustpilot.com';

/** A source of kind `trustpilot`. */
export const trustpilotBlock = block(
  {
    brand,
    kind: z.literal('trustpilot').describe('Service reviews on Trustpilot, with the responses. Needs its paid API.'),
    every,
    businessUnit: leaf({
      what: 'the id of a business unit',
      mend: 'write its 24 letters and digits, e.g. 46d6a890000064000500e0c3; /v1/business-units/find?name= tells it',
      description: "Trustpilot's id of the company: 24 hexadecimal digits.",
      examples: ['46d6a890000064000500e0c3'],
      pattern: '^[0-9a-f]{24}$',
      read: (given) => (/^[0-9a-f]{24}$/iu.test(given) ? { value: given.toLowerCase() } : undefined),
    }),
    key: secretName('NAME of the secret that holds the API key.', 'TRUSTPILOT_KEY'),
    secret: secretName(
      'NAME of the secret that holds the API secret. With it the private API is asked.',
      'TRUSTPILOT_SECRET',
    ).optional(),
    nudge: secretName(
      "NAME of the secret in the address that Trustpilot's webhook calls: the source is then polled at once.",
      'TRUSTPILOT_NUDGE_TOKEN',
    ).optional(),
    server: origin('Where the API is served; only tests and pretend companies change it.', SERVER).default(SERVER),
  },
  'write brand, kind: trustpilot, businessUnit and key',
).transform(
  ({ every, key, secret, nudge, ...given }): Draft<TrustpilotSource> => ({
    ...given,
    ...every,
    accounts: [],
    ...(nudge !== undefined && { nudge: { token: nudge } }),
    secrets: { key, ...(secret === undefined ? {} : { secret }) },
  }),
);
