import { z } from 'zod';
import { POLL_TIERS, type PollTier } from '../../mentions/source.ts';
import { MINUTE } from '../../shared/time.ts';
import { readDuration } from '../duration-words.ts';
import { nearName } from '../near-name.ts';
import { isNot } from '../problem.ts';
import { block, id, leaf, oneOrMore, text, yesOrNo } from './building-blocks.ts';
import { secretName } from './leaves.ts';
import { tell } from './telling.ts';
import { origin } from './web-address.ts';

export const SOURCE_KINDS = ['app-store', 'mastodon'] as const;
const TIERS = '1m, 5m, 15m, 1h, 6h or 24h';

const brand = id('The brand that this source is about.', 'sundial');
const every = leaf<PollTier>({
  what: 'a polling period',
  mend: `choose ${TIERS}`,
  description: `How often the source is polled: ${TIERS}.`,
  examples: ['15m'],
  read: (words) => {
    const minutes = (readDuration(words) ?? 0) / MINUTE;
    const tier = POLL_TIERS.find((candidate) => candidate === minutes);
    return tier === undefined ? undefined : { value: tier };
  },
}).default(15);

const appStore = block(
  {
    brand,
    kind: z.literal('app-store').describe('Reviews of one app in one storefront. Cannot show responses.'),
    every,
    app: leaf(
      {
        what: "Apple's id of an app",
        mend: 'write the digits after "id" in the address of the app\'s page, e.g. 310633997',
        description: "Apple's numeric id of the app: the digits after `id` in the address of its page.",
        examples: [310633997],
        read: (given) => (/^\d{5,15}$/u.test(given) ? { value: given } : undefined),
      },
      true,
    ),
    country: leaf({
      what: 'a storefront',
      mend: 'write its two-letter country code, e.g. be',
      description: 'Storefront: two-letter country code.',
      examples: ['be', 'us'],
      read: (given) => (/^[a-z]{2}$/iu.test(given) ? { value: given.toLowerCase() } : undefined),
    }),
    server: origin(
      'Where the feed is served; only tests and pretend stores change it.',
      'https://itunes.apple.com',
    ).default('https://itunes.apple.com'),
  },
  'write brand, kind: app-store, app and country',
);

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
    accounts: oneOrMore(
      leaf(
        {
          what: 'an account',
          mend: 'write user@server in quotes, e.g. "@care@sundial.example", or its numeric id',
          description: "One of the brand's own accounts at this server: its posts count as responses.",
          examples: ['@care@sundial.example'],
          read: (given) =>
            /^@?[^\s@/]{1,100}(@[^\s@/]{1,200})?$/u.test(given) ? { value: given.replace(/^@/u, '') } : undefined,
        },
        true,
      ),
      'write accounts, e.g. ["@care@sundial.example"]',
      { most: 50 },
    ).default([]),
    token: secretName(
      'NAME of the secret that holds the access token; needed for search and mentions.',
      'MASTODON_TOKEN',
    ).optional(),
  },
  'write brand, kind: mastodon, server and hashtag',
)
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
  .meta({ oneOf: [{ required: ['hashtag'] }, { required: ['search'] }, { required: ['mentions'] }] });

/** One feed that is polled. */
export const sourceBlock = z.discriminatedUnion('kind', [appStore, mastodon], {
  error: (issue) => {
    if (issue.code !== 'invalid_union')
      return tell({ problem: isNot(issue.input, 'a block of keys'), mend: SOURCE_MEND });
    const given =
      typeof issue.input === 'object' && issue.input !== null && 'kind' in issue.input ? issue.input.kind : undefined;
    const near = typeof given === 'string' ? nearName(given, SOURCE_KINDS) : undefined;
    const mend =
      near === undefined ? `kinds are ${SOURCE_KINDS.join(' and ')}` : `did you mean ${JSON.stringify(near)}?`;
    return tell({ problem: isNot(given, 'a kind of source'), mend });
  },
});
const SOURCE_MEND = 'write brand, kind and what to follow';
