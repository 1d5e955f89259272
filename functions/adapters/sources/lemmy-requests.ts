import type { Observation } from '../../domain/mentions/observation.ts';
import type { PlannedRequest } from '../../domain/mentions/reading.ts';
import type { LemmySource } from '../../domain/mentions/sources/lemmy.ts';
import type { Known } from '../../ports/sources.ts';
import { handleOf } from './fediverse-address.ts';
import { type Asking, furtherPlace, getJson } from './json-exchange.ts';

/** Servers speak v3 up to 0.19 and v4 from 1.0 on, some of them both. */
type Api = 'v3' | 'v4';

export const apiIn = (cursor: Known['cursor']): Api => (cursor['api'] === 'v4' ? 'v4' : 'v3');

/** The most that a page may hold, and the deepest that a thread is read: comments do not nest deeper. */
const PAGE_SIZE = 50;
const DEEPEST = '100';

/** What is asked of a server, whichever API it speaks; the notes of a request hold the same words. */
const WAYS = {
  comments: { v3: '/api/v3/comment/list', v4: '/api/v4/comment/list' },
  posts: { v3: '/api/v3/post/list', v4: '/api/v4/post/list' },
  found: { v3: '/api/v3/search', v4: '/api/v4/search' },
  written: { v3: '/api/v3/user', v4: '/api/v4/person/content' },
} as const;
type Way = keyof typeof WAYS;

const isWay = (way: string | undefined): way is Way => way !== undefined && Object.hasOwn(WAYS, way);

/** A list, and where in it: by number in v3, by the server's own word in v4. */
interface Place {
  readonly api: Api;
  readonly way: Way;
  readonly number: number;
  readonly place?: string | undefined;
  readonly account?: string | undefined;
}

/** A page of a list. Posts beside comments count their pages by another name: that nobody posts is no sign of a broken feed. */
function listOf(source: LemmySource, { api, way, number, place, account }: Place): PlannedRequest {
  const paged = api === 'v3' ? { page: number } : { page_cursor: place };
  const counter = way === 'comments' || way === 'found' ? 'page' : 'number';
  const query = { ...wanted(source, api, way, account), limit: PAGE_SIZE, ...paged };
  const purpose = way === 'written' ? 'outgoing' : 'intake';
  return getJson(`${source.server}${WAYS[way][api]}`, query, purpose, { way, [counter]: number, account });
}

function wanted({ server, follow }: LemmySource, api: Api, way: Way, account = '') {
  const isOld = api === 'v3';
  const sort = isOld ? 'New' : 'new';
  if (way === 'written') {
    const name = handleOf(account, new URL(server).host);
    return isOld ? { username: name, sort } : { person_name_or_id: name };
  }
  const everywhere = isOld ? 'All' : 'all';
  if (follow.by === 'community') {
    const place = isOld ? { community_name: follow.community } : { community_name_or_id: follow.community };
    return { ...place, type_: everywhere, sort };
  }
  const search = isOld ? { q: follow.search } : { q: follow.search, search_term: follow.search };
  return { ...search, type_: everywhere, listing_type: everywhere, sort };
}

export function begin(source: LemmySource, cursor: Known['cursor']): readonly PlannedRequest[] {
  const ways: readonly Way[] = source.follow.by === 'search' ? ['found'] : ['comments', 'posts'];
  const first = { api: apiIn(cursor), number: 1 };
  const written = source.accounts.map((account) => listOf(source, { ...first, way: 'written', account }));
  return [...ways.map((way) => listOf(source, { ...first, way })), ...written];
}

/** The next page, as long as there is one. */
export function pageAfter(source: LemmySource, asked: PlannedRequest, held: number, place: string | undefined) {
  const { way, account, page, number: at = page } = asked.notes;
  const api = isNew(asked.url) ? 'v4' : 'v3';
  const leadsOn = api === 'v4' ? furtherPlace(asked, 'page_cursor', place) !== undefined : held >= PAGE_SIZE;
  return isWay(way) && leadsOn ? listOf(source, { api, way, number: Number(at) + 1, place, account }) : undefined;
}

export const isNew = (url: string): boolean => new URL(url).pathname.startsWith('/api/v4/');

/** The same list of the newer API, where the older one is not there. */
export function inNewApi(source: LemmySource, { url, notes }: PlannedRequest): PlannedRequest | undefined {
  const { way, account } = notes;
  return isWay(way) && !isNew(url) ? listOf(source, { api: 'v4', way, number: 1, account }) : undefined;
}

/** A comment comes with all that is below it; a post first by itself. */
export function lookAt(source: LemmySource, { id, labels }: Observation, api: Api): readonly PlannedRequest[] {
  if (/^\d+$/u.test(id)) return [below(source, api, { parent_id: id }, { about: id })];
  const post = labels['post'];
  if (post === undefined || !/^\d+$/u.test(post)) return [];
  return [getJson(`${source.server}/api/${api}/post`, { id: post }, 'thread', { about: id, post })];
}

/** Everything below a comment or post: with a depth, servers send it in one piece. */
export function below({ server }: LemmySource, api: Api, of: Asking[0], notes: Asking[2]): PlannedRequest {
  const words = api === 'v3' ? { type_: 'All', sort: 'New' } : { type_: 'all', sort: 'new' };
  const query = { ...of, ...words, max_depth: DEEPEST, limit: PAGE_SIZE };
  return getJson(`${server}${WAYS.comments[api]}`, query, 'thread', { ...notes, show: 'below' });
}
