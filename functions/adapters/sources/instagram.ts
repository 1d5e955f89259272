import { isProblem, type PlannedRequest, type Reading, type SourceProblem } from '../../domain/mentions/reading.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import { type InstagramSource, instagramKind } from '../../domain/mentions/sources/instagram.ts';
import { HOUR, type Instant } from '../../domain/shared/time.ts';
import { wrongShape } from './answer.ts';
import { keyInQuery } from './auth/plain-secret.ts';
import type { Connector } from './connector.ts';
import { idAt, listAt, recordOf, textAt, valueAt, webAddressAt } from './fields.ts';
import { type Held, type Reader, readComments } from './instagram-comment.ts';
import { graphProblemOf } from './instagram-limits.ts';
import { getJson, type Of, readJson, readRecorded } from './json-exchange.ts';
import { OF_POSTS } from './of-posts.ts';
import { usageWait } from './usage-wait.ts';

const AUTHOR = 'id,text,timestamp,username,from,user';
const COMMENT = `${AUTHOR},hidden,parent_id,replies.limit(50){${AUTHOR},parent_id}`;
/** Comments of one page, and how many further pages one poll follows where more are new. */
const PAGE_SIZE = '50';
const FURTHER_PAGES = 10;
/** The newest comment that a poll has seen. */
const NEWEST = 'newest';
/** Comments may show up late: so far back every poll looks again. */
const OVERLAP = HOUR;
const WANTED = 'comments';

/** Instagram (Graph API): comments on the newest posts of the brand's own account, each with its answers. */
export const instagram: Connector<InstagramSource> = {
  capabilities: {
    ...OF_POSTS,
    seesOutgoing: false,
    paging: 'forward',
    historyDepth: 'the comments on the newest posts',
    permalink: 'page',
    limits: instagramKind.limits,
  },
  origin: () => 'instagram',
  begin: (source) => [newestPosts(source)],
  thread: ({ server }, { id, parentId }) => [
    getJson(`${server}/${encodeURIComponent(parentId ?? id)}`, { fields: COMMENT }, 'thread', { about: id }),
  ],
  // In the address: that is where the documentation has it for both servers.
  credential: ({ secrets }) => keyInQuery('access_token', secrets.token),
  read(source, asked, answer, known) {
    const who = `Instagram, account ${source.account}`;
    const read = (json: unknown): Reading | SourceProblem => {
      const of: Of<InstagramSource> = { source, asked, json, known };
      const reading = asked.purpose === 'thread' ? readOne(who, of) : readPage(who, of);
      return isProblem(reading) ? reading : { ...reading, ...usageWait(answer, known.now) };
    };
    return readJson({ who, problemIn: graphProblemOf, read }, asked, answer, known.now);
  },
  sample(exchange, accounts) {
    const who = 'Instagram';
    const read = (json: unknown): Reading | SourceProblem => {
      const held = heldIn(json);
      if (held === 'posts') return { problem: 'shape', line: `${who} answered posts without their comments` };
      if (held === undefined) return wrongShape(who, json, WANTED);
      return readComments(held, { accounts, showsReplies: /[?&]fields=[^&=]*replies/u.test(exchange.url ?? '') });
    };
    return readRecorded({ who, problemIn: graphProblemOf, read }, exchange);
  },
};

const readerFor = ({ accounts }: InstagramSource): Reader => ({ accounts, showsReplies: true });

function newestPosts({ server, account, posts }: InstagramSource): PlannedRequest {
  const fields = `id,permalink,timestamp,comments.limit(${PAGE_SIZE}){${COMMENT}}`;
  return getJson(`${server}/${encodeURIComponent(account)}/media`, { fields, limit: String(posts) }, 'intake');
}

/** Comments on a post that are yet to be read in this poll. */
interface Rest {
  readonly id: string;
  readonly after: string;
  readonly permalink?: string | undefined;
}

interface Walk {
  readonly rests: readonly Rest[];
  /** Of all that this poll has seen. */
  readonly newest: Instant;
  readonly pages: number;
}

/** Never by the `next` of an answer: it holds the access token. */
function pageOf({ server }: InstagramSource, walk: Walk): PlannedRequest | undefined {
  const [rest, ...rests] = walk.rests;
  if (rest === undefined || walk.pages >= FURTHER_PAGES) return undefined;
  const { id, after, permalink } = rest;
  const left = { rests, newest: walk.newest, pages: walk.pages + 1 };
  const notes = { media: id, walk: JSON.stringify(left), ...(permalink === undefined ? {} : { permalink }) };
  const query = { fields: COMMENT, limit: PAGE_SIZE, after };
  return getJson(`${server}/${encodeURIComponent(id)}/comments`, query, 'intake', notes);
}

