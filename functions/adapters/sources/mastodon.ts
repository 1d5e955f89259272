import { compareIds, newestId, oldestId } from '../../domain/mentions/opaque-id.ts';
import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import { followed, type MastodonSource, mastodonKind } from '../../domain/mentions/sources/mastodon.ts';
import type { HttpResponse, Known } from '../../ports.ts';
import { jsonOf, NOTHING, problemOf, UNCHANGED, wrongShape } from './answer.ts';
import { bearerToken } from './auth/plain-secret.ts';
import type { Connector } from './connector.ts';
import { idAt, valueAt } from './fields.ts';
import type { BrandAccounts } from './mastodon-accounts.ts';
import { accountBookmark } from './mastodon-accounts.ts';
import { bookmarkAfter, idsOf } from './mastodon-bookmark.ts';
import { readContext, readList } from './mastodon-reading.ts';
import * as requests from './mastodon-requests.ts';
import { readSample } from './mastodon-sample.ts';
import { shapeOf } from './mastodon-shape.ts';
import { readPost } from './mastodon-status.ts';
import { readingOf } from './thread-reading.ts';

const INTAKE = 'intake';
/** Where a newest-first walk goes on in the next poll, and the bookmark that it sets at its end. Empty when none is under way. */
const WALK = { max: 'walk:max', newest: 'walk:newest' } as const;

/** Public posts of a Mastodon server: by hashtag, by search or by mention; answers by thread and by the brand's own feed. */
export const mastodon: Connector<MastodonSource> = {
  capabilities: {
    seesResponses: true,
    seesOutgoing: true,
    responseStates: [],
    seesEdits: true,
    seesDeletions: 'byId',
    hasCreatedTime: true,
    paging: 'forward',
    historyDepth: 'all that the server still holds',
    permalink: 'mention',
    language: true,
    limits: mastodonKind.limits,
  },
  origin: (source) => `mastodon:${requests.hostOf(source)}`,
  begin: (source, cursor) => [
    requests.intake(source, {
      min: cursor[INTAKE],
      max: cursor[WALK.max] || undefined,
      newest: cursor[WALK.newest] || undefined,
    }),
    ...source.accounts.map((entry) => requests.outgoing(source, entry, cursor)),
  ],
  thread: (source, seen) => [requests.status(source, seen.id)],
  credential: ({ secrets: { token } = {} }) => (token === undefined ? undefined : bearerToken(token)),
  read(source, asked, answer, known) {
    const who = askedWhom(source, asked);
    if (!('failed' in answer) && answer.status === 304) return UNCHANGED;
    const problem = problemOf(who, asked, answer, known.now);
    const read = 'failed' in answer || problem !== undefined ? undefined : jsonOf(who, answer.body);
    if (asked.notes['feeds'] !== undefined && (problem?.problem === 'notFound' || (read && isProblem(read)))) {
      return { ...NOTHING, cursor: { feeds: 'open' } };
    }
    if (problem !== undefined) return problem;
    if (read === undefined || 'failed' in answer) return NOTHING;
    return isProblem(read) ? read : readJson(who, { source, asked, answer, known }, read.json);
  },
  sample: readSample,
};

/** Whom a line about an answer is to name. */
function askedWhom(source: MastodonSource, { notes }: PlannedRequest): string {
  const account = notes['entry'] ?? notes['account'];
  const what = account === undefined ? followed(source) : `account ${account} of the brand`;
  return `${requests.hostOf(source)}, ${what}`;
}

/** Everything that a reading rests on beside the body. */
interface Asked {
  readonly source: MastodonSource;
  readonly asked: PlannedRequest;
  readonly answer: HttpResponse;
  readonly known: Known;
}

function readJson(who: string, of: Asked, json: unknown): Reading | SourceProblem {
  switch (of.asked.purpose) {
    case 'intake':
      return readIntake(who, of, json);
    case 'outgoing':
      return readOutgoing(who, of, json);
    case 'lookup':
      return of.asked.notes['feeds'] === undefined ? readAccount(who, of, json) : readFeedAccess(who, of, json);
    case 'thread':
      return of.asked.notes['show'] === 'context' ? readThread(who, of, json) : readOne(who, of, json);
    default:
      return of.asked.purpose satisfies never;
  }
}

const brandOf = ({ source, known }: Asked): BrandAccounts => ({
  accounts: source.accounts,
  host: requests.hostOf(source),
  cursor: known.cursor,
});

/** Pages that servers cut to less than we ask for are still half full. */
const isFull = (entries: readonly unknown[]): boolean => entries.length >= requests.PAGE_LIMIT / 2;

function readIntake(who: string, of: Asked, json: unknown): Reading | SourceProblem {
  const found = shapeOf(json);
  if (found?.shape !== 'list') return wrongShape(who, json, 'a list of posts');
  const { entries } = found;
  const { source, asked } = of;
  const reading = readList(entries, brandOf(of));
  const min = asked.notes['min'];
  if (entries.length === 0 && mayBeClosed(of)) return { ...reading, next: requests.instance(source), complete: false };
  const bookmark = asked.notes['newest'] ?? bookmarkOf(of, entries);
  const next = min === undefined || !isFull(entries) ? undefined : pageAfter(of, min, idsOf(entries), bookmark);
  return {
    ...reading,
    cursor: bookmarksAfter(of, bookmark, next),
    ...(next === undefined ? {} : { next, complete: false }),
  };
}

