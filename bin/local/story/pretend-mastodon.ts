import { type Instant, toIso } from '../../../functions/domain/shared/time.ts';
import { POSTS, type Post, storyInstant } from './plot.ts';
import type { Page } from './pretend-server.ts';

/** The public API of a Mastodon server as it stands at `now`: tag timeline, statuses, threads and accounts. */
export function mastodonPage(url: URL, origin: string, now: Instant): Page | undefined {
  const visible = POSTS.filter((post) => storyInstant(post.after) <= now);
  const [, , , area, id, part] = url.pathname.split('/');
  if (area === 'timelines') {
    const tagged = visible.filter(
      (post) => post.answers === undefined && post.text.includes(`<span>${part ?? ''}</span>`),
    );
    return timeline(url, origin, tagged, visible);
  }
  if (area === 'accounts' && id === 'lookup') {
    const name = (url.searchParams.get('acct') ?? '').replace(/^@/u, '').split('@')[0];
    const known = POSTS.find((post) => post.by === name);
    return known && { body: accountOf(known, origin) };
  }
  if (area === 'accounts' && part === 'statuses') {
    const own = visible.filter((post) => accountId(post.by) === id);
    return timeline(url, origin, own, visible);
  }
  const post = area === 'statuses' ? visible.find((one) => one.id === id) : undefined;
  if (post === undefined) return undefined;
  return { body: part === 'context' ? contextOf(post, visible, origin) : statusOf(post, visible, origin) };
}

/** `min_id` walks forward from a bookmark, as the real thing does; newest first within a page. */
function timeline(url: URL, origin: string, posts: readonly Post[], visible: readonly Post[]): Page {
  const limit = Math.min(40, Number(url.searchParams.get('limit') ?? 20));
  const after = url.searchParams.get('min_id') ?? url.searchParams.get('since_id');
  const ascending = posts
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .filter((post) => after === null || post.id > after);
  const page = after === null ? ascending.slice(-limit) : ascending.slice(0, limit);
  const newest = page.at(-1);
  const link =
    newest === undefined ? {} : { link: `<${origin}${url.pathname}?limit=${limit}&min_id=${newest.id}>; rel="prev"` };
  return { body: page.toReversed().map((post) => statusOf(post, visible, origin)), headers: link };
}

function contextOf(post: Post, visible: readonly Post[], origin: string): object {
  const answers = visible.filter((one) => one.answers === post.id && !one.onlyInOwnFeed);
  return { ancestors: [], descendants: answers.map((answer) => statusOf(answer, visible, origin)) };
}

function statusOf(post: Post, visible: readonly Post[], origin: string): object {
  const answered = POSTS.find((one) => one.id === post.answers);
  return {
    id: post.id,
    created_at: toIso(storyInstant(post.after)),
    in_reply_to_id: post.answers ?? null,
    in_reply_to_account_id: answered === undefined ? null : accountId(answered.by),
    sensitive: false,
    spoiler_text: '',
    visibility: 'public',
    language: 'en',
    uri: `${origin}/users/${post.by}/statuses/${post.id}`,
    url: `${origin}/@${post.by}/${post.id}`,
    // A server counts the answers that it knows of: one that only its author's own feed has is counted nowhere.
    replies_count: visible.filter((one) => one.answers === post.id && !one.onlyInOwnFeed).length,
    reblogs_count: 0,
    favourites_count: 0,
    edited_at: null,
    content: post.text,
    reblog: null,
    account: accountOf(post, origin),
    media_attachments: [],
    mentions: [],
    tags: [],
    emojis: [],
  };
}

const accountOf = (post: Post, origin: string): object => ({
  id: accountId(post.by),
  username: post.by,
  acct: post.by,
  display_name: post.name,
  bot: false,
  url: `${origin}/@${post.by}`,
  uri: `${origin}/users/${post.by}`,
});

/** Stable for a name, and nothing but digits, as on real servers. */
const accountId = (name: string): string => `1099${[...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)}`;
