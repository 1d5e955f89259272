import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import { type GoogleBusinessSource, googleBusinessKind } from '../../domain/mentions/sources/google-business.ts';
import { jsonOf, NOTHING, type problemOf, UNCHANGED, wrongShape } from './answer.ts';
import { oauthRefresh } from './auth/oauth-refresh.ts';
import type { Connector } from './connector.ts';
import { gather } from './entries.ts';
import { numberAt, recordOf, textAt, valueAt } from './fields.ts';
import { readReview, reviewIdOf } from './google-business-review.ts';
import { googleProblemOf } from './google-errors.ts';
import { getJson, jsonAnswer } from './json-exchange.ts';

const SERVER = 'https://mybusiness.googleapis.com';
const TOKENS = 'https://oauth2.googleapis.com/token';
/** The most that a page may hold. */
const PAGE_SIZE = 50;
const WANTED = 'a list of reviews';
const LIST_KEYS = new Set(['averageRating', 'totalReviewCount', 'nextPageToken']);

/** Google Business Profile (API v4): the owner's own view of a place's reviews, each with the response on it. */
export const googleBusiness: Connector<GoogleBusinessSource> = {
  capabilities: {
    seesResponses: true,
    seesOutgoing: false,
    responseStates: ['approved', 'pending', 'rejected'],
    seesEdits: true,
    seesDeletions: 'byId',
    hasCreatedTime: true,
    paging: 'newestFirst',
    historyDepth: 'all reviews; the first read takes the 600 last changed',
    permalink: 'page',
    language: false,
    limits: googleBusinessKind.limits,
  },
  origin: ({ location }) => `google-business:${location}`,
  begin: (source) => [page(source, 1)],
  // Whether a response moves a review to the front is not known: each open one is read again by its id.
  thread: (source, { id }) => [getJson(`${reviewsOf(source)}/${encodeURIComponent(id)}`, {}, 'thread', { about: id })],
  credential: ({ server, clientId, secrets }) =>
    oauthRefresh({
      who: 'Google',
      // A pretend place has its tokens beside it: the owner's go to Google alone.
      tokenEndpoint: server === SERVER ? TOKENS : `${server}/token`,
      clientId,
      ...secrets,
    }),
  read(source, asked, answer, { now }) {
    const who = `Google Business, location ${source.location}`;
    const read = jsonAnswer(who, asked, answer, now, problemIn);
    if (read === 'unchanged') return UNCHANGED;
    if (isProblem(read)) return read;
    return asked.purpose === 'thread' ? readOne(who, asked, read.json) : readPage(who, source, asked, read.json);
  },
  sample(exchange) {
    const who = 'Google Business';
    const read = jsonAnswer(who, { purpose: 'intake' }, { headers: {}, ...exchange }, 0, problemIn);
    if (read === 'unchanged') return UNCHANGED;
    if (isProblem(read)) return read;
    const reviews = reviewIdOf(read.json) === undefined ? reviewsIn(read.json) : [read.json];
    return reviews === undefined ? wrongShape(who, read.json, WANTED) : readingOf(reviews);
  },
};

const reviewsOf = ({ server, account, location }: GoogleBusinessSource): string =>
  `${server}/v4/accounts/${encodeURIComponent(account)}/locations/${encodeURIComponent(location)}/reviews`;

const page = (source: GoogleBusinessSource, number: number, pageToken?: string): PlannedRequest =>
  getJson(reviewsOf(source), { pageSize: String(PAGE_SIZE), orderBy: 'updateTime desc', pageToken }, 'intake', {
    page: String(number),
  });

/** A quota of 0 is no traffic jam: Google has not granted this project any access yet. */
const problemIn: typeof problemOf = (who, asked, answer, now) => {
  const problem = googleProblemOf(who, asked, answer, now);
  if (problem?.problem !== 'rateLimited' || 'failed' in answer || !hasNoQuota(answer.body)) return problem;
  return {
    problem: 'unauthorised',
    line: `${who} answered ${answer.status}: the quota of this Google Cloud project is 0 until Google grants it access to the API`,
  };
};

function hasNoQuota(body: string): boolean {
  const read = jsonOf('', body);
  const details = isProblem(read) ? undefined : valueAt(read.json, 'error', 'details');
  return (
    Array.isArray(details) && details.some((detail: unknown) => numberAt(detail, 'metadata', 'quota_limit_value') === 0)
  );
}

/** The reviews of a page. A place without any is answered by an object without any field. */
function reviewsIn(json: unknown): readonly unknown[] | undefined {
  const fields = recordOf(json);
  if (fields === undefined) return undefined;
  const { reviews } = fields;
  if (Array.isArray(reviews)) return reviews;
  return Object.keys(fields).every((key) => LIST_KEYS.has(key)) ? [] : undefined;
}

function readingOf(reviews: readonly unknown[]): Reading {
  const { read, refused } = gather(reviews, readReview);
  return { ...NOTHING, observations: read, refused, entries: reviews.length };
}

function readPage(
  who: string,
  source: GoogleBusinessSource,
  asked: PlannedRequest,
  json: unknown,
): Reading | SourceProblem {
  const reviews = reviewsIn(json);
  if (reviews === undefined) return wrongShape(who, json, WANTED);
  const reading = readingOf(reviews);
  const token = textAt(json, 'nextPageToken');
  if (token === undefined) return reading;
  if (token === new URL(asked.url).searchParams.get('pageToken')) return { ...reading, complete: false };
  return { ...reading, next: page(source, Number(asked.notes['page'] ?? 1) + 1, token), complete: false };
}

function readOne(who: string, asked: PlannedRequest, json: unknown): Reading | SourceProblem {
  const about = asked.notes['about'] ?? '';
  if (reviewIdOf(json) !== about) return wrongShape(who, json, `review ${about}`);
  const reading = readingOf([json]);
  const [seen] = reading.observations;
  if (seen === undefined) return { problem: 'shape', line: `${who}: ${reading.refused.firstReason ?? 'no review'}` };
  return { ...reading, verdict: { id: about, response: seen.response } };
}