/** A walk from the newest backwards moves the bookmark only at its end: a break in the middle must not skip the rest. */
function bookmarksAfter(
  { source, known }: Asked,
  bookmark: string | undefined,
  next: PlannedRequest | undefined,
): Readonly<Record<string, string>> {
  if (source.follow.by === 'search' && next !== undefined) {
    const max = new URL(next.url).searchParams.get('max_id') ?? '';
    return { [WALK.max]: max, [WALK.newest]: bookmark ?? '' };
  }
  const walked = known.cursor[WALK.max] ? { [WALK.max]: '', [WALK.newest]: '' } : {};
  const moved = bookmark !== undefined && bookmark !== known.cursor[INTAKE];
  return { ...walked, ...(moved ? { [INTAKE]: bookmark } : {}) };
}

const bookmarkOf = ({ asked, known }: Asked, entries: readonly unknown[]): string | undefined =>
  bookmarkAfter(entries, { full: isFull(entries), first: asked.notes['min'] === undefined, now: known.now });

/** The next page, as long as the walk gets on: a server that repeats itself ends it. */
function pageAfter(of: Asked, min: string, ids: readonly string[], bookmark: string | undefined) {
  const [newest, oldest] = [newestId(ids), oldestId(ids)];
  if (newest === undefined || oldest === undefined) return undefined;
  if (of.source.follow.by === 'search') {
    const max = new URL(of.asked.url).searchParams.get('max_id');
    if (max !== null && compareIds(oldest, max) >= 0) return undefined;
    return requests.intake(of.source, { min, max: oldest, newest: bookmark });
  }
  return compareIds(newest, min) > 0 ? requests.intake(of.source, { min: newest }) : undefined;
}

/** An empty first page of a hashtag: nobody posted, or the server has closed its feeds and answers an empty list to all. */
function mayBeClosed({ source, asked, known }: Asked): boolean {
  const min = asked.notes['min'];
  if (source.follow.by !== 'hashtag' || min !== known.cursor[INTAKE]) return false;
  return min !== undefined || known.cursor['feeds'] !== 'open';
}

function readFeedAccess(who: string, { source, asked }: Asked, json: unknown): Reading | SourceProblem {
  const access = valueAt(json, 'configuration', 'timelines_access', asked.notes['feeds'] ?? '');
  const words = [valueAt(access, 'local'), valueAt(access, 'remote')];
  if (words.every((word) => word === 'disabled')) {
    return { problem: 'unauthorised', line: `${who}: the server has closed its hashtag feeds` };
  }
  if (
    source.secrets?.['token'] === undefined &&
    words.every((word) => word === 'disabled' || word === 'authenticated')
  ) {
    return { problem: 'unauthorised', line: `${who}: the server shows its hashtag feeds only with a token` };
  }
  return { ...NOTHING, cursor: { feeds: 'open' } };
}

function readAccount(who: string, { source, asked, known }: Asked, json: unknown): Reading | SourceProblem {
  const id = idAt(json, 'id');
  const entry = asked.notes['entry'];
  if (id === undefined || entry === undefined) return wrongShape(who, json, 'an account');
  const cursor = { ...known.cursor, [accountBookmark(entry)]: id };
  return {
    ...NOTHING,
    cursor: { [accountBookmark(entry)]: id },
    next: requests.outgoing(source, entry, cursor),
    complete: false,
  };
}

/** What the brand posted: not mentions, but answers to some. */
function readOutgoing(who: string, of: Asked, json: unknown): Reading | SourceProblem {
  const found = shapeOf(json);
  if (found?.shape !== 'list') return wrongShape(who, json, 'a list of posts');
  const account = of.asked.notes['account'] ?? '';
  const reading = readList(found.entries, { accounts: [account], cursor: { [accountBookmark(account)]: account } });
  const bookmark = bookmarkOf(of, found.entries);
  const min = of.asked.notes['min'];
  const newest = newestId(idsOf(found.entries));
  const walksOn = min !== undefined && newest !== undefined && isFull(found.entries) && compareIds(newest, min) > 0;
  const key = requests.outgoingBookmark(account);
  return {
    ...reading,
    observations: [],
    cursor: bookmark === undefined || bookmark === of.known.cursor[key] ? {} : { [key]: bookmark },
    ...(walksOn ? { next: requests.accountStatuses(of.source, account, newest), complete: false } : {}),
  };
}

/** The mention itself, as it reads now; its context comes next. */
function readOne(who: string, of: Asked, json: unknown): Reading | SourceProblem {
  const about = of.asked.notes['about'] ?? '';
  const post = readPost(json, brandOf(of));
  if (post === 'notAMention') return wrongShape(who, json, `status ${about}`);
  if ('refused' in post) return { problem: 'shape', line: `${who} answered a status that ${post.refused}` };
  if (post.id !== about) return { problem: 'shape', line: `${who} answered status ${post.id} for ${about}` };
  return {
    ...readingOf([post], { count: 0 }, 1),
    next: requests.context(of.source, about, post.answers),
    complete: false,
  };
}

function readThread(who: string, of: Asked, json: unknown): Reading | SourceProblem {
  const found = shapeOf(json);
  if (found?.shape !== 'context') return wrongShape(who, json, 'a context');
  const counted = of.asked.notes['answers'];
  return readContext(
    {
      ...found,
      about: of.asked.notes['about'],
      answers: counted === undefined ? undefined : Number(counted),
      headers: of.answer.headers,
      withToken: of.source.secrets?.['token'] !== undefined,
    },
    brandOf(of),
  );
}
