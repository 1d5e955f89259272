import { createServer, type IncomingMessage } from 'node:http';
import { listenLocally } from '../../bin/local/listening.ts';

interface Held {
  readonly id: string;
  readonly author: string;
  text: string;
  readonly createdAt: string;
  editedAt: string | null;
  readonly replyTo: string | null;
}

/** Ids that exceed 2^53, as real ones do. */
const FIRST_ID = 115_600_000_000_000_000n;
const MOST = 40;
const PAGE = 20;

/**
 * Answers as Mastodon's API is documented to, from memory: so that the checks themselves can be tried where no server is.
 * What it cannot show is a server's own behaviour; for that the checks are run against a real one.
 */
export class PretendMastodon {
  readonly origin: string;
  readonly #close: () => Promise<void>;

  private constructor(origin: string, close: () => Promise<void>) {
    this.origin = origin;
    this.#close = close;
  }

  /** `people`: who there is, by token. */
  static async open(people: Readonly<Record<string, string>>): Promise<PretendMastodon> {
    const posts: Held[] = [];
    let origin = '';
    const server = createServer(async (request, response) => {
      const answer = answerOf(posts, people, origin, request, await bodyOf(request));
      response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify(answer.body));
    });
    const listening = await listenLocally(server);
    origin = listening.origin;
    return new PretendMastodon(origin, listening.close);
  }

  close(): Promise<void> {
    return this.#close();
  }
}

async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const NOT_FOUND: Answer = { status: 404, body: { error: 'Record not found' } };
const NO_TOKEN: Answer = { status: 401, body: { error: 'The access token is invalid' } };

function answerOf(
  posts: Held[],
  people: Readonly<Record<string, string>>,
  origin: string,
  request: IncomingMessage,
  body: Readonly<Record<string, unknown>>,
): Answer {
  const url = new URL(request.url ?? '/', origin);
  const names = Object.values(people);
  const token = request.headers.authorization?.replace(/^Bearer /u, '');
  const me = token === undefined ? undefined : people[token];
  if (token !== undefined && me === undefined) return NO_TOKEN;
  const account = (name: string) => ({
    ...{ id: String(names.indexOf(name) + 1), username: name, acct: name, display_name: name, bot: false },
    ...{ url: `${origin}/@${name}`, uri: `${origin}/users/${name}` },
  });
  const shown = (held: Held) => ({
    ...{ id: held.id, created_at: held.createdAt, edited_at: held.editedAt, in_reply_to_id: held.replyTo },
    ...{ visibility: 'public', language: 'en', spoiler_text: '', reblog: null, content: `<p>${held.text}</p>` },
    ...{ uri: `${origin}/users/${held.author}/statuses/${held.id}`, url: `${origin}/@${held.author}/${held.id}` },
    ...{ replies_count: posts.filter(({ replyTo }) => replyTo === held.id).length, account: account(held.author) },
  });
  const below = (id: string): Held[] =>
    posts.filter(({ replyTo }) => replyTo === id).flatMap((held) => [held, ...below(held.id)]);
  const page = (found: readonly Held[]) => ok(pageOf(found, url.searchParams).map(shown));
  const [, what = '', id = '', more = ''] =
    /^\/api\/v\d\/([a-z]+)(?:\/([^/]+))?(?:\/([^/]+))?$/u.exec(url.pathname) ?? [];
  const held = what === 'statuses' ? posts.find((one) => one.id === id) : undefined;

  switch (`${request.method} ${what}`) {
    case 'GET instance':
      return ok({ configuration: { timelines_access: { hashtag_feeds: { local: 'public', remote: 'public' } } } });
    case 'GET timelines':
      return page(
        posts.filter(({ text }) => text.toLowerCase().includes(`#${decodeURIComponent(more).toLowerCase()}`)),
      );
    case 'GET accounts': {
      if (id === 'verify_credentials') return me === undefined ? NO_TOKEN : ok(account(me));
      if (id === 'lookup') {
        const name = names.find((one) => one === url.searchParams.get('acct'));
        return name === undefined ? NOT_FOUND : ok(account(name));
      }
      return page(posts.filter(({ author }) => account(author).id === id));
    }
    case 'GET notifications': {
      if (me === undefined) return NO_TOKEN;
      const mine = pageOf(
        posts.filter(({ text, author }) => author !== me && text.includes(`@${me}`)),
        url.searchParams,
      );
      return ok(
        mine.map((one) => ({
          id: one.id,
          type: 'mention',
          created_at: one.createdAt,
          account: account(one.author),
          status: shown(one),
        })),
      );
    }
    case 'GET statuses':
      if (held === undefined) return NOT_FOUND;
      return more === 'context' ? ok({ ancestors: [], descendants: below(id).map(shown) }) : ok(shown(held));
    case 'POST statuses': {
      if (me === undefined) return NO_TOKEN;
      const replyTo = typeof body['in_reply_to_id'] === 'string' ? body['in_reply_to_id'] : null;
      const written = {
        ...{ id: String(FIRST_ID + BigInt(Date.now()) * 1_000n + BigInt(posts.length)), author: me, replyTo },
        ...{ text: String(body['status']), createdAt: new Date().toISOString(), editedAt: null },
      };
      posts.push(written);
      return ok(shown(written));
    }
    case 'PUT statuses':
      if (held === undefined || held.author !== me) return NOT_FOUND;
      held.text = String(body['status']);
      held.editedAt = new Date().toISOString();
      return ok(shown(held));
    case 'DELETE statuses':
      if (held === undefined || held.author !== me) return NOT_FOUND;
      posts.splice(posts.indexOf(held), 1);
      return ok(shown(held));
    default:
      return NOT_FOUND;
  }
}

/** Newest first; `min_id` walks forward from its place, `max_id` back, `since_id` jumps to the newest. */
function pageOf(found: readonly Held[], query: URLSearchParams): readonly Held[] {
  const [min, max, since] = ['min_id', 'max_id', 'since_id'].map((name) => query.get(name)) as (string | null)[];
  const limit = Math.min(MOST, Number(query.get('limit') ?? PAGE));
  const within = found.filter(
    ({ id }) =>
      (max === null || max === undefined || BigInt(id) < BigInt(max)) && BigInt(id) > BigInt(min ?? since ?? 0),
  );
  return (min === null || min === undefined ? within.slice(-limit) : within.slice(0, limit)).toReversed();
}
