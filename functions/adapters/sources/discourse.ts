import type { Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import { type DiscourseSource, discourseKind } from '../../domain/mentions/sources/discourse.ts';
import { SECOND } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse } from '../../ports.ts';
import { jsonOf, problemOf, UNCHANGED, wrongShape } from './answer.ts';
import { keyHeaders } from './auth/plain-secret.ts';
import type { Connector, Exchange } from './connector.ts';
import { postsIn, readingOf } from './discourse-list.ts';
import { type Asked, readPosts } from './discourse-posts.ts';
import * as requests from './discourse-requests.ts';
import { readActivity, readAround, readSearch } from './discourse-steps.ts';
import { readLook } from './discourse-thread.ts';
import { readTopics } from './discourse-topics.ts';
import { valueAt } from './fields.ts';
import { jsonAnswer } from './json-exchange.ts';

/** A Discourse forum: by search or whole; answers by the activity of the brand's accounts and by topic. */
export const discourse: Connector<DiscourseSource> = {
  capabilities: {
    seesResponses: true,
    seesOutgoing: true,
    responseStates: [],
    seesEdits: true,
    seesDeletions: 'byId',
    hasCreatedTime: true,
    paging: 'forward',
    historyDepth: 'the first read takes the 50 newest posts, or hits of the search',
    permalink: 'mention',
    language: false,
    limits: discourseKind.limits,
  },
  origin: ({ server }) => `discourse:${new URL(server).host}`,
  begin: (source) => [
    source.follow.by === 'search' ? requests.search(source, source.follow.search, 1) : requests.posts(source),
    ...source.accounts.map((user) => requests.activity(source, user, 0)),
  ],
  thread: (source, { id }) => [requests.post(source, id)],
  credential: ({ secrets: { key } = {} }) => (key === undefined ? undefined : keyHeaders({ 'api-key': key })),
  read(source, asked, answer, known) {
    const who = discourseKind.label(source);
    const of: Asked = { source, asked, known };
    // A topic that was deleted or is closed to us must not hold up those behind it.
    const isStep = asked.purpose !== 'thread' && asked.notes['spot'] !== undefined;
    if (isStep && !('failed' in answer) && [403, 404, 410].includes(answer.status))
      return readAround(who, of, undefined);
    const read = jsonAnswer(who, asked, answer, known.now, discourseProblemOf);
    if (read === 'unchanged') return UNCHANGED;
    if (isProblem(read)) return read;
    if (asked.purpose === 'thread') return readLook(who, of, read.json);
    if (isStep) return readAround(who, of, read.json);
    if (asked.purpose === 'outgoing') return readActivity(who, of, read.json);
    return source.follow.by === 'search' ? readSearch(who, of, read.json) : readPosts(who, of, read.json);
  },
  sample: readSample,
};

/** A limit that is met says in its body how long to wait. */
function discourseProblemOf(...given: Parameters<typeof problemOf>): SourceProblem | undefined {
  const [who, , answer, now] = given;
  const problem = problemOf(...given);
  if (problem?.problem !== 'rateLimited' || problem.retryAt !== undefined) return problem;
  return { ...problem, ...waitIn(who, answer, now) };
}

function waitIn(who: string, answer: HttpResponse | HttpFailure, now: number): Pick<SourceProblem, 'retryAt'> {
  const read = jsonOf(who, 'failed' in answer ? '' : answer.body);
  const seconds = isProblem(read) ? undefined : valueAt(read.json, 'extras', 'wait_seconds');
  return typeof seconds === 'number' && seconds >= 0 ? { retryAt: now + Math.ceil(seconds) * SECOND } : {};
}

function readSample({ url, status, headers, body }: Exchange, accounts: readonly string[]): Reading | SourceProblem {
  const who = 'Discourse';
  const read = jsonAnswer(who, { purpose: 'intake' }, { status, headers: headers ?? {}, body }, 0, discourseProblemOf);
  if (read === 'unchanged') return UNCHANGED;
  if (isProblem(read)) return read;
  const server = URL.canParse(url ?? '') ? { server: new URL(url ?? '').origin } : {};
  const posts = postsIn(read.json, { accounts, ...server });
  if (posts !== undefined) return readingOf(posts, { accounts, anyLaterPost: false });
  return readTopics(read.json, accounts, server.server) ?? wrongShape(who, read.json, 'posts');
}
