import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import { type AppStoreConnectSource, appStoreConnectKind } from '../../domain/mentions/sources/app-store-connect.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { MINUTE } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse } from '../../ports/http.ts';
import { jsonOf, NOTHING, problemOf, UNCHANGED, wrongShape } from './answer.ts';
import { readReview, responsesIn } from './app-store-connect-review.ts';
import { appStoreConnectKey } from './auth/app-store-connect-key.ts';
import type { Connector } from './connector.ts';
import { gather } from './entries.ts';
import { idAt, recordOf, textAt, valueAt } from './fields.ts';

const PAGE_SIZE = 200;
const WANTED = 'a list of customer reviews';
/** Requests that we leave to others who use the same key, and how long we stay away then: the hour is a rolling one. */
const LEFT_TO_OTHERS = 100;
const UNTIL_SOME_ARE_FREE = 15 * MINUTE;

/** App Store Connect: the developer's own view of an app's reviews in all storefronts, each with its response. */
export const appStoreConnect: Connector<AppStoreConnectSource> = {
  capabilities: {
    seesResponses: true,
    seesOutgoing: false,
    responseStates: ['published', 'pending'],
    seesEdits: true,
    seesDeletions: 'byId',
    hasCreatedTime: true,
    paging: 'newestFirst',
    historyDepth: 'all reviews; the first read takes the 2,400 newest',
    permalink: 'page',
    language: false,
    limits: appStoreConnectKind.limits,
  },
  origin: ({ app }) => `app-store-connect:${app}`,
  begin: (source) => [firstPage(source)],
  thread: ({ server }, { id }) => [
    ask(`${server}/v1/customerReviews/${encodeURIComponent(id)}?include=response`, 'thread', { about: id }),
  ],
  credential: ({ secrets, issuer, keyId }) => appStoreConnectKey(secrets.key, { issuer, keyId }),
  read(source, asked, answer, { now }) {
    const who = `App Store Connect, app ${source.app}`;
    const read = jsonIn(who, asked, answer, now);
    if (read === 'unchanged') return UNCHANGED;
    if (isProblem(read)) return read;
    const reading =
      asked.purpose === 'thread' ? readOne(who, source.app, asked, read.json) : readPage(who, source, asked, read.json);
    return isProblem(reading) ? reading : { ...reading, ...waitOf(answer, now) };
  },
  sample(exchange) {
    const who = 'App Store Connect';
    const read = jsonIn(who, { purpose: 'intake' }, { headers: {}, ...exchange }, 0);
    if (read === 'unchanged') return UNCHANGED;
    if (isProblem(read)) return read;
    const [, app] = /\/v1\/apps\/(\d+)\/customerReviews/u.exec(exchange.url ?? '') ?? [];
    const data = valueAt(read.json, 'data');
    if (valueAt(data, 'type') === 'customerReviewResponses') {
      return { problem: 'shape', line: `${who} answered a response, which holds no mentions` };
    }
    const reviews = Array.isArray(data) ? data : recordOf(data) === undefined ? undefined : [data];
    return reviews === undefined ? wrongShape(who, read.json, WANTED) : readingOf(reviews, read.json, app);
  },
};

const ask = (url: string, purpose: PlannedRequest['purpose'], notes: PlannedRequest['notes']): PlannedRequest => ({
  method: 'GET',
  url,
  headers: { accept: 'application/json' },
  purpose,
  notes,
});

function firstPage({ server, app, territories }: AppStoreConnectSource): PlannedRequest {
  const query = new URLSearchParams({
    sort: '-createdDate',
    limit: String(PAGE_SIZE),
    include: 'response',
    ...(territories.length === 0 ? {} : { 'filter[territory]': territories.join(',') }),
  });
  return ask(`${server}/v1/apps/${encodeURIComponent(app)}/customerReviews?${query.toString()}`, 'intake', {
    page: '1',
  });
}

function jsonIn(
  who: string,
  asked: Pick<PlannedRequest, 'purpose'>,
  answer: HttpResponse | HttpFailure,
  now: Instant,
): { readonly json: unknown } | SourceProblem | 'unchanged' {
  if (!('failed' in answer) && answer.status === 304) return 'unchanged';
  const problem = problemOf(who, asked, answer, now);
  if ('failed' in answer || problem === undefined) return problem ?? jsonOf(who, 'failed' in answer ? '' : answer.body);
  const code = codeIn(answer.body);
  const line = problem.line.replace(` answered ${answer.status}`, ` answered ${answer.status}${code}`);
  return code.includes('RATE_LIMIT_EXCEEDED')
    ? { ...problem, problem: 'rateLimited', line, retryAt: problem.retryAt ?? now + UNTIL_SOME_ARE_FREE }
    : { ...problem, line };
}

/** Apple's word for what went wrong, ` (FORBIDDEN_ERROR)`; its sentences are for the developer's own eyes. */
function codeIn(body: string): string {
  const read = jsonOf('', body);
  const errors = isProblem(read) ? undefined : valueAt(read.json, 'errors');
  const code = Array.isArray(errors) ? textAt(errors[0], 'code') : undefined;
  return code !== undefined && /^[A-Z_.]{1,80}$/u.test(code) ? ` (${code})` : '';
}

function readingOf(reviews: readonly unknown[], json: unknown, app: string | undefined): Reading {
  const responses = responsesIn(json);
  const { read, refused } = gather(reviews, (entry) => readReview(entry, responses, app));
  return { ...NOTHING, observations: read, refused, entries: reviews.length };
}

function readPage(
  who: string,
  source: AppStoreConnectSource,
  asked: PlannedRequest,
  json: unknown,
): Reading | SourceProblem {
  const data = valueAt(json, 'data');
  if (!Array.isArray(data)) return wrongShape(who, json, WANTED);
  const reading = readingOf(data, json, source.app);
  const next = textAt(json, 'links', 'next');
  if (next === undefined) return reading;
  // Followed as it is, but only where our credentials belong, and only as long as it leads on.
  const leadsOn = URL.canParse(next) && new URL(next).origin === source.server && next !== asked.url;
  if (!leadsOn) return { ...reading, complete: false };
  const page = String(Number(asked.notes['page'] ?? 1) + 1);
  return { ...reading, next: ask(next, 'intake', { page }), complete: false };
}

function readOne(who: string, app: string, asked: PlannedRequest, json: unknown): Reading | SourceProblem {
  const about = asked.notes['about'] ?? '';
  const data = valueAt(json, 'data');
  if (idAt(data, 'id') !== about) return wrongShape(who, json, `review ${about}`);
  const reading = readingOf([data], json, app);
  const [seen] = reading.observations;
  if (seen === undefined) return { problem: 'shape', line: `${who}: ${reading.refused.firstReason ?? 'no review'}` };
  return { ...reading, verdict: { id: about, response: seen.response } };
}

/** `X-Rate-Limit: user-hour-lim:3500;user-hour-rem:500;` counts for the key, whoever uses it. */
function waitOf(answer: HttpResponse | HttpFailure, now: Instant): Pick<Reading, 'waitUntil'> {
  const left = 'failed' in answer ? undefined : /user-hour-rem:(\d+)/u.exec(answer.headers['x-rate-limit'] ?? '')?.[1];
  return left === undefined || Number(left) > LEFT_TO_OTHERS ? {} : { waitUntil: now + UNTIL_SOME_ARE_FREE };
}
