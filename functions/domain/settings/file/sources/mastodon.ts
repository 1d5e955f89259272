import { z } from 'zod';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import type { MastodonSource } from '../../../mentions/sources/mastodon.ts';
import { block, leaf, text, yesOrNo } from '../building-blocks.ts';
import { secretName } from '../leaves.ts';
import { tell } from '../telling.ts';
import { origin } from '../web-address.ts';
import { accounts, brand, every } from './source-keys.ts';

const mastodon = block(
  {
    brand,
    kind: z.literal('mastodon').describe('Public posts on a Mastodon server.'),
    every,
    server: origin('The Mastodon server that is asked.', 'https://mastodon.social'),
    hashtag: leaf({
      what: 'a hashtag',
      mend: 'write the word without spaces; with a # it needs quotes, e.g. "#sundialcoffee"',
      description: 'Follow a hashtag.',
      examples: ['sundialcoffee'],
      read: (given) => (/^#?[\p{L}\p{N}_]{1,100}$/u.test(given) ? { value: given.replace('#', '') } : undefined),
    }).optional(),
    search: text({
      what: 'a text to search for',
      mend: 'write 1 to 200 characters',
      description: 'Follow a full-text search (needs a token).',
      examples: ['"sundial coffee"'],
      accepts: (given) => given.length > 0 && given.length <= 200,
    }).optional(),
    mentions: yesOrNo('true: follow the posts that mention the account of the token.').optional(),
    accounts: accounts({
      mend: 'write user@server in quotes, e.g. "@care@sundial.example", or its numeric id',
      description: "One of the brand's own accounts at this server: its posts count as responses.",
      example: '@care@sundial.example',
      read: (given) => (/^@?[^\s@/]{1,100}(@[^\s@/]{1,200})?$/u.test(given) ? given.replace(/^@/u, '') : undefined),
    }),
    token: secretName(
      'NAME of the secret that holds the access token; needed for search and mentions.',
      'MASTODON_TOKEN',
    ).optional(),
  },
  'write brand, kind: mastodon, server and hashtag',
);

/** A source of kind `mastodon`. */
export const mastodonBlock = mastodon
  .superRefine((source, context) => {
    const followed = [source.hashtag, source.search, source.mentions || undefined].filter((way) => way !== undefined);
    const problem = followed.length === 0 ? 'follows nothing' : 'follows more than one thing';
    const mend = 'give exactly one of hashtag, search or mentions: true; make a second source for another';
    if (followed.length !== 1) context.addIssue({ code: 'custom', message: tell({ problem, mend }) });
    if (source.hashtag !== undefined || source.token !== undefined || followed.length !== 1) return;
    const unreadable = `cannot be read without a token (${source.search === undefined ? 'mentions' : 'search'})`;
    const tokenMend = 'add token: MASTODON_TOKEN (the NAME of a secret), or follow a hashtag';
    context.addIssue({ code: 'custom', message: tell({ problem: unreadable, mend: tokenMend }) });
  })
  .meta({ oneOf: [{ required: ['hashtag'] }, { required: ['search'] }, { required: ['mentions'] }] })
  .transform(
    ({ brand, kind, every, server, accounts, token, ...given }): Draft<MastodonSource> => ({
      brand,
      kind,
      ...every,
      server,
      follow: followOf(given),
      accounts,
      ...(token === undefined ? {} : { secrets: { token } }),
    }),
  );

function followOf({
  hashtag,
  search,
}: Pick<z.output<typeof mastodon>, 'hashtag' | 'search'>): MastodonSource['follow'] {
  if (hashtag !== undefined) return { by: 'hashtag', hashtag };
  return search === undefined ? { by: 'mentions' } : { by: 'search', search };
}
