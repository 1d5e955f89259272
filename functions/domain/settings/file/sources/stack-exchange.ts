import { z } from 'zod';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import type { StackExchangeSource } from '../../../mentions/sources/stack-exchange.ts';
import { block, text } from '../building-blocks.ts';
import { secretName } from '../leaves.ts';
import { tell } from '../telling.ts';
import { origin } from '../web-address.ts';
import { accounts, brand, every } from './source-keys.ts';

const SERVER = 'https://api.stackexchange.com';

/** A source of kind `stack-exchange`. */
export const stackExchangeBlock = block(
  {
    brand,
    kind: z.literal('stack-exchange').describe('Questions on one site of Stack Exchange. No account needed.'),
    every,
    site: text({
      what: 'a site of Stack Exchange',
      mend: 'write its name in the API, e.g. stackoverflow, superuser, coffee or coffee.meta',
      description: 'The site, as the API calls it.',
      examples: ['stackoverflow'],
      accepts: (given) => /^[a-z0-9][a-z0-9.-]{1,60}$/u.test(given),
    }),
    search: text({
      what: 'a text to search for',
      mend: 'write 1 to 200 characters',
      description: 'Words of title or body.',
      examples: ['sundial coffee'],
      accepts: (given) => given.length > 0 && given.length <= 200,
    }).optional(),
    tag: text({
      what: 'a tag',
      mend: 'write one tag without brackets, e.g. sundial-api',
      description: 'Only questions with this tag.',
      examples: ['sundial-api'],
      accepts: (given) => /^[^\s[\];]{1,60}$/u.test(given),
    }).optional(),
    accounts: accounts({
      mend: 'write the number in the address of the profile, e.g. 22656 of stackoverflow.com/users/22656',
      description: "User id of one of the brand's own accounts on this site: its answers and comments are responses.",
      example: '22656',
      read: (given) => /^(?:https?:\/\/[^/]+\/users\/)?(\d{1,12})(?:\/.*)?$/u.exec(given)?.[1],
    }),
    key: secretName(
      'NAME of the secret that holds an API key; without one 300 requests a day.',
      'STACK_EXCHANGE_KEY',
    ).optional(),
    server: origin('Where the API is served; only tests and pretend sources change it.', SERVER).default(SERVER),
  },
  'write brand, kind: stack-exchange, site and search or tag',
)
  .superRefine(({ search, tag }, context) => {
    if (search !== undefined || tag !== undefined) return;
    const mend = 'give search, tag or both';
    context.addIssue({ code: 'custom', message: tell({ problem: 'follows nothing', mend }) });
  })
  .transform(
    ({ brand, kind, every, site, search, tag, accounts, key, server }): Draft<StackExchangeSource> => ({
      brand,
      kind,
      ...every,
      site,
      ...(search === undefined ? {} : { search }),
      ...(tag === undefined ? {} : { tag }),
      accounts,
      ...(key === undefined ? {} : { secrets: { key } }),
      server,
    }),
  );