const FIRST: Walk = { rests: [], newest: 0, pages: 0 };

/** Comments that came with the newest posts, or a further page of those on one post. */
function readPage(who: string, { source, asked, json, known }: Of<InstagramSource>): Reading | SourceProblem {
  const data = valueAt(json, 'data');
  if (!Array.isArray(data)) return wrongShape(who, json, WANTED);
  const { media, permalink, walk } = asked.notes;
  const before = walk === undefined ? FIRST : (JSON.parse(walk) as Walk);
  const one: List = { media: { id: media, permalink }, data, paging: valueAt(json, 'paging') };
  const lists = media === undefined ? data.map(listOn) : [one];
  const held = lists.flatMap((list) => list.data.map((comment): Held => ({ comment, media: list.media })));
  const reading = readComments(held, readerFor(source));
  const seen = Number(known.cursor[NEWEST] ?? 0);
  const newest = Math.max(before.newest, ...held.flatMap(({ comment }) => writtenAt(comment) ?? []));
  const rests = [...lists.flatMap((list) => restOf(list, seen)), ...before.rests];
  const next = pageOf(source, { rests, newest, pages: before.pages });
  if (next !== undefined) return { ...reading, next, complete: false };
  return { ...reading, cursor: newest > seen ? { [NEWEST]: String(newest) } : {}, complete: rests.length === 0 };
}

interface List {
  readonly media: unknown;
  readonly data: readonly unknown[];
  readonly paging: unknown;
}

const listOn = (media: unknown): List => ({
  media,
  data: listAt(media, 'comments', 'data'),
  paging: valueAt(media, 'comments', 'paging'),
});

const writtenAt = (comment: unknown): Instant | undefined => instantOf(valueAt(comment, 'timestamp'));

/** There are more comments, and all of these are newer than what the last poll had seen: the next ones may be new as well. */
function restOf({ media, data, paging }: List, seen: Instant): readonly Rest[] {
  const [id, after] = [idAt(media, 'id'), textAt(paging, 'cursors', 'after')];
  if (id === undefined || after === undefined || valueAt(paging, 'next') === undefined) return [];
  const oldest = Math.min(...data.flatMap((comment) => writtenAt(comment) ?? []));
  return oldest > seen - OVERLAP ? [{ id, after, permalink: webAddressAt(media, 'permalink') }] : [];
}

/** The comment with all its answers; for an answer, the comment that it stands below. */
function readOne(who: string, { source, asked, json }: Of<InstagramSource>): Reading | SourceProblem {
  const about = asked.notes['about'] ?? '';
  if (idAt(json, 'id') === undefined) return wrongShape(who, json, `comment ${about}`);
  const reading = readComments([{ comment: json }], readerFor(source));
  const seen = reading.observations.find(({ id }) => id === about);
  if (seen !== undefined) return { ...reading, verdict: { id: about, response: seen.response } };
  const { firstReason } = reading.refused;
  if (firstReason !== undefined) return { problem: 'shape', line: `${who}: ${firstReason}` };
  const isCut = valueAt(json, 'replies', 'paging', 'next') !== undefined;
  if (!isCut) return { problem: 'gone', line: `${who}: comment ${about} is no longer there` };
  const reason = 'Instagram shows only the first answers to the comment';
  return { ...reading, verdict: { id: about, response: { truth: 'unknown', reason } }, complete: false };
}

/** Comments by themselves, on posts, by id, or as the caption of a post that mentions the brand. */
function heldIn(json: unknown): readonly Held[] | 'posts' | undefined {
  const mentioned = valueAt(json, 'mentioned_media') ?? valueAt(json, 'mentioned_comment');
  if (recordOf(mentioned) !== undefined) return [{ comment: mentioned }];
  const data = valueAt(json, 'data');
  if (Array.isArray(data)) return data.some(isPost) ? commentsOn(data) : data.map((comment: unknown) => ({ comment }));
  if (idAt(json, 'id') !== undefined) return isPost(json) ? commentsOn([json]) : [{ comment: json }];
  const entries = Object.entries(recordOf(json) ?? {});
  const isById = entries.length > 0 && entries.every(([id, comment]) => idAt(comment, 'id') === id);
  return isById ? entries.map(([, comment]) => ({ comment })) : undefined;
}

const isPost = (entry: unknown): boolean =>
  ['media_type', 'comments_count', 'comments'].some((key) => valueAt(entry, key) !== undefined);

function commentsOn(posts: readonly unknown[]): readonly Held[] | 'posts' {
  if (!posts.some((post) => valueAt(post, 'comments') !== undefined)) return 'posts';
  return posts.flatMap((media) => listOn(media).data.map((comment): Held => ({ comment, media })));
}
