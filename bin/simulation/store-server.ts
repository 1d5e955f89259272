import type { Instant } from '../../functions/domain/shared/time.ts';
import type { Served } from './social-server.ts';
import { type Feed, isVisible, type Post, versionAt } from './truth.ts';

const PATH =
  /^\/us\/rss\/customerreviews\/(?:page=(\d+)\/)?id=(\d+)\/(?:sort[bB]y=[a-zA-Z]+\/)?(?:page=(\d+)\/)?json$/u;
const PAGE = 50;
const LAST_PAGE = 10;
const HOUR_WEST = 7 * 3_600_000;

/** The App Store's feed of customer reviews as it stands at an instant. */
export class StoreServer {
  readonly #byApp = new Map<string, Feed>();

  constructor(feeds: readonly Feed[]) {
    for (const feed of feeds) if (feed.kind === 'app-store') this.#byApp.set(feed.topic, feed);
  }

  answer(url: URL, at: Instant, known: string | undefined): Served {
    if (url.pathname === '/lookup') {
      const isKnown = this.#byApp.has(url.searchParams.get('id') ?? '');
      return { status: 200, body: { resultCount: isKnown ? 1 : 0, results: [] } };
    }
    const [, before, app = '', after] = PATH.exec(url.pathname) ?? [];
    const page = Number(before ?? after ?? 1);
    if (page > LAST_PAGE) return { status: 500, body: 'CustomerReviews RSS page depth is limited to 10' };
    const posts = (this.#byApp.get(app)?.posts ?? []).filter((post) => isVisible(post, at));
    const sorted = posts
      .map((post) => ({ post, at: updatedAt(post, at) }))
      .sort((a, b) => b.at - a.at || Number(b.post.id) - Number(a.post.id));
    const entries = sorted.slice((page - 1) * PAGE, page * PAGE).map(({ post }) => entryOf(post, at));
    const etag = `"${page}-${entries.length}-${sorted.length}-${sorted.reduce((sum, one) => (sum * 31 + one.at + Number(one.post.id)) % 2_147_483_647, 7)}"`;
    if (known === etag) return { status: 304, headers: { etag }, body: '' };
    const field = entries.length === 0 ? {} : { entry: entries.length === 1 ? entries[0] : entries };
    return { status: 200, headers: { etag }, body: { feed: { author: { name: { label: 'Store' } }, ...field } } };
  }
}

const updatedAt = (post: Post, at: Instant): Instant => versionAt(post, at).editedAt ?? post.at;

function entryOf(post: Post, at: Instant): object {
  const { text, stars } = versionAt(post, at);
  return {
    id: { label: post.id },
    author: {
      uri: { label: `https://apps.sim.example/us/reviews/id${post.author.slice(6)}` },
      name: { label: post.author },
    },
    'im:rating': { label: String(stars) },
    'im:version': { label: '4.2.0' },
    'im:voteCount': { label: '0' },
    title: { label: 'A review' },
    content: { label: text, attributes: { type: 'text' } },
    updated: { label: `${new Date(updatedAt(post, at) - HOUR_WEST).toISOString().slice(0, 19)}-07:00` },
  };
}
