import { z } from 'zod';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import type { LemmySource } from '../../../mentions/sources/lemmy.ts';
import { block, leaf, text } from '../building-blocks.ts';
import { tell } from '../telling.ts';
import { origin } from '../web-address.ts';
import { accounts, brand, every } from './source-keys.ts';

const HOST = '[a-z0-9.-]{1,200}(?::\\d{1,5})?';

/** A source of kind `lemmy`. */
export const lemmyBlock = block(
  {
    brand,
    kind: z.literal('lemmy').describe('Posts and comments on a Lemmy server.'),
    every,
    server: origin('The Lemmy server that is asked.', 'https://lemmy.world'),
    search: text({
      what: 'a text to search for',
      mend: 'write 1 to 200 characters',
      description: 'Follow what a search of the server finds.',
      examples: ['sundial coffee'],
      accepts: (given) => given.length > 0 && given.length <= 200,
    }).optional(),
    community: leaf({
      what: 'a community',
      mend: 'write its name, with its server when that is another, e.g. coffee or coffee@lemmy.ml',
      description: 'Follow all posts and comments of a community.',
      examples: ['coffee@lemmy.ml'],
      read: (given) => {
        const name = given.replace(/^!/u, '').toLowerCase();
        return new RegExp(`^\\w{1,60}(?:@${HOST})?$`, 'u').test(name) ? { value: name } : undefined;
      },
    }).optional(),
    accounts: accounts({
      mend: 'write user@server in quotes, e.g. "@care@sundial.example", or the address of the profile',
      description: "One of the brand's own accounts: its posts and comments count as responses.",
      example: '@care@sundial.example',
      read: profileOf,
    }),
  },
  'write brand, kind: lemmy, server and search',
)
  .superRefine(({ search, community }, context) => {
    if ((search === undefined) !== (community === undefined)) return;
    const problem = search === undefined ? 'follows nothing' : 'follows more than one thing';
    const mend = 'give exactly one of search and community; make a second source for another';
    context.addIssue({ code: 'custom', message: tell({ problem, mend }) });
  })
  .meta({ oneOf: [{ required: ['search'] }, { required: ['community'] }] })
  .transform(
    ({ every, search, community = '', ...given }): Draft<LemmySource> => ({
      ...given,
      ...every,
      follow: search === undefined ? { by: 'community', community } : { by: 'search', search },
    }),
  );

/** The address of a profile: the one name of an account that all servers use. */
function profileOf(given: string): string | undefined {
  const [, user, host] = new RegExp(`^@?(\\w{1,60})@(${HOST})$`, 'iu').exec(given) ?? [];
  if (user !== undefined && host !== undefined) return `https://${host.toLowerCase()}/u/${user.toLowerCase()}`;
  return new RegExp(`^https?://${HOST}/u/\\w{1,60}$`, 'iu').test(given) ? given.toLowerCase() : undefined;
}
