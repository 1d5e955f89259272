import { isProblem, type PlannedRequest, type Reading, type SourceProblem } from '../../domain/mentions/reading.ts';
import { type LemmySource, lemmyKind } from '../../domain/mentions/sources/lemmy.ts';
import { HOUR } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse } from '../../ports.ts';
import { jsonOf, NOTHING, wrongShape } from './answer.ts';
import type { Connector } from './connector.ts';
import { gather } from './entries.ts';
import { listAt, recordOf, textAt, valueAt } from './fields.ts';
import { type Of, readJson, readRecorded } from './json-exchange.ts';
import * as requests from './lemmy-requests.ts';
import { countBelow, linkOf, readView } from './lemmy-view.ts';
import { OF_POSTS } from './of-posts.ts';
import { absence, repliedIn, threadOf, unreadable } from './thread.ts';
import { readingOf } from './thread-reading.ts';
import { writtenReading } from './written-reading.ts';

const WANTED = 'posts or comments';

/** Lemmy: posts and comments by search or community; answers by thread and by what the brand's accounts wrote. */
export const lemmy: Connector<LemmySource> = {
  capabilities: {
    ...OF_POSTS,
    seesOutgoing: true,
    paging: 'newestFirst',
    historyDepth: 'all that the server holds; the first read takes the 600 newest of each list',
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
    const read = (json: unknown): Reading | SourceProblem => {
      const views = viewsIn(json);
      if (views === undefined) return wrongShape(who, json, WANTED);
      const of: Viewed = { source, asked, json, views, known };
      if (asked.purpose === 'thread') return asked.notes['show'] === 'below' ? readBelow(who, of) : readPost(who, of);
      return readList(of);
    };
    return readJson({ who, read }, asked, answer, known.now);
  },
  sample(exchange, accounts) {
    const who = 'the Lemmy server';
    const read = (json: unknown): Reading | SourceProblem => {
      const views = viewsIn(json);
      return views === undefined ? wrongShape(who, json, WANTED) : readViews(views, accounts).reading;
    };
    return readRecorded({ who, read }, exchange);
  },
};

/** Not found, and not in Lemmy's own words: then it is the address that is not there, and not what was asked for. */
function lacksOldApi(answer: HttpResponse | HttpFailure): boolean {
  if ('failed' in answer || answer.status !== 404) return false;
  const read = jsonOf('', answer.body);
  return isProblem(read) || textAt(read.json, 'error') === undefined;
}

type Viewed = Of<LemmySource> & { readonly views: readonly unknown[] };

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

function readViews(views: readonly unknown[], accounts: readonly string[]) {
  const { read: posts, refused } = gather(views, (view) => readView(view, accounts));
  return { posts, reading: readingOf(posts, refused, views.length) };
}

function readList({ source, asked, json, views, known }: Viewed): Reading {
  const { posts, reading } = readViews(views, source.accounts);
  // A page of what somebody wrote holds two lists: the longer one says whether it is full.
  const held = Math.max(...LISTS.map((name) => listAt(json, name).length));
  const next = requests.pageAfter(source, asked, held, textAt(json, 'next_page'));
  const api = requests.isNew(asked.url) && known.cursor['api'] !== 'v4' ? { api: 'v4' } : {};
  const { account } = asked.notes;
  if (account !== undefined) {
    const times = posts.flatMap(({ observation }) => observation.publishedAt ?? []);
    const written = { key: `written:${account}`, times, overlap: HOUR, asked, next, known };
    return writtenReading({ ...reading, cursor: api }, written);
  }
  return { ...reading, cursor: api, ...(next === undefined ? {} : { next, complete: false }) };
}

/** The post as it reads now. Without a comment nobody has answered; with some, they come next. */
function readPost(who: string, { source, asked, json }: Viewed): Reading | SourceProblem {
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
function readBelow(who: string, { source, asked, views }: Viewed): Reading | SourceProblem {
  const { about = '', total } = asked.notes;
  const { posts, reading } = readViews(views, source.accounts);
  const own = views.find((view) => linkOf(view)?.id === about);
  const isComment = /^\d+$/u.test(about);
  if (isComment && !posts.some(({ id }) => id === about)) return goneOr(who, about, reading);
  const thread = threadOf(posts, views.map(linkOf));
  const counted = isComment ? countBelow(own) : total === undefined ? undefined : Number(total);
  const shown = new Set(views.flatMap((view) => linkOf(view)?.id ?? [])).size - (isComment ? 1 : 0);
  const hides =
    counted === undefined
      ? 'the server does not say how many answers there are'
      : counted > shown
        ? `the server shows ${shown} of ${counted} answers`
        : undefined;
  const doubts = [unreadable(reading.refused.count), hides];
  const response = repliedIn(thread, about) ?? absence(doubts, shown, source.accounts);
  const observations = reading.observations.map((seen) => (seen.id === about ? { ...seen, response } : seen));
  return { ...reading, observations, verdict: { id: about, response }, complete: response.truth !== 'unknown' };
}
