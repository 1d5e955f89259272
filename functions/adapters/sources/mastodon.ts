import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import { type MastodonSource, mastodonKind } from '../../domain/mentions/sources/mastodon.ts';
import { MINUTE } from '../../domain/shared/time.ts';
import { andThen, NOTHING, wrongShape } from './answer.ts';
import { bearerToken } from './auth/plain-secret.ts';
import type { Connector } from './connector.ts';
import { handleOf } from './fediverse-address.ts';
import { idAt, listUnder, valueAt, wholeAt } from './fields.ts';
import { type Place, walkByIds } from './id-walk.ts';
import { type Body, jsonConnector, type Read } from './json-connector.ts';
import { type Asking, getJson, parameterOf } from './json-exchange.ts';
import { accountId, lookedUp } from './looked-up-accounts.ts';
import { ACCOUNTS, readPost, statusIn } from './mastodon-status.ts';
import { isContext, readContext } from './mastodon-thread.ts';
import { OF_POSTS } from './of-posts.ts';
import { type Cursor, type Walk, walkedTo } from './resumed-walk.ts';
import { said } from './said.ts';
import { listReading } from './thread-reading.ts';

/** The most that a page may hold. Servers that allow less still fill half of it. */
const PAGE_LIMIT = 40;
/** Posts of other servers arrive late, with ids of when they were written: so far back every poll looks again. */
const OVERLAP = 10 * MINUTE;
/** Searches come newest first; other feeds walk forward from their bookmark. */
const WALK: Walk = { place: 'walk:max', newest: 'walk:newest', bookmark: 'intake' };
const OPEN: Reading = { ...NOTHING, cursor: { feeds: 'open' } };

/** Public posts of a Mastodon server: by hashtag, by search or by mention; answers by thread and by the brand's own feed. */
export const mastodon: Connector<MastodonSource> = jsonConnector({
  kind: mastodonKind,
  name: 'the Mastodon server',
  capabilities: {
    ...OF_POSTS,
    paging: 'forward',
    historyDepth: 'all that the server still holds',
    language: true,
  },
  origin: (source) => `mastodon:${hostOf(source)}`,
  begin: (source, cursor) => [
    intake(source, { min: cursor[WALK.bookmark] ?? beginningOf(source, cursor), max: cursor[WALK.place] || undefined }),
    ...source.accounts.map((entry) => outgoing(source, entry, cursor)),
  ],
  thread: (source, { id }) => [ask(source, `v1/statuses/${encodeURIComponent(id)}`, {}, 'thread', { about: id })],
  credential: ({ secrets: { token } = {} }) => (token === undefined ? undefined : bearerToken(token)),
  // A server that cannot describe itself is taken for open.
  instead: ({ asked }, _, { problem }) =>
    asked.notes['feeds'] !== undefined && (problem === 'notFound' || problem === 'shape') ? OPEN : undefined,
  reads: {
    intake: readFeed,
    outgoing: readFeed,
    lookup: (of) => (of.asked.notes['feeds'] === undefined ? readAccount(of) : readFeedAccess(of)),
    thread: (of) =>
      of.asked.notes['show'] === 'context' ? readContext(of, of.asked.notes, hasToken(of.source)) : readOne(of),
  },
  sample: readSample,
});

/**
 * A feed that was empty, or had one post, when it was first read has no bookmark, and without one a server shows its newest
 * posts only. It is read from its beginning: a burst after a silence is longer than a page.
 */
const beginningOf = ({ follow }: MastodonSource, cursor: Cursor): string | undefined =>
  follow.by !== 'search' && cursor['feeds'] === 'open' ? '0' : undefined;

const hasToken = ({ secrets }: MastodonSource): boolean => secrets?.['token'] !== undefined;
const hostOf = ({ server }: MastodonSource): string => new URL(server).host;

const ask = ({ server }: MastodonSource, path: string, ...asking: Asking): PlannedRequest =>
  getJson(`${server}/api/${path}`, ...asking);

function intake(source: MastodonSource, { min, max }: Place): PlannedRequest {
  const { follow } = source;
  const page = { limit: PAGE_LIMIT, min_id: min, max_id: max };
  if (follow.by === 'mentions') {
    return ask(source, 'v1/notifications', { 'types[]': 'mention', ...page }, 'intake', { min });
  }
  return follow.by === 'hashtag'
    ? ask(source, `v1/timelines/tag/${encodeURIComponent(follow.hashtag)}`, page, 'intake', { min })
    : ask(source, 'v2/search', { q: follow.search, type: 'statuses', ...page }, 'intake', { min });
}

/** What a brand account posted, or first the look-up of its id. */
function outgoing(source: MastodonSource, entry: string, cursor: Cursor): PlannedRequest {
  const id = accountId(ACCOUNTS, entry, cursor);
  const acct = handleOf(entry, hostOf(source));
  return id === undefined
    ? ask(source, 'v1/accounts/lookup', { acct }, 'lookup', { entry })
    : written(source, id, cursor[walkOf(id).bookmark]);
}

/** What the brand posted is walked forward: no walk of it is ever under way. */
const walkOf = (account: string | undefined): Walk =>
  account === undefined ? WALK : { place: '', newest: '', bookmark: `outgoing:${account}` };

