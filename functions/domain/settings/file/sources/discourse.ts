import { z } from 'zod';
import type { DiscourseSource } from '../../../mentions/sources/discourse.ts';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import { block, choice, text, yesOrNo } from '../building-blocks.ts';
import { secretName } from '../leaves.ts';
import { tell } from '../telling.ts';
import { origin } from '../web-address.ts';
import { accounts, brand, every } from './source-keys.ts';

const USER_NAME = /^@?[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,59}$/u;

/** A source of kind `discourse`. */
export const discourseBlock = block(
  {
    brand,
    kind: z.literal('discourse').describe('Posts on one Discourse forum.'),
    every,
    server: origin('The forum.', 'https://forum.sundial.example'),
    search: text({
      what: 'a text to search for',
      mend: 'write 3 to 200 characters',
      description: "Follow a search, in the forum's own words: `sundial category:support`.",
      examples: ['sundial coffee'],
      accepts: (given) => given.length >= 3 && given.length <= 200,
    }).optional(),
    posts: choice(['all', 'topics'], 'Follow everything that is posted, or only what opens a topic.').optional(),
    anyLaterPost: yesOrNo(
      'true: any later post of the brand in a topic answers all that was posted before it, not only what it replies to.',
    ).default(false),
    accounts: accounts({
      mend: 'write the user name as its profile has it, e.g. sundial_care',
      description: "User name of one of the brand's own accounts: its posts count as responses.",
      example: 'sundial_care',
      read: (given) => (USER_NAME.test(given) ? given.replace(/^@/u, '').toLowerCase() : undefined),
    }),
    user: text({
      what: 'a user name',
      mend: 'write the user name that the key acts for, e.g. sundial_care',
      description: 'User name that the API key acts for.',
      examples: ['sundial_care'],
      accepts: (given) => USER_NAME.test(given),
    }).optional(),
    key: secretName(
      'NAME of the secret that holds an API key, for a forum that is not public.',
      'DISCOURSE_KEY',
    ).optional(),
  },
  'write brand, kind: discourse, server and search or posts',
)
  .superRefine(({ search, posts, user, key }, context) => {
    const add = (problem: string, mend: string): void =>
      context.addIssue({ code: 'custom', message: tell({ problem, mend }) });
    if ((search === undefined) === (posts === undefined)) {
      const problem = search === undefined ? 'follows nothing' : 'follows more than one thing';
      add(problem, 'give exactly one of search or posts; make a second source for another');
    } else if ((user === undefined) !== (key === undefined)) {
      const problem = user === undefined ? 'has key without user' : 'has user without key';
      add(problem, 'give both, or neither for a public forum');
    }
  })
  .meta({ oneOf: [{ required: ['search'] }, { required: ['posts'] }] })
  .transform(
    ({
      brand,
      kind,
      every,
      server,
      search,
      posts = 'all',
      anyLaterPost,
      accounts,
      user,
      key,
    }): Draft<DiscourseSource> => ({
      brand,
      kind,
      ...every,
      server,
      accounts,
      follow: search === undefined ? { by: 'posts', posts } : { by: 'search', search },
      anyLaterPost,
      ...(user === undefined || key === undefined ? {} : { user, secrets: { key } }),
    }),
  );
