import { z } from 'zod';
import type { InstagramSource } from '../../../mentions/sources/instagram.ts';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import { block, leaf, whole } from '../building-blocks.ts';
import { secretName } from '../leaves.ts';
import { origin } from '../web-address.ts';
import { accounts, brand, every } from './source-keys.ts';

const SERVER = 'https://graph.instagram.com';

/** A source of kind `instagram`. */
export const instagramBlock = block(
  {
    brand,
    kind: z.literal('instagram').describe('Comments on the posts of your own Instagram account.'),
    every,
    account: leaf({
      what: 'the id of an Instagram account',
      mend: 'write its digits in quotes, e.g. "17841400000000000"; /me?fields=user_id tells them',
      description: 'Id of your professional account: digits, in quotes. It counts as one of your accounts.',
      examples: ['17841400000000000'],
      pattern: '^\\d{5,25}$',
      read: (given) => (/^\d{5,25}$/u.test(given) ? { value: given } : undefined),
    }),
    posts: whole(1, 50, 'How many of the newest posts are watched.').default(25),
    accounts: accounts({
      mend: 'write a user name, e.g. sundial.care, or an id in quotes',
      description: 'Further accounts of the brand, by user name or id: their comments count as responses too.',
      example: 'sundial.care',
      read: (given) => {
        const name = given.replace(/^@/u, '').toLowerCase();
        return /^[\w.]{1,30}$/u.test(name) ? name : undefined;
      },
    }),
    token: secretName('NAME of the secret that holds the access token.', 'INSTAGRAM_TOKEN'),
    server: origin(
      'Where the API is served: https://graph.facebook.com for a token of a Facebook page.',
      SERVER,
    ).default(SERVER),
  },
  'write brand, kind: instagram, account and token',
).transform(
  ({ every, token, account, accounts: others, ...given }): Draft<InstagramSource> => ({
    ...given,
    ...every,
    account,
    accounts: [account, ...others.filter((other) => other !== account)],
    secrets: { token },
  }),
);
