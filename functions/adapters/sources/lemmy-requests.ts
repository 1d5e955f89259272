import type { Observation } from '../../domain/mentions/observation.ts';
import type { PlannedRequest } from '../../domain/mentions/reading.ts';
import type { LemmySource } from '../../domain/mentions/sources/lemmy.ts';
import type { Known } from '../../ports.ts';
import { getJson } from './json-exchange.ts';

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

/**
 * A page of a list: by number in v3, by cursor in v4. Posts beside comments count their pages by another name: that
 * nobody posts is no sign of a broken feed.
 */
export function listOf(
  source: LemmySource,
  api: Api,
  way: Way,
  number: number,
  place?: string,
  account?: string,
): PlannedRequest {
  const query = { ...wanted(source, api, way, account), limit: String(PAGE_SIZE) };
  const paged = api === 'v3' ? { page: String(number) } : { page_cursor: place };
  const counter = way === 'comments' || way === 'found' ? 'page' : 'number';
  const notes = { way, [counter]: String(number), ...(account === undefined ? {} : { account }) };
  const purpose = way === 'written' ? 'outgoing' : 'intake';
  return getJson(`${source.server}${WAYS[way][api]}`, { ...query, ...paged }, purpose, notes);
}

function wanted(
  { server, follow }: LemmySource,
  api: Api,
  way: Way,
  account = '',
): Readonly<Record<string, string | undefined>> {
  const isOld = api === 'v3';
  const sort = isOld ? 'New' : 'new';
  if (way === 'written') {
    const name = nameOf(server, account);
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

/** `care` on its own server, `care@sundial.example` elsewhere. */
function nameOf(server: string, profile: string): string {
  const [, host = '', user = ''] = /^https?:\/\/([^/]+)\/u\/([^/]+)$/iu.exec(profile) ?? [];
  return host === new URL(server).host ? user : `${user}@${host}`;
}

export const intakeOf = (source: LemmySource, api: Api): readonly PlannedRequest[] => {
  const ways: readonly Way[] = source.follow.by === 'search' ? ['found'] : ['comments', 'posts'];
  return ways.map((way) => listOf(source, api, way, 1));
};

/** The next page, as long as there is one. */
export function pageAfter(
  source: LemmySource,
  { url, notes }: PlannedRequest,
  held: number,
  place: string | undefined,
): PlannedRequest | undefined {
  const { way, account } = notes;
  if (!isWay(way)) return undefined;
  const number = Number(notes['page'] ?? notes['number'] ?? 1) + 1;
  if (!isNew(url)) return held < PAGE_SIZE ? undefined : listOf(source, 'v3', way, number, undefined, account);
  const isStuck = place === undefined || new URL(url).searchParams.get('page_cursor') === place;
  return isStuck ? undefined : listOf(source, 'v4', way, number, place, account);
}

export const isNew = (url: string): boolean => new URL(url).pathname.startsWith('/api/v4/');

/** The same list of the newer API, where the older one is not there. */
export function inNewApi(source: LemmySource, { url, notes }: PlannedRequest): PlannedRequest | undefined {
  const { way, account } = notes;
  return isWay(way) && !isNew(url) ? listOf(source, 'v4', way, 1, undefined, account) : undefined;
}

/** A comment comes with all that is below it; a post first by itself. */
export function lookAt(source: LemmySource, { id, labels }: Observation, api: Api): readonly PlannedRequest[] {
  if (/^\d+$/u.test(id)) return [below(source, api, { parent_id: id }, { about: id })];
  const post = labels['post'];
  if (post === undefined || !/^\d+$/u.test(post)) return [];
  return [getJson(`${source.server}/api/${api}/post`, { id: post }, 'thread', { about: id, post })];
}

/** Everything below a comment or post: with a depth, servers send it in one piece. */
export function below(
  { server }: LemmySource,
  api: Api,
  of: Readonly<Record<string, string>>,
  notes: PlannedRequest['notes'],
): PlannedRequest {
  const words = api === 'v3' ? { type_: 'All', sort: 'New' } : { type_: 'all', sort: 'new' };
  const query = { ...of, ...words, max_depth: DEEPEST, limit: String(PAGE_SIZE) };
  return getJson(`${server}${WAYS.comments[api]}`, query, 'thread', { ...notes, show: 'below' });
}
