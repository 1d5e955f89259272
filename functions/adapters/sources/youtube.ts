import type { Observation } from '../../domain/mentions/observation.ts';
import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { type YoutubeSource, youtubeKind } from '../../domain/mentions/sources/youtube.ts';
import { wrongShape } from './answer.ts';
import { keyInQuery } from './auth/plain-secret.ts';
import type { Connector } from './connector.ts';
import { idAt, textAt, valueAt } from './fields.ts';
import { truthIn } from './flat-thread.ts';
import { getJson, readJson, readRecorded } from './json-exchange.ts';
import { OF_POSTS } from './of-posts.ts';
import type { Reader } from './youtube-comment.ts';
import { youtubeProblemOf } from './youtube-errors.ts';
import { isThread, readItems } from './youtube-threads.ts';

const PAGE_SIZE = '100';
const WANTED = 'a list of comments';

/** Comments on YouTube (Data API v3): threads newest first, each with its first answers; the others by thread. */
export const youtube: Connector<YoutubeSource> = {
  capabilities: {
    ...OF_POSTS,
    seesOutgoing: false,
    paging: 'newestFirst',
    historyDepth: 'all comments; the first read takes the 1,200 newest threads',
    limits: youtubeKind.limits,
  },
  origin: () => 'youtube',
  begin: (source) => [threads(source, 1)],
  thread: (source, seen) =>
    seen.parentId === undefined ? [oneThread(source, seen.id)] : [answersBelow(source, seen.parentId, aboutOf(seen))],
  credential: ({ secrets }) => keyInQuery('key', secrets.key),
  read(source, asked, answer, { now }) {
    const who = askedWhom(source);
    const read = (json: unknown): Reading | SourceProblem => {
      const items = valueAt(json, 'items');
      if (!Array.isArray(items)) return wrongShape(who, json, WANTED);
      const reading = readItems(items, { accounts: source.accounts, isPlain: true });
      const token = textAt(json, 'nextPageToken');
      const isNew = token !== undefined && token !== new URL(asked.url).searchParams.get('pageToken');
      const page: Page = { source, asked, reading, token: isNew ? token : undefined };
      if (asked.purpose === 'intake') return intake(page);
      return asked.notes['below'] === undefined ? oneRead(who, page, items) : answersRead(who, page);
    };
    return readJson({ who, problemIn: youtubeProblemOf, read }, asked, answer, now);
  },
  sample(exchange, accounts) {
    const reader: Reader = { accounts, isPlain: /[?&]textFormat=plainText/u.test(exchange.url ?? '') };
    const read = (json: unknown) => readSample('YouTube', json, reader);
    return readRecorded({ who: 'YouTube', problemIn: youtubeProblemOf, read }, exchange);
  },
};

interface Page {
  readonly source: YoutubeSource;
  readonly asked: PlannedRequest;
  readonly reading: Reading;
  /** Of the next page. */
  readonly token: string | undefined;
}

const askedWhom = ({ follow }: YoutubeSource): string =>
  `YouTube, ${follow.by === 'channel' ? `channel ${follow.channel}` : `video ${follow.video}`}`;

const THREADS = '/youtube/v3/commentThreads';
const SHOWN = { part: 'snippet,replies', textFormat: 'plainText' };

function threads({ server, follow }: YoutubeSource, number: number, pageToken?: string): PlannedRequest {
  const followed =
    follow.by === 'channel' ? { allThreadsRelatedToChannelId: follow.channel } : { videoId: follow.video };
  const query = { ...SHOWN, ...followed, order: 'time', maxResults: PAGE_SIZE, pageToken };
  return getJson(`${server}${THREADS}`, query, 'intake', { page: String(number) });
}

const oneThread = ({ server }: YoutubeSource, id: string): PlannedRequest =>
  getJson(`${server}${THREADS}`, { ...SHOWN, id }, 'thread', { about: id });

type About = Readonly<Record<string, string>>;

/** An answer that a look is about: its time tells, pages later, which others came after it. */
const aboutOf = ({ id, publishedAt }: Observation): About => ({ about: id, writtenAt: String(publishedAt) });

function answersBelow({ server }: YoutubeSource, parentId: string, about: About, pageToken?: string): PlannedRequest {
  const query = { part: 'snippet', textFormat: 'plainText', parentId, maxResults: PAGE_SIZE, pageToken };
  return getJson(`${server}/youtube/v3/comments`, query, 'thread', { ...about, below: parentId });
}

function intake({ source, asked, reading, token }: Page): Reading {
  if (token === undefined) return reading;
  return { ...reading, next: threads(source, Number(asked.notes['page'] ?? 1) + 1, token), complete: false };
}

/** Old ids are answered by newer ones for the same comment: whatever comes is the thread that was asked for. */
function oneRead(who: string, { source, asked, reading }: Page, items: readonly unknown[]): Reading | SourceProblem {
  const about = asked.notes['about'] ?? '';
  if (items.length === 0) return { problem: 'gone', line: `${who}: comment ${about} is no longer there` };
  const [seen] = reading.observations;
  if (seen === undefined) return { problem: 'shape', line: `${who}: ${reading.refused.firstReason ?? 'no comment'}` };
  if (seen.response.truth !== 'unknown') return { ...reading, verdict: { id: about, response: seen.response } };
  return { ...reading, next: answersBelow(source, seen.id, { about }), complete: false };
}

/** A page of the answers below a comment: a response on it settles the matter, its absence only once all pages are read. */
function answersRead(who: string, { source, asked, reading, token }: Page): Reading | SourceProblem {
  const { about = '', below = '', writtenAt, shown, unread = '0' } = asked.notes;
  const missed = Number(unread) + reading.refused.count;
  const isShown = shown !== undefined || reading.observations.some(({ id }) => id === about);
  const response = truthIn(aboutIn(asked.notes), {
    answers: reading.observations,
    knowsBrand: source.accounts.length > 0,
    cut: missed > 0 ? `${missed} of the answers could not be read` : undefined,
  });
  if (response.truth !== 'replied' && token !== undefined) {
    const notes = { ...asked.notes, unread: String(missed), ...(isShown ? { shown: 'yes' } : {}) };
    return { ...reading, next: answersBelow(source, below, notes, token), complete: false };
  }
  if (writtenAt !== undefined && !isShown && response.truth === 'notReplied') {
    return { problem: 'gone', line: `${who}: comment ${about} is no longer there` };
  }
  return { ...reading, verdict: { id: about, response } };
}

function aboutIn({ about = '', below = '', writtenAt }: About): Pick<Observation, 'id' | 'publishedAt' | 'parentId'> {
  if (writtenAt === undefined) return { id: about };
  const publishedAt = Number(writtenAt);
  return { id: about, parentId: below, ...(Number.isNaN(publishedAt) ? {} : { publishedAt }) };
}

function readSample(who: string, json: unknown, reader: Reader): Reading | SourceProblem {
  const isOne = idAt(json, 'id') !== undefined && valueAt(json, 'snippet') !== undefined;
  const items = isOne ? [json] : (valueAt(json, 'items') ?? valueAt(json, 'comments'));
  if (!Array.isArray(items)) return wrongShape(who, json, WANTED);
  const others = items.map((item) => textAt(item, 'kind')).find((kind) => kind !== undefined && !/comment/u.test(kind));
  if (others !== undefined && !items.some(isThread)) {
    return {
      problem: 'shape',
      line: `${who} answered ${/^[\w#]{1,60}$/u.test(others) ? others : 'other things'}, not ${WANTED}`,
    };
  }
  return readItems(items, reader);
}
