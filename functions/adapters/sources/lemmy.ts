import type { ResponseTruth } from '../../domain/mentions/observation.ts';
import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import { type LemmySource, lemmyKind } from '../../domain/mentions/sources/lemmy.ts';
import { HOUR } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse, Known } from '../../ports.ts';
import { jsonOf, NOTHING, UNCHANGED, wrongShape } from './answer.ts';
import type { Connector } from './connector.ts';
import { gather } from './entries.ts';
import { recordOf, textAt, valueAt } from './fields.ts';
import { jsonAnswer } from './json-exchange.ts';
import * as requests from './lemmy-requests.ts';
import { countBelow, linkOf, readView } from './lemmy-view.ts';
import { type Link, NO_ACCOUNTS, type Post, readingOf, repliedIn, sightingsIn, threadOf } from './thread.ts';

const WANTED = 'posts or comments';
/** Comments of other servers arrive late: so far back every poll looks again at what the brand wrote. */
const OVERLAP = HOUR;

/** Lemmy: posts and comments by search or community; answers by thread and by what the brand's accounts wrote. */
export const lemmy: Connector<LemmySource> = {
  capabilities: {
    seesResponses: true,
    seesOutgoing: true,
    responseStates: [],
    seesEdits: true,
    seesDeletions: 'byId',
    hasCreatedTime: true,
    paging: 'newestFirst',
    historyDepth: 'all that the server holds; the first read takes the 600 newest of each list',
    permalink: 'mention',
    language: false,
    limits: lemmyKind.limits,
  },
  origin: ({ server }) => `lemmy:${new URL(server).host}`,
  begin: (source, cursor) => [
    ...requests.intakeOf(source, requests.apiIn(cursor)),
    ...source.accounts.map((account) =>
      requests.listOf(source, requests.apiIn(cursor), 'written', 1, undefined, account),
    ),
  ],
  thread: (source, seen, cursor) => requests.lookAt(source, seen, requests.apiIn(cursor)),
  read(source, asked, answer, known) {
    const who = askedWhom(source, asked);
    const newer = lacksOldApi(answer) ? requests.inNewApi(source, asked) : undefined;
    if (newer !== undefined) return { ...NOTHING, next: newer, complete: false };
    const read = jsonAnswer(who, asked, answer, known.now);
    if (read === 'unchanged') return UNCHANGED;
    if (isProblem(read)) return read;
    const of: Of = { source, asked, json: read.json, known };
    if (asked.purpose === 'thread') return asked.notes['show'] === 'below' ? readBelow(who, of) : readPost(who, of);
    return readList(who, of);
  },
  sample(exchange, accounts) {
    const who = 'the Lemmy server';
    const read = jsonAnswer(who, { purpose: 'intake' }, { headers: {}, ...exchange }, 0);
    if (read === 'unchanged') return UNCHANGED;
    if (isProblem(read)) return read;
    const views = viewsIn(read.json);
    return views === undefined ? wrongShape(who, read.json, WANTED) : readViews(views, accounts).reading;
  },
};

/** Not found, and not in Lemmy's own words: then it is the address that is not there, and not what was asked for. */
function lacksOldApi(answer: HttpResponse | HttpFailure): boolean {
  if ('failed' in answer || answer.status !== 404) return false;
  const read = jsonOf('', answer.body);
  return isProblem(read) || textAt(read.json, 'error') === undefined;
}

interface Of {
  readonly source: LemmySource;
  readonly asked: PlannedRequest;
  readonly json: unknown;
  readonly known: Known;
}

const askedWhom = (source: LemmySource, { notes }: PlannedRequest): string =>
  notes['account'] === undefined
    ? lemmyKind.label(source)
    : `${new URL(source.server).host}, account ${notes['account']} of the brand`;

const LISTS = ['comments', 'posts', 'items', 'search'] as const;

/** The views of an answer: of a list, of a search, of what somebody wrote, or a single one. */
function viewsIn(json: unknown): readonly unknown[] | undefined {
  const single = valueAt(json, 'comment_view') ?? valueAt(json, 'post_view');
  if (recordOf(single) !== undefined) return [single];
  const lists = LISTS.map((name) => valueAt(json, name)).filter(Array.isArray);
  return lists.length === 0 ? undefined : (lists.flat() as readonly unknown[]);
}

function listIn(json: unknown, name: string): readonly unknown[] {
  const list = valueAt(json, name);
  return Array.isArray(list) ? list : [];
}

function readViews(views: readonly unknown[], accounts: readonly string[]) {
  const { read: posts, refused } = gather(views, (view) => readView(view, accounts));
  return { posts, reading: readingOf(posts, refused, views.length) };
}

