import { type Instant, toIso } from '../../functions/domain/shared/time.ts';
import { type Feed, isVisible, type Post, type TrueResponse, versionAt } from './truth.ts';
import { SOCIAL } from './world-settings.ts';

export interface Served {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The mention whose answers this shows, where it is about one. */
  readonly threadOf?: string;
}

const NOT_FOUND: Served = { status: 404, body: { error: 'Record not found' } };

interface Own {
  /** Of the response. */
  readonly id: string;
  readonly response: TrueResponse;
  readonly to: Post;
}

/** A Mastodon server as it stands at an instant: the shape of the real one, the words of the made-up truth. */
export class SocialServer {
  readonly #byTopic = new Map<string, Feed>();
  readonly #inOrder = new Map<string, readonly Post[]>();
  readonly #byId = new Map<string, Post>();
  readonly #byBrand = new Map<string, Own[]>();
  readonly #responses = new Map<string, { readonly brand: string }>();

  constructor(feeds: readonly Feed[]) {
    for (const feed of feeds) if (feed.kind === 'mastodon') this.#index(feed);
    for (const own of this.#byBrand.values()) own.sort((a, b) => compareIds(a.response.id, b.response.id));
  }

  #index(feed: Feed): void {
    this.#byTopic.set(feed.topic, feed);
    const own = this.#byBrand.get(feed.brand) ?? [];
    this.#byBrand.set(feed.brand, own);
    for (const post of feed.posts) {
      this.#byId.set(post.id, post);
      for (const response of post.responses) {
        own.push({ id: response.id, response, to: post });
        this.#responses.set(response.id, { brand: feed.brand });
      }
    }
  }

  answer(url: URL, at: Instant, isCut: boolean): Served {
    const [, , version, area, id = '', part] = url.pathname.split('/');
    if (version === 'v2' && area === 'instance') {
      const open = { local: 'public', remote: 'public' };
      return { status: 200, body: { version: '4.5.0', configuration: { timelines_access: { hashtag_feeds: open } } } };
    }
    if (area === 'timelines') return this.#timeline(url, part ?? '', at);
    if (area === 'accounts' && id === 'lookup') {
      const name = (url.searchParams.get('acct') ?? '').replace(/^@/u, '').split('@')[0] ?? '';
      return { status: 200, body: accountOf(name) };
    }
    if (area === 'accounts') return this.#written(url, id, at);
    return this.#status(id, part, at, isCut);
  }

  #timeline(url: URL, topic: string, at: Instant): Served {
    const posts = this.#sorted(topic);
    return pageOf(
      url,
      posts,
      (post) => isVisible(post, at),
      (post) => this.#statusOf(post, at),
    );
  }

  /** In the order of ids, which every timeline is in. */
  #sorted(topic: string): readonly Post[] {
    const known = this.#inOrder.get(topic);
    if (known !== undefined) return known;
    const posts = (this.#byTopic.get(topic)?.posts ?? []).toSorted((a, b) => compareIds(a.id, b.id));
    this.#inOrder.set(topic, posts);
    return posts;
  }

  #written(url: URL, account: string, at: Instant): Served {
    const brand = [...this.#byBrand.keys()].find((name) => accountId(name) === account) ?? '';
    return pageOf(
      url,
      this.#byBrand.get(brand) ?? [],
      ({ response }) => response.visibleAt <= at,
      (one) => responseOf(one, brand),
    );
  }

  #status(id: string, part: string | undefined, at: Instant, isCut: boolean): Served {
    const post = this.#byId.get(id);
    if (post === undefined || !isVisible(post, at)) return NOT_FOUND;
    if (part !== 'context') return { status: 200, body: this.#statusOf(post, at) };
    const shown = isCut ? [] : post.responses.filter((response) => response.visibleAt <= at);
    const descendants = shown.map((response) =>
      responseOf({ response, to: post }, this.#responses.get(response.id)?.brand ?? ''),
    );
    return { status: 200, body: { ancestors: [], descendants }, threadOf: id };
  }

  #statusOf(post: Post, at: Instant): object {
    const { text, editedAt } = versionAt(post, at);
    return {
      ...statusFields(post.id, post.author, text, post.at),
      in_reply_to_id: null,
      replies_count: post.responses.filter((response) => response.visibleAt <= at).length,
      edited_at: editedAt === undefined ? null : toIso(editedAt),
    };
  }
}

const responseOf = ({ response, to }: Pick<Own, 'response' | 'to'>, brand: string): object => ({
  ...statusFields(response.id, brand, 'We are sorry, and have written to you.', response.at),
  in_reply_to_id: to.id,
  replies_count: 0,
  edited_at: null,
});

const statusFields = (id: string, author: string, text: string, at: Instant): object => ({
  id,
  created_at: toIso(at),
  sensitive: false,
  spoiler_text: '',
  visibility: 'public',
  language: 'en',
  uri: `${SOCIAL}/users/${author}/statuses/${id}`,
  url: `${SOCIAL}/@${author}/${id}`,
  content: `<p>${text}</p>`,
  reblog: null,
  account: accountOf(author),
});

const accountOf = (name: string): object => ({
  id: accountId(name),
  username: name,
  acct: name,
  display_name: name,
  bot: false,
  url: `${SOCIAL}/@${name}`,
  uri: `${SOCIAL}/users/${name}`,
});

const accountId = (name: string): string =>
  `10${[...name].map((letter) => String(letter.charCodeAt(0)).padStart(3, '0')).join('')}`;

/** `min_id` walks forward from a bookmark; newest first within a page. `sorted` is in the order of ids. */
function pageOf<Entry extends { readonly id: string }>(
  url: URL,
  sorted: readonly Entry[],
  isShown: (entry: Entry) => boolean,
  draw: (entry: Entry) => object,
): Served {
  const limit = Math.min(40, Number(url.searchParams.get('limit') ?? 20));
  const after = url.searchParams.get('min_id');
  const rest = (after === null ? sorted : sorted.slice(firstAfter(sorted, after))).filter(isShown);
  const page = after === null ? rest.slice(-limit) : rest.slice(0, limit);
  return { status: 200, body: page.toReversed().map(draw) };
}

function firstAfter(sorted: readonly { readonly id: string }[], after: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareIds((sorted[middle] as { readonly id: string }).id, after) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const compareIds = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : Number(a > b));
