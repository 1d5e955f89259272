import type { Observation } from '../../domain/mentions/observation.ts';
import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import { type TrustpilotSource, trustpilotKind } from '../../domain/mentions/sources/trustpilot.ts';
import { NOTHING, UNCHANGED, wrongShape } from './answer.ts';
import { clientCredentials } from './auth/client-credentials.ts';
import { keyHeaders } from './auth/plain-secret.ts';
import type { Connector } from './connector.ts';
import { type Entry, gather } from './entries.ts';
import { idAt, recordOf, valueAt } from './fields.ts';
import { getJson, jsonAnswer } from './json-exchange.ts';
import { isTakenDown, readReview } from './trustpilot-review.ts';

const PAGE_SIZE = 100;
const WANTED = 'a list of reviews';

/** Trustpilot's service reviews, each with the company's response on it: by API key, or by the private API. */
export const trustpilot: Connector<TrustpilotSource> = {
  capabilities: {
    seesResponses: true,
    seesOutgoing: false,
    responseStates: [],
    seesEdits: true,
    seesDeletions: 'byId',
    hasCreatedTime: true,
    paging: 'newestFirst',
    historyDepth: 'the 100,000 newest reviews; the first read takes 1,200',
    permalink: 'mention',
    language: true,
    // What Trustpilot recommends to stay below.
    limits: trustpilotKind.limits,
  },
  origin: ({ businessUnit }) => `trustpilot:${businessUnit}`,
  begin: (source) => [page(source, 1)],
  thread: (source, { id }) => [
    getJson(`${base(source)}/reviews/${encodeURIComponent(id)}`, {}, 'thread', { about: id }),
  ],
  credential: ({ server, secrets }) =>
    'secret' in secrets
      ? clientCredentials({
          who: 'Trustpilot',
          tokenEndpoint: `${server}/v1/oauth/oauth-business-users-for-applications/accesstoken`,
          key: secrets.key,
          secret: secrets.secret,
        })
      : keyHeaders({ apikey: secrets.key }),
  read(source, asked, answer, { now }) {
    const who = `Trustpilot, business unit ${source.businessUnit}`;
    const read = jsonAnswer(who, asked, answer, now);
    if (read === 'unchanged') return UNCHANGED;
    if (isProblem(read)) return read;
    return asked.purpose === 'thread' ? readOne(who, asked, read.json) : readPage(who, source, asked, read.json);
  },
  sample(exchange) {
    const who = 'Trustpilot';
    const read = jsonAnswer(who, { purpose: 'intake' }, { headers: {}, ...exchange }, 0);
    if (read === 'unchanged') return UNCHANGED;
    if (isProblem(read)) return read;
    const events = valueAt(read.json, 'events');
    if (Array.isArray(events)) return readingOf(events, readEvent);
    const listed = valueAt(read.json, 'reviews');
    const isOne = idAt(read.json, 'id') !== undefined && valueAt(read.json, 'stars') !== undefined;
    const reviews = isOne ? [read.json] : listed;
    return Array.isArray(reviews) ? readingOf(reviews, readReview) : wrongShape(who, read.json, WANTED);
  },
};

const base = ({ server, secrets }: TrustpilotSource): string => `${server}/v1${'secret' in secrets ? '/private' : ''}`;

const page = (source: TrustpilotSource, number: number): PlannedRequest =>
  getJson(
    `${base(source)}/business-units/${encodeURIComponent(source.businessUnit)}/reviews`,
    { orderBy: 'createdat.desc', perPage: String(PAGE_SIZE), page: String(number) },
    'intake',
    { page: String(number) },
  );

function readingOf(entries: readonly unknown[], readEntry: (entry: unknown) => Entry<Observation>): Reading {
  const { read, refused } = gather(entries, readEntry);
  return { ...NOTHING, observations: read, refused, entries: entries.length };
}

/** What a webhook sends. A deletion holds no mention any more, and names that are not known are passed over. */
function readEvent(event: unknown): Entry<Observation> {
  if (recordOf(event) === undefined) return { refused: 'is not an object' };
  const name = valueAt(event, 'eventName');
  if (typeof name !== 'string') return { refused: 'is an event without a name' };
  const isReview = name === 'service-review-created' || name === 'service-review-updated';
  return isReview ? readReview(valueAt(event, 'eventData')) : 'notAMention';
}

function readPage(
  who: string,
  source: TrustpilotSource,
  asked: PlannedRequest,
  json: unknown,
): Reading | SourceProblem {
  const reviews = valueAt(json, 'reviews');
  if (!Array.isArray(reviews)) return wrongShape(who, json, WANTED);
  const reading = readingOf(reviews, readReview);
  if (!leadsOn(json, reviews.length)) return reading;
  return { ...reading, next: page(source, Number(asked.notes['page'] ?? 1) + 1), complete: false };
}

/** A full page has one after it, and a shorter one too when the answer names it. */
function leadsOn(json: unknown, held: number): boolean {
  const links = valueAt(json, 'links');
  const isNamed = Array.isArray(links) && links.some((link: unknown) => valueAt(link, 'rel') === 'next-page');
  return held >= PAGE_SIZE || (held > 0 && isNamed);
}

function readOne(who: string, asked: PlannedRequest, json: unknown): Reading | SourceProblem {
  const about = asked.notes['about'] ?? '';
  if (idAt(json, 'id') !== about) return wrongShape(who, json, `review ${about}`);
  if (isTakenDown(json)) return { problem: 'gone', line: `${who}: review ${about} was taken down` };
  const reading = readingOf([json], readReview);
  const [seen] = reading.observations;
  if (seen === undefined) return { problem: 'shape', line: `${who}: ${reading.refused.firstReason ?? 'no review'}` };
  return { ...reading, verdict: { id: about, response: seen.response } };
}