function readList(who: string, { source, asked, json, known }: Of): Reading | SourceProblem {
  const views = viewsIn(json);
  if (views === undefined) return wrongShape(who, json, WANTED);
  const { posts, reading } = readViews(views, source.accounts);
  // A page of what somebody wrote holds two lists: the longer one says whether it is full.
  const held = Math.max(...LISTS.map((name) => listIn(json, name).length));
  const next = requests.pageAfter(source, asked, held, textAt(json, 'next_page'));
  const api = requests.isNew(asked.url) && known.cursor['api'] !== 'v4' ? { api: 'v4' } : {};
  const { account } = asked.notes;
  if (account !== undefined) return readWritten(account, posts, { ...reading, cursor: api }, next, known);
  return { ...reading, cursor: api, ...(next === undefined ? {} : { next, complete: false }) };
}

/** What the brand wrote: not mentions, but answers to some; read down to what the last poll had seen. */
function readWritten(
  account: string,
  posts: readonly Post[],
  reading: Reading,
  next: PlannedRequest | undefined,
  { cursor }: Known,
): Reading {
  const key = `written:${account}`;
  const seen = Number(cursor[key] ?? 0);
  const times = posts.flatMap(({ observation }) => observation.publishedAt ?? []);
  const newest = Math.max(seen, ...times);
  const leadsOn = next !== undefined && Math.min(...times) >= seen - OVERLAP;
  return {
    ...reading,
    observations: [],
    responses: sightingsIn(posts),
    cursor: { ...reading.cursor, ...(newest > seen ? { [key]: String(newest) } : {}) },
    ...(leadsOn ? { next, complete: false } : {}),
  };
}

/** The post as it reads now. Without a comment nobody has answered; with some, they come next. */
function readPost(who: string, { source, asked, json }: Of): Reading | SourceProblem {
  const { about = '', post = '' } = asked.notes;
  const view = valueAt(json, 'post_view');
  if (linkOf(view)?.id !== about) return wrongShape(who, json, `post ${post}`);
  const { posts, reading } = readViews([view], source.accounts);
  if (posts.length === 0) return goneOr(who, about, reading);
  const total = countBelow(view);
  if (total === 0) return { ...reading, verdict: { id: about, response: { truth: 'notReplied' } } };
  const notes = { about, ...(total === undefined ? {} : { total: String(total) }) };
  const api = requests.isNew(asked.url) ? 'v4' : 'v3';
  return { ...reading, next: requests.below(source, api, { post_id: post }, notes), complete: false };
}

const goneOr = (who: string, about: string, { refused }: Reading): SourceProblem =>
  refused.count === 0
    ? { problem: 'gone', line: `${who}: ${about} was deleted or removed` }
    : { problem: 'shape', line: `${who}: ${refused.firstReason ?? 'nothing to read'}` };

/** All that stands below the mention, which for a comment comes along. The server counts it: less than that is not all. */
function readBelow(who: string, { source, asked, json }: Of): Reading | SourceProblem {
  const views = viewsIn(json);
  if (views === undefined) return wrongShape(who, json, WANTED);
  const { about = '', total } = asked.notes;
  const { posts, reading } = readViews(views, source.accounts);
  const own = views.find((view) => linkOf(view)?.id === about);
  const isComment = /^\d+$/u.test(about);
  if (isComment && !posts.some(({ id }) => id === about)) return goneOr(who, about, reading);
  const known = new Set(posts.map(({ id }) => id));
  const removed = views.map(linkOf).filter((link): link is Link => link !== undefined && !known.has(link.id));
  const thread = threadOf(posts, removed);
  const counted = isComment ? countBelow(own) : total === undefined ? undefined : Number(total);
  const shown = new Set(views.flatMap((view) => linkOf(view)?.id ?? [])).size - (isComment ? 1 : 0);
  const response = repliedIn(thread, about) ?? wordOn({ counted, shown, refused: reading.refused.count, source });
  const observations = reading.observations.map((seen) => (seen.id === about ? { ...seen, response } : seen));
  return { ...reading, observations, verdict: { id: about, response }, complete: response.truth !== 'unknown' };
}

interface Shown {
  readonly counted: number | undefined;
  readonly shown: number;
  readonly refused: number;
  readonly source: LemmySource;
}

/** What the absence of a response means. */
function wordOn({ counted, shown, refused, source }: Shown): ResponseTruth {
  const unknown = (reason: string): ResponseTruth => ({ truth: 'unknown', reason });
  if (refused > 0) return unknown(`${refused} of the answers could not be read`);
  if (counted === undefined) return unknown('the server does not say how many answers there are');
  if (counted > shown) return unknown(`the server shows ${shown} of ${counted} answers`);
  return shown > 0 && source.accounts.length === 0 ? unknown(NO_ACCOUNTS) : { truth: 'notReplied' };
}
