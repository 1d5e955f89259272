import { compareIds } from '../../functions/domain/mentions/opaque-id.ts';
import type { HttpRequest, HttpResponse } from '../../functions/ports/http.ts';
import { aFeed, anEntry, aStatus, ok } from '../adapters/sources/builders.ts';

type Fields = Readonly<Record<string, unknown>>;
type Answer = Partial<HttpResponse> | { readonly failed: string };
type Interruption = (request: HttpRequest) => Answer | undefined;

/** A store's feed as it stands now. `reviews` are newest first; `interrupt` answers in its place where it wants to. */
export interface PretendStore {
  reviews: Fields[];
  interrupt: Interruption;
  /** With validators, as a server behind a cache has them. */
  etags: boolean;
}

export const aStore = (reviews: Fields[] = []): PretendStore => ({ reviews, interrupt: () => undefined, etags: false });

/** `aReview('7', '10:30')`: two stars, written at a time of 20 November 2026 (or another day), UTC. */
export const aReview = (id: string, time: string, fields: Fields = {}): Fields =>
  anEntry(id, { updated: { label: time.includes('T') ? time : `2026-11-20T${time}:00Z` }, ...fields });

export const review = (fields: { readonly text?: string; readonly stars?: number }): Fields => ({
  ...(fields.text !== undefined && { content: { label: fields.text } }),
  ...(fields.stars !== undefined && { 'im:rating': { label: String(fields.stars) } }),
});

const PER_PAGE = 50;

export function answerOfStore(store: PretendStore, request: HttpRequest): Answer {
  const interrupted = store.interrupt(request);
  if (interrupted !== undefined) return interrupted;
  const page = Number(/page=(\d+)/u.exec(request.url)?.[1] ?? 0);
  if (page === 0) return ok({ resultCount: 1 });
  const shown = store.reviews.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const etag = `"${page}-${JSON.stringify(shown).length}-${shown.length}"`;
  if (store.etags && request.headers['if-none-match'] === etag) return { status: 304 };
  const body = shown.length === 0 ? aFeed() : aFeed(shown.length === 1 ? shown[0] : shown);
  return ok(body, store.etags ? { etag } : {});
}

/** A server's posts, and which of them its thread pages do not show. */
export interface PretendServer {
  posts: Fields[];
  hiddenInThreads: Set<string>;
  interrupt: Interruption;
}

export const aServer = (posts: Fields[] = []): PretendServer => ({
  posts,
  hiddenInThreads: new Set(),
  interrupt: () => undefined,
});

/** Ids grow with the time of the post, as a server's do. */
export const aPost = (id: string, time: string, fields: Fields = {}): Fields =>
  aStatus(id, { created_at: `2026-11-20T${time}:00.000Z`, ...fields });

const LIMIT = 40;

export function answerOfServer(server: PretendServer, request: HttpRequest): Answer {
  const interrupted = server.interrupt(request);
  if (interrupted !== undefined) return interrupted;
  const url = new URL(request.url);
  const [, , , area, id, part] = url.pathname.split('/');
  const shown = server.posts.filter((post) => !server.hiddenInThreads.has(String(post['id'])));
  if (area === 'timelines') {
    return ok(
      pageOf(
        url,
        server.posts.filter((post) => post['in_reply_to_id'] === null),
      ),
    );
  }
  if (area === 'accounts')
    return ok(
      pageOf(
        url,
        server.posts.filter((post) => accountOf(post) === id),
      ),
    );
  if (area === 'instance') return ok({ configuration: { timelines_access: {} } });
  const post = shown.find((one) => one['id'] === id);
  if (post === undefined) return { status: 404, body: '{"error":"Record not found"}' };
  const answers = shown.filter((one) => one['in_reply_to_id'] === id);
  return ok(part === 'context' ? { ancestors: [], descendants: answers } : { ...post, replies_count: answers.length });
}

const accountOf = (post: Fields): unknown => (post['account'] as Fields)['id'];

function pageOf(url: URL, posts: readonly Fields[]): readonly Fields[] {
  const after = url.searchParams.get('min_id');
  const ascending = posts
    .filter((post) => after === null || compareIds(String(post['id']), after) > 0)
    .toSorted((a, b) => compareIds(String(a['id']), String(b['id'])));
  return (after === null ? ascending.slice(-LIMIT) : ascending.slice(0, LIMIT)).toReversed();
}
