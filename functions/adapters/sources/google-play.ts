import type { Observation } from '../../domain/mentions/observation.ts';
import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import { type GooglePlaySource, googlePlayKind } from '../../domain/mentions/sources/google-play.ts';
import type { Duration, Instant } from '../../domain/shared/time.ts';
import { DAY, HOUR } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse } from '../../ports/http.ts';
import type { Known } from '../../ports/sources.ts';
import { jsonOf, NOTHING, UNCHANGED, wrongShape } from './answer.ts';
import { googleServiceAccount } from './auth/google-service-account.ts';
import type { Connector } from './connector.ts';
import { gather } from './entries.ts';
import { idAt, recordOf, textAt, valueAt } from './fields.ts';
import { googleProblemOf } from './google-errors.ts';
import { readReview } from './google-play-review.ts';

const SCOPE = 'https://www.googleapis.com/auth/androidpublisher';
const PAGE_SIZE = 100;
/** Reviews are shown for seven days after their last change; a little less, so that clocks that differ do not matter. */
const SHOWN_FOR: Duration = 6 * DAY + 12 * HOUR;
const FORGOTTEN = 'Google Play shows a review only in the 7 days after its last change';

/** Google Play: the developer's own view of an app's reviews, each with the response beside it, for seven days. */
export const googlePlay: Connector<GooglePlaySource> = {
  capabilities: {
    seesResponses: true,
    seesOutgoing: false,
    responseStates: [],
    seesEdits: true,
    seesDeletions: 'byId',
    hasCreatedTime: false,
    paging: 'newestFirst',
    historyDepth: 'reviews written or changed in the last 7 days',
    forgetsAfter: 7 * DAY,
    permalink: 'page',
    language: true,
    limits: googlePlayKind.limits,
  },
  origin: ({ app }) => `google-play:${app}`,
  // No page number: an app that nobody reviewed for a week has an empty list, and that is no failure.
  begin: (source) => [list(source)],
  thread: (source, seen) => [one(source, seen)],
  credential: ({ secrets }) => googleServiceAccount(secrets.key, SCOPE),
  read(source, asked, answer, known) {
    const who = `Google Play, ${source.app}`;
    if (asked.purpose === 'thread' && isForgotten(asked, answer, known)) return forgotten(asked);
    const read = jsonIn(who, asked, answer, known.now);
    if (read === 'unchanged') return UNCHANGED;
    if (isProblem(read)) return read;
    return asked.purpose === 'thread'
      ? readOne(who, source.app, asked, read.json)
      : readList(who, source, asked, read.json);
  },
  sample(exchange) {
    const who = 'Google Play';
    const read = jsonIn(who, { purpose: 'intake' }, { headers: {}, ...exchange }, 0);
    if (read === 'unchanged') return UNCHANGED;
    if (isProblem(read)) return read;
    const [, app] = /\/applications\/([^/?]+)\/reviews/u.exec(exchange.url ?? '') ?? [];
    if (valueAt(read.json, 'result') !== undefined) {
      return { problem: 'shape', line: `${who} answered the result of a response, which holds no mentions` };
    }
    const reviews = recordOf(read.json)?.['reviewId'] === undefined ? reviewsIn(read.json) : [read.json];
    return reviews === undefined ? wrongShape(who, read.json, 'reviews') : readingOf(reviews, app);
  },
};

function ask(
  source: GooglePlaySource,
  rest: string,
  purpose: PlannedRequest['purpose'],
  notes: PlannedRequest['notes'],
) {
  const url = `${source.server}/androidpublisher/v3/applications/${encodeURIComponent(source.app)}/reviews${rest}`;
  return { method: 'GET', url, headers: { accept: 'application/json' }, purpose, notes } as const;
}

function list(source: GooglePlaySource, token?: string): PlannedRequest {
  const query = new URLSearchParams({ maxResults: String(PAGE_SIZE), ...(token === undefined ? {} : { token }) });
  return ask(source, `?${query.toString()}`, 'intake', token === undefined ? {} : { token });
}

function one(source: GooglePlaySource, { id, publishedAt, editedAt }: Observation): PlannedRequest {
  const changedAt = editedAt ?? publishedAt;
  const notes = { about: id, ...(changedAt === undefined ? {} : { changedAt: String(changedAt) }) };
  return ask(source, `/${encodeURIComponent(id)}`, 'thread', notes);
}

function jsonIn(
  who: string,
  asked: Pick<PlannedRequest, 'purpose'>,
  answer: HttpResponse | HttpFailure,
  now: Instant,
): { readonly json: unknown } | SourceProblem | 'unchanged' {
  if (!('failed' in answer) && answer.status === 304) return 'unchanged';
  return googleProblemOf(who, asked, answer, now) ?? jsonOf(who, 'failed' in answer ? '' : answer.body);
}

/** The reviews of a page. An app without reviews is answered by an object without any field. */
function reviewsIn(json: unknown): readonly unknown[] | undefined {
  const fields = recordOf(json);
  if (fields === undefined) return undefined;
  const { reviews } = fields;
  if (Array.isArray(reviews)) return reviews;
  const isEmpty = Object.keys(fields).every((key) => key === 'tokenPagination' || key === 'pageInfo');
  return isEmpty ? [] : undefined;
}

function readingOf(reviews: readonly unknown[], app: string | undefined): Reading {
  const { read, refused } = gather(reviews, (entry) => readReview(entry, app));
  return { ...NOTHING, observations: read, refused, entries: reviews.length };
}

function readList(
  who: string,
  source: GooglePlaySource,
  asked: PlannedRequest,
  json: unknown,
): Reading | SourceProblem {
  const reviews = reviewsIn(json);
  if (reviews === undefined) return wrongShape(who, json, 'a list of reviews');
  const token = textAt(json, 'tokenPagination', 'nextPageToken');
  const reading = readingOf(reviews, source.app);
  if (token !== undefined && token !== asked.notes['token']) {
    return { ...reading, next: list(source, token), complete: false };
  }
  // Reported: the token is missing although there is more. A full page that ends here says nothing of what follows.
  return { ...reading, complete: reviews.length < PAGE_SIZE };
}

function readOne(who: string, app: string, asked: PlannedRequest, json: unknown): Reading | SourceProblem {
  const about = asked.notes['about'] ?? '';
  if (idAt(json, 'reviewId') !== about) return wrongShape(who, json, `review ${about}`);
  const reading = readingOf([json], app);
  const [seen] = reading.observations;
  if (seen === undefined) return { problem: 'shape', line: `${who}: ${reading.refused.firstReason ?? 'no review'}` };
  return { ...reading, verdict: { id: about, response: seen.response } };
}

/** Not found, and too old to be shown: that says nothing about the review. */
function isForgotten({ notes }: PlannedRequest, answer: HttpResponse | HttpFailure, { now }: Known): boolean {
  if ('failed' in answer || answer.status !== 404) return false;
  const changedAt = Number(notes['changedAt'] ?? Number.NaN);
  return !(now - changedAt < SHOWN_FOR);
}

const forgotten = ({ notes }: PlannedRequest): Reading => ({
  ...NOTHING,
  verdict: { id: notes['about'] ?? '', response: { truth: 'unknown', reason: FORGOTTEN } },
  complete: false,
});
