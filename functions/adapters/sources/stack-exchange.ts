import { isProblem, type PlannedRequest, type Reading, type SourceProblem } from '../../domain/mentions/reading.ts';
import { type StackExchangeSource, stackExchangeKind } from '../../domain/mentions/sources/stack-exchange.ts';
import type { Known } from '../../ports/sources.ts';
import { wrongShape } from './answer.ts';
import { keyInQuery } from './auth/plain-secret.ts';
import type { Connector } from './connector.ts';
import { gather } from './entries.ts';
import { idAt, recordOf, valueAt, wholeAt } from './fields.ts';
import { readJson, readRecorded } from './json-exchange.ts';
import { OF_POSTS } from './of-posts.ts';
import { stackExchangeProblemOf, waitOf } from './stack-exchange-errors.ts';
import { readPost } from './stack-exchange-post.ts';
import * as requests from './stack-exchange-requests.ts';
import { NO_ACCOUNTS, repliedIn, threadOf, unreadable } from './thread.ts';
import { readingOf } from './thread-reading.ts';

/** Posts come into the search with a delay: so far back every poll looks again. */
const OVERLAP_SECONDS = { questions: 3_600, answers: 86_400, comments: 86_400 } as const;
const WANTED = 'a list of questions';

/** Questions on a site of Stack Exchange, by words or tag; answered by the answers and comments of the brand's users. */
export const stackExchange: Connector<StackExchangeSource> = {
  capabilities: {
    ...OF_POSTS,
    paging: 'forward',
    historyDepth: 'the first read takes the 100 newest questions',
    limits: stackExchangeKind.limits,
  },
  origin: ({ site }) => `stack-exchange:${site}`,
  begin: (source, cursor) =>
    requests.WALKS.filter((what) => what === 'questions' || source.accounts.length > 0).map((what) =>
      requests.walk(source, what, { from: cursor[requests.bookmarkOf(source, what)] }),
    ),
  thread: (source, { id }) => [requests.question(source, id)],
  credential: ({ secrets }) => (secrets === undefined ? undefined : keyInQuery('key', secrets.key)),
  read(source, asked, answer, known) {
    const who = stackExchangeKind.label(source);
    const read = (json: unknown): Reading | SourceProblem => {
      const items = valueAt(json, 'items');
      if (!Array.isArray(items)) return wrongShape(who, json, WANTED);
      const page: Page = { source, asked, known, items, hasMore: valueAt(json, 'has_more') === true };
      const reading = asked.purpose === 'thread' ? readBelow(who, page) : readWalk(page);
      return isProblem(reading) ? reading : { ...reading, ...waitOf(json, known.now) };
    };
    return readJson({ who, problemIn: stackExchangeProblemOf, read }, asked, answer, known.now);
  },
  sample(exchange, accounts) {
    const who = 'Stack Exchange';
    const read = (json: unknown): Reading | SourceProblem => {
      // Clients join pages under a name of their own.
      const pages = [json, ...Object.values(recordOf(json) ?? {})];
      const items = pages.map((value) => valueAt(value, 'items')).find(Array.isArray);
      return items === undefined ? wrongShape(who, json, WANTED) : listOf(items, accounts);
    };
    return readRecorded({ who, problemIn: stackExchangeProblemOf, read }, exchange);
  },
};

interface Page {
  readonly source: StackExchangeSource;
  readonly asked: PlannedRequest;
  readonly known: Known;
  readonly items: readonly unknown[];
  readonly hasMore: boolean;
}

function listOf(items: readonly unknown[], accounts: readonly string[]): Reading {
  const { read, refused } = gather(items, (item) => readPost(item, accounts));
  return readingOf(read, refused, items.length);
}

/** Bookmark of what was empty when it was first read: whatever comes is new, however much of it. */
const BEGINNING = 1;

/** Walks up from the bookmark by time, so that no page shifts while it is read; the first read takes the newest page only. */
function readWalk({ source, asked, known, items, hasMore }: Page): Reading {
  const what = requests.WALKS.find((walk) => walk === asked.notes['walk']) ?? 'questions';
  const reading = listOf(items, source.accounts);
  const seconds = items.flatMap((item) => wholeAt(item, 'creation_date') ?? []);
  const { from } = asked.notes;
  const newest = Math.max(...seconds);
  const key = requests.bookmarkOf(source, what);
  const held = Number(known.cursor[key] ?? 0);
  const isEmpty = seconds.length === 0 && from === undefined && !hasMore;
  const reached = isEmpty ? BEGINNING : seconds.length === 0 ? 0 : newest - OVERLAP_SECONDS[what];
  const goesOn = hasMore && from !== undefined && seconds.length > 0;
  const place = newest > Number(from) ? { from: String(newest) } : { from, page: Number(asked.notes['at'] ?? 1) + 1 };
  return {
    ...reading,
    observations: what === 'questions' ? reading.observations : [],
    cursor: reached > held ? { [key]: String(reached) } : {},
    ...(goesOn ? { next: requests.walk(source, what, place) } : {}),
    complete: !goesOn,
  };
}

/** A look at one question: itself, its answers, its comments. Only all of them say that the brand wrote none. */
function readBelow(who: string, page: Page): Reading | SourceProblem {
  const { source, asked, items, hasMore } = page;
  const { about = '', show } = asked.notes;
  if (show === 'question') {
    const [first] = items;
    if (first === undefined) return { problem: 'gone', line: `${who}: question ${about} is no longer there` };
    if (idAt(first, 'question_id') !== about) return wrongShape(who, first, `question ${about}`);
    const isBare = valueAt(first, 'answer_count') === 0;
    const next = requests.below(source, about, isBare ? 'comments' : 'answers');
    return { ...listOf([first], source.accounts), next, complete: false };
  }
  const { read, refused } = gather(items, (item) => readPost(item, source.accounts));
  const found: Reading = { ...readingOf(read, refused, items.length), observations: [] };
  const replied = repliedIn(threadOf(read), about);
  const doubt = source.accounts.length === 0 ? NO_ACCOUNTS : unreadable(refused.count);
  const settled = replied ?? (doubt === undefined ? undefined : ({ truth: 'unknown', reason: doubt } as const));
  if (settled !== undefined) {
    return { ...found, verdict: { id: about, response: settled }, complete: settled === replied };
  }
  const place = hasMore ? Number(asked.notes['at'] ?? 1) + 1 : 1;
  const what = hasMore && show === 'answers' ? 'answers' : 'comments';
  if (hasMore || show === 'answers') {
    return { ...found, next: requests.below(source, about, what, place), complete: false };
  }
  return { ...found, verdict: { id: about, response: { truth: 'notReplied' } } };
}
