import type { PlannedRequest, Purpose } from '../../domain/mentions/reading.ts';
import type { MastodonSource } from '../../domain/mentions/sources/mastodon.ts';
import { accountId, handleOf } from './mastodon-accounts.ts';

/** The most that a page may hold. Servers that allow less still fill half of it. */
export const PAGE_LIMIT = 40;

type Notes = Readonly<Record<string, string>>;
type Query = Readonly<Record<string, string | undefined>>;

export const hostOf = (source: MastodonSource): string => new URL(source.server).host;

function ask(source: MastodonSource, purpose: Purpose, path: string, query: Query, notes: Notes): PlannedRequest {
  const given = Object.entries(query).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, value]],
  );
  const url = new URL(path, source.server);
  url.search = new URLSearchParams(given).toString();
  return { method: 'GET', url: url.href, headers: { accept: 'application/json' }, purpose, notes };
}

/** Where a walk stands: forward from `min`, and for searches, which come newest first, back from `max`. */
export interface Place {
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** Bookmark to set when a newest-first walk has reached its end. */
  readonly newest?: string | undefined;
}

export function intake(source: MastodonSource, { min, max, newest }: Place): PlannedRequest {
  const page = { limit: String(PAGE_LIMIT), min_id: min, max_id: max };
  const notes = { ...(min === undefined ? {} : { min }), ...(newest === undefined ? {} : { newest }) };
  const { follow } = source;
  switch (follow.by) {
    case 'hashtag': {
      const path = `/api/v1/timelines/tag/${encodeURIComponent(follow.hashtag)}`;
      return ask(source, 'intake', path, page, notes);
    }
    case 'search':
      return ask(source, 'intake', '/api/v2/search', { q: follow.search, type: 'statuses', ...page }, notes);
    case 'mentions':
      return ask(source, 'intake', '/api/v1/notifications', { 'types[]': 'mention', ...page }, notes);
    default:
      return follow satisfies never;
  }
}

/** What a brand account posted, or first the look-up of its id. */
export function outgoing(source: MastodonSource, entry: string, cursor: Notes): PlannedRequest {
  const id = accountId(entry, cursor);
  return id === undefined
    ? ask(source, 'lookup', '/api/v1/accounts/lookup', { acct: handleOf(entry, hostOf(source)) }, { entry })
    : accountStatuses(source, id, cursor[outgoingBookmark(id)]);
}

export const outgoingBookmark = (id: string): string => `outgoing:${id}`;

export function accountStatuses(source: MastodonSource, id: string, min: string | undefined): PlannedRequest {
  const query = { limit: String(PAGE_LIMIT), exclude_reblogs: 'true', min_id: min };
  const notes = { account: id, ...(min === undefined ? {} : { min }) };
  return ask(source, 'outgoing', `/api/v1/accounts/${encodeURIComponent(id)}/statuses`, query, notes);
}

export const status = (source: MastodonSource, id: string): PlannedRequest =>
  ask(source, 'thread', `/api/v1/statuses/${encodeURIComponent(id)}`, {}, { about: id, show: 'status' });

export const context = (source: MastodonSource, id: string, answers: number | undefined): PlannedRequest =>
  ask(
    source,
    'thread',
    `/api/v1/statuses/${encodeURIComponent(id)}/context`,
    {},
    {
      about: id,
      show: 'context',
      ...(answers === undefined ? {} : { answers: String(answers) }),
    },
  );

/** Says whether the server has closed its feeds: a closed feed answers an empty list. */
export const instance = (source: MastodonSource): PlannedRequest =>
  ask(source, 'lookup', '/api/v2/instance', {}, { feeds: 'hashtag_feeds' });
