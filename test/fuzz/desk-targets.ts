import { isDeepStrictEqual } from 'node:util';
import { DESK_NOW, deskWorld, waiting } from '../support/desk-world.ts';
import type { Target } from './fuzz.ts';
import { mutateText } from './mutate.ts';
import type { Random } from './random.ts';

const OURS = waiting({ id: '1', text: 'OUR WORDS' });
const THEIRS = waiting({ id: '3', brand: 'fernweh', text: 'THEIR WORDS' });
const world = await deskWorld([OURS, THEIRS]);
const link = await world.link({ brand: 'sundial' });
const session = await world.enter({ brand: 'sundial' });
const ticket = await world.seal.open('link', link, DESK_NOW);
const nobodys = await world.visit('/');

const PATHS = [
  '/',
  '/mention?m=',
  '/storms',
  '/coverage?x=',
  '/report',
  '/report/page?brand=',
  '/open?t=',
  '/act',
  '/close',
  '/..',
  '/.env',
];
const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'] as const;
const forms: readonly Readonly<Record<string, string>>[] = [
  { m: world.param(OURS), does: 'claim', cycle: '1', seen: '0', key: 'id-1' },
  { m: world.param(THEIRS), does: 'notRelevant', cycle: '1', seen: '0', choice: 'spam' },
  { token: link, by: 'Mira' },
];
/** What a header line may hold: fetch itself refuses the rest, as servers do. */
const headerText = (text: string): string =>
  text
    .replace(/[^\t\x20-\x7e]/gu, '')
    .slice(0, 4_000)
    .trim();

interface Asked {
  readonly path: string;
  readonly method: string;
  readonly cookie: string;
  readonly form: Readonly<Record<string, string>>;
  readonly site: string;
}

function asked(random: Random, cookie: string): string {
  const path = random.of(PATHS) ?? '/';
  const form = random.of(forms) ?? {};
  const value = mutateText(random.of([world.param(OURS), world.param(THEIRS), link, 'sundial']) ?? '', random, PATHS);
  const fields = Object.entries(form).map(([name, text]) => [
    name,
    random.once(2) ? mutateText(text, random, [link]) : text,
  ]);
  return JSON.stringify({
    path:
      path +
      (path.endsWith('=')
        ? encodeURIComponent(value.toWellFormed())
        : random.once(2)
          ? `/${encodeURI(value.toWellFormed())}`
          : ''),
    method: random.of(METHODS),
    cookie: headerText(cookie),
    form: Object.fromEntries(fields),
    site: random.of(['same-origin', 'cross-site', 'none', '']),
  } satisfies Partial<Asked>);
}

async function visit(input: string): Promise<readonly [status: number, text: string]> {
  const { path, method, cookie, form, site } = JSON.parse(input) as Asked;
  const withForm = method === 'GET' || method === 'HEAD' ? {} : { form };
  const { status, text } = await world.visit(path.startsWith('/') ? path : `/${path}`, {
    method,
    cookie,
    ...withForm,
    headers: site === '' ? {} : { 'sec-fetch-site': site },
  });
  return [status, text];
}

/** The desk: links, and every address with and without an open desk. */
export const DESK_TARGETS: readonly Target[] = [
  {
    name: 'desk link',
    make: (random) => mutateText(link, random, [session, link]),
    read: (token) => world.seal.open('link', token, DESK_NOW),
    wrong: (answer) =>
      answer === undefined || isDeepStrictEqual(answer, ticket) ? undefined : 'opens by a link that nobody has made',
  },
  {
    name: 'desk, closed',
    make: (random) => asked(random, mutateText(random.of([link, 'x', '']) ?? '', random, [link])),
    read: visit,
    wrong: (answer, input) => {
      const [status, text] = answer as readonly [number, string];
      // Looking at a link that is whole shows the page that opens it; nothing else is told apart.
      const isLooking = (JSON.parse(input) as Asked).path.startsWith('/open');
      if (isLooking || (JSON.parse(input) as Asked).method === 'HEAD') return undefined;
      return status === nobodys.status && text === nobodys.text
        ? undefined
        : `answers ${status} to somebody without a desk`;
    },
    growth: 200,
  },
  {
    name: 'desk, open',
    make: (random) => asked(random, session),
    read: visit,
    wrong: (answer) => {
      const [status, text] = answer as readonly [number, string];
      if (status >= 500) return `answers ${status}`;
      return text.includes('THEIR WORDS') ? 'shows what another brand was told' : undefined;
    },
    growth: 400,
  },
];
