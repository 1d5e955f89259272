import { isProblem, type Reading, type SourceProblem } from '../../domain/mentions/reading.ts';
import { type LemmySource, lemmyKind } from '../../domain/mentions/sources/lemmy.ts';
import { HOUR } from '../../domain/shared/time.ts';
import { andThen, NOTHING, wrongShape } from './answer.ts';
import type { Connector } from './connector.ts';
import { gather } from './entries.ts';
import { errorText } from './error-word.ts';
import { listAt, recordOf, textAt, valueAt } from './fields.ts';
import { type Body, jsonConnector, type Read } from './json-connector.ts';
import * as requests from './lemmy-requests.ts';
import { countBelow, linkOf, readView } from './lemmy-view.ts';
import { OF_POSTS } from './of-posts.ts';
import { absence, repliedIn, threadOf, unreadable } from './thread.ts';
import { listReading } from './thread-reading.ts';
import { writtenReading } from './written-reading.ts';

/** Lemmy: posts and comments by search or community; answers by thread and by what the brand's accounts wrote. */
export const lemmy: Connector<LemmySource> = jsonConnector({
  kind: lemmyKind,
  name: 'the Lemmy server',
  capabilities: {
    ...OF_POSTS,
    paging: 'newestFirst',
    historyDepth: 'all that the server holds; the first read takes the 600 newest of each list',
  },
  origin: ({ server }) => `lemmy:${new URL(server).host}`,
  begin: requests.begin,
  thread: (source, seen, cursor) => requests.lookAt(source, seen, requests.apiIn(cursor)),
  // Not found, and not in Lemmy's own words: then it is the older API that is not there, and not what was asked for.
  instead({ source, asked }, answer) {
    const isApi = !('failed' in answer) && answer.status === 404 && errorText(answer, 'error') === undefined;
    const newer = isApi ? requests.inNewApi(source, asked) : undefined;
    return newer && andThen(NOTHING, newer);
  },
  reads: { intake: readList, thread: (of) => (of.asked.notes['show'] === 'below' ? readBelow(of) : readPost(of)) },
  sample: readViews,
});

const LISTS = ['comments', 'posts', 'items', 'search'] as const;

/** The views of an answer: of a list, of a search, of what somebody wrote, or a single one. */
function viewsIn(json: unknown): readonly unknown[] | undefined {
  const single = valueAt(json, 'comment_view') ?? valueAt(json, 'post_view');
  if (recordOf(single) !== undefined) return [single];
  const lists = LISTS.map((name) => valueAt(json, name)).filter(Array.isArray);
  return lists.length === 0 ? undefined : (lists.flat() as readonly unknown[]);
}

function readViews({ who, json, brand }: Body): Reading | SourceProblem {
  const views = viewsIn(json);
  if (views === undefined) return wrongShape(who, json, 'posts or comments');
  return listReading(views, (view) => readView(view, brand.accounts));
}

function readList(of: Read<LemmySource>): Reading | SourceProblem {
  const { source, asked, json, known } = of;
  const read = readViews(of);
  if (isProblem(read)) return read;
  // A page of what somebody wrote holds two lists: the longer one says whether it is full.
  const held = Math.max(...LISTS.map((name) => listAt(json, name).length));
  const next = requests.pageAfter(source, asked, held, textAt(json, 'next_page'));
  const isNews = requests.isNew(asked.url) && known.cursor['api'] !== 'v4';
  const reading = { ...read, cursor: isNews ? { api: 'v4' } : {} };
  const { account } = asked.notes;
  if (account === undefined) return andThen(reading, next);
  const times = read.observations.flatMap(({ publishedAt }) => publishedAt ?? []);
  return writtenReading(reading, { key: `written:${account}`, times, overlap: HOUR, asked, next, known });
}

/** The post as it reads now. Without a comment nobody has answered; with some, they come next. */
function readPost(of: Read<LemmySource>): Reading | SourceProblem {
  const { who, source, asked, json } = of;
  const { about = '', post = '' } = asked.notes;
  const view = valueAt(json, 'post_view');
  const reading = readViews(of);
  if (isProblem(reading) || linkOf(view)?.id !== about) return wrongShape(who, json, `post ${post}`);
  if (reading.observations.length === 0) return goneOr(who, about, reading);
  const total = countBelow(view);
  if (total === 0) return { ...reading, verdict: { id: about, response: { truth: 'notReplied' } } };
  const api = requests.isNew(asked.url) ? 'v4' : 'v3';
  return andThen(reading, requests.below(source, api, { post_id: post }, { about, total }));
}

const goneOr = (who: string, about: string, { refused: { count, firstReason } }: Reading): SourceProblem =>
  count === 0
    ? { problem: 'gone', line: `${who}: ${about} was deleted or removed` }
    : { problem: 'shape', line: `${who}: ${firstReason ?? 'nothing to read'}` };

/** All that stands below the mention, which for a comment comes along. The server counts it: less than that is not all. */
function readBelow(of: Read<LemmySource>): Reading | SourceProblem {
  const { who, source, asked, json } = of;
  const { about = '', total } = asked.notes;
  const views = viewsIn(json) ?? [];
  const { read: posts } = gather(views, (view) => readView(view, source.accounts));
  const reading = readViews(of);
  if (isProblem(reading)) return reading;
  const own = views.find((view) => linkOf(view)?.id === about);
  const isComment = /^\d+$/u.test(about);
  if (isComment && !posts.some(({ id }) => id === about)) return goneOr(who, about, reading);
  const links = views.map(linkOf);
  const counted = isComment ? countBelow(own) : total === undefined ? undefined : Number(total);
  const shown = new Set(links.flatMap((link) => link?.id ?? [])).size - (isComment ? 1 : 0);
  const hides =
    counted === undefined
      ? 'the server does not say how many answers there are'
      : counted > shown
        ? `the server shows ${shown} of ${counted} answers`
        : undefined;
  const doubts = [unreadable(reading.refused.count), hides];
  const response = repliedIn(threadOf(posts, links), about) ?? absence(doubts, shown, source.accounts);
  const observations = reading.observations.map((seen) => (seen.id === about ? { ...seen, response } : seen));
  return { ...reading, observations, verdict: { id: about, response }, complete: response.truth !== 'unknown' };
}
