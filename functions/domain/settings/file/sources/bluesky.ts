import { z } from 'zod';
import type { BlueskySource } from '../../../mentions/sources/bluesky.ts';
import type { Draft } from '../../../mentions/sources/kind-of-source.ts';
import { block, leaf, text, yesOrNo } from '../building-blocks.ts';
import { secretName } from '../leaves.ts';
import { tell } from '../telling.ts';
import { origin } from '../web-address.ts';
import { accounts, brand, every } from './source-keys.ts';

/** Serves those who log in, and everybody else; the second one refuses most searches. */
const ENTRYWAY = 'https://bsky.social';
const PUBLIC = 'https://public.api.bsky.app';

const DID = /^did:[a-z]+:[\w.:%-]{1,200}$/u;
const HANDLE = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/iu;

/** A DID as it is, a handle without its @ and in lower case. */
function accountIn(given: string): string | undefined {
  if (DID.test(given)) return given;
  const handle = given.replace(/^@/u, '').toLowerCase();
  return HANDLE.test(handle) ? handle : undefined;
}

/** A source of kind `bluesky`. */
export const blueskyBlock = block(
  {
    brand,
    kind: z.literal('bluesky').describe('Posts on Bluesky.'),
    every,
    search: text({
      what: 'a text to search for',
      mend: 'write 1 to 200 characters',
      description: 'Follow a search.',
      examples: ['"sundial coffee"'],
      accepts: (given) => given.length > 0 && given.length <= 200,
    }).optional(),
    mentions: yesOrNo('true: follow the posts that mention, answer or quote the account of login.').optional(),
    accounts: accounts({
      mend: 'write its handle, e.g. care.sundial.example, or its DID, e.g. did:plc:ewvi7nxzyoun6zhxrhs64oiz',
      description: "One of the brand's own accounts, by DID or handle: its posts count as responses.",
      example: 'care.sundial.example',
      read: accountIn,
    }),
    login: leaf({
      what: 'an account',
      mend: 'write its handle or DID, e.g. care.sundial.example',
      description: 'The account that logs in to search and to see its mentions.',
      examples: ['care.sundial.example'],
      read: (given) => {
        const value = accountIn(given);
        return value === undefined ? undefined : { value };
      },
    }).optional(),
    appPassword: secretName(
      'NAME of the secret that holds an app password of login.',
      'BLUESKY_APP_PASSWORD',
    ).optional(),
    server: origin('Where the API is asked: with login its own server, else a public one.', ENTRYWAY).optional(),
  },
  'write brand, kind: bluesky, search, login and appPassword',
)
  .superRefine(({ search, mentions, login, appPassword }, context) => {
    const add = (problem: string, mend: string): void =>
      context.addIssue({ code: 'custom', message: tell({ problem, mend }) });
    const followed = [search, mentions || undefined].filter((way) => way !== undefined);
    if (followed.length !== 1) {
      const problem = followed.length === 0 ? 'follows nothing' : 'follows more than one thing';
      add(problem, 'give exactly one of search or mentions: true; make a second source for another');
    } else if ((login === undefined) !== (appPassword === undefined)) {
      const problem = login === undefined ? 'has appPassword without login' : 'has login without appPassword';
      add(problem, 'give both: login (the handle) and appPassword (the NAME of the secret)');
    } else if (mentions && login === undefined) {
      add('cannot be read without an account (mentions)', 'add login and appPassword, or follow a search');
    }
  })
  .meta({ oneOf: [{ required: ['search'] }, { required: ['mentions'] }] })
  .transform(
    ({ brand, kind, every, search, accounts, login, appPassword, server }): Draft<BlueskySource> => ({
      brand,
      kind,
      ...every,
      accounts,
      follow: search === undefined ? { by: 'mentions' } : { by: 'search', search },
      server: server ?? (login === undefined ? PUBLIC : ENTRYWAY),
      ...(login === undefined || appPassword === undefined ? {} : { login, secrets: { appPassword } }),
    }),
  );