function written(source: MastodonSource, account: string, min: string | undefined): PlannedRequest {
  const query = { limit: PAGE_LIMIT, exclude_reblogs: 'true', min_id: min };
  return ask(source, `v1/accounts/${encodeURIComponent(account)}/statuses`, query, 'outgoing', { account, min });
}

/** The entries of a page; those of a search stand beside others. */
const entriesIn = (json: unknown): readonly unknown[] | undefined =>
  Array.isArray(json) ? json : listUnder(json, 'statuses');

/** A page of what is followed, or of what the brand posted: that holds no mentions, but answers to some. */
function readFeed(of: Read<MastodonSource>): Reading | SourceProblem {
  const { who, source, asked, json, known } = of;
  const entries = entriesIn(json);
  if (entries === undefined) return wrongShape(who, json, 'a list of posts');
  const reading = listReading(entries, (entry) => readPost(entry, of));
  if (entries.length === 0 && mayBeClosed(of)) {
    return andThen(reading, ask(source, 'v2/instance', {}, 'lookup', { feeds: 'hashtag_feeds' }));
  }
  const { account, min } = asked.notes;
  const { bookmark, further } = walkByIds(
    entries.map((entry) => ({ id: idAt(entry, 'id'), at: instantOf(valueAt(entry, 'created_at')) })),
    {
      asked: { min, max: parameterOf(asked.url, 'max_id') },
      isFull: entries.length >= PAGE_LIMIT / 2,
      isBackward: account === undefined && source.follow.by === 'search',
      overlap: OVERLAP,
      now: known.now,
    },
  );
  const isAll = account === undefined && min === undefined && entries.length === 1;
  const walked = walkedTo(walkOf(account), known.cursor, bookmark, further?.max);
  const cursor = isAll ? { ...walked, ...OPEN.cursor } : walked;
  if (account === undefined) return andThen({ ...reading, cursor }, further && intake(source, further));
  return andThen({ ...reading, observations: [], cursor }, further && written(source, account, further.min));
}

/** An empty first page of a hashtag: nobody posted, or the server has closed its feeds and answers an empty list to all. */
function mayBeClosed({ source, asked, known }: Read<MastodonSource>): boolean {
  const { min, account } = asked.notes;
  if (account !== undefined || source.follow.by !== 'hashtag' || min !== known.cursor[WALK.bookmark]) return false;
  return min !== undefined || known.cursor['feeds'] !== 'open';
}

function readFeedAccess({ who, source, asked, json }: Read<MastodonSource>): Reading | SourceProblem {
  const access = valueAt(json, 'configuration', 'timelines_access', asked.notes['feeds'] ?? '');
  const words = [valueAt(access, 'local'), valueAt(access, 'remote')];
  if (words.some((word) => word !== 'disabled' && (hasToken(source) || word !== 'authenticated'))) return OPEN;
  const isClosed = words.every((word) => word === 'disabled');
  const how = isClosed ? 'has closed its hashtag feeds' : 'shows its hashtag feeds only with a token';
  return { problem: 'unauthorised', line: `${who}: the server ${how}` };
}

const readAccount = (of: Read<MastodonSource>): Reading | SourceProblem =>
  lookedUp(ACCOUNTS, of, idAt(of.json, 'id'), (id) => outgoing(of.source, id, of.known.cursor));

/** The mention itself, as it reads now; its context comes next. */
function readOne(of: Read<MastodonSource>): Reading | SourceProblem {
  const { who, source, asked, json } = of;
  const about = asked.notes['about'] ?? '';
  const reading = listReading([json], (entry) => readPost(entry, of));
  if (reading.observations[0]?.id !== about) return wrongShape(who, json, `status ${about}`);
  const notes = { about, show: 'context', answers: wholeAt(json, 'replies_count') };
  return andThen(reading, ask(source, `v1/statuses/${encodeURIComponent(about)}/context`, {}, 'thread', notes));
}

/** What other answers of this API are, told by the first of these keys that they have. */
const OTHERS = { error: 'an error', acct: 'an account', version: 'the description of the server' };

const isVersion = (entry: unknown): boolean =>
  valueAt(entry, 'spoiler_text') !== undefined && valueAt(entry, 'id') === undefined;

/** Told by its structure alone: the words in it are localised. */
function readSample(of: Body): Reading | SourceProblem {
  const { who, json, url } = of;
  const [, about] = /\/statuses\/([^/?#]+)\/(?:context|history)/u.exec(url) ?? [];
  if (isContext(json)) return readContext(of, said({ about }), false);
  const [, other] = Object.entries(OTHERS).find(([key]) => valueAt(json, key) !== undefined) ?? [];
  if (other !== undefined) return { problem: 'shape', line: `${who} answered ${other}, which holds no mentions` };
  const entries = entriesIn(json) ?? [json];
  const isHistory = entries.length > 0 && entries.every(isVersion);
  if (isHistory && about === undefined) {
    const line = `${who} answered the versions of a status without its id: record the request too`;
    return { problem: 'shape', line };
  }
  const posts = isHistory ? [statusIn(entries, about ?? '')] : entries;
  const reading = listReading(posts, (entry) => readPost(entry, of));
  return entries[0] === json && reading.refused.count > 0 ? wrongShape(who, json, 'statuses') : reading;
}
