import type { Observation } from '../../domain/mentions/observation.ts';
import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import { type AppStoreSource, appStoreKind } from '../../domain/mentions/sources/app-store.ts';
import type { HttpFailure, HttpResponse } from '../../ports/http.ts';
import { jsonOf, NOTHING, problemOf, UNCHANGED, wrongShape } from './answer.ts';
import type { Connector } from './connector.ts';
import type { Entry } from './entries.ts';
import { gather } from './entries.ts';
import { idAt, recordOf, starsOf, textAt, valueAt, webAddressAt } from './fields.ts';

/** The feed ends here for every app; its own `next` links go on, and loop. */
const LAST_PAGE = 10;
const NO_RESPONSES = 'the App Store feed does not show developer responses';
const WANTED = 'a feed of customer reviews';

/** Apple's public feed of customer reviews, by app and storefront: no account needed, no responses shown. */
export const appStore: Connector<AppStoreSource> = {
  capabilities: {
    seesResponses: false,
    seesOutgoing: false,
    responseStates: [],
    seesEdits: true,
    seesDeletions: 'byAbsence',
    hasCreatedTime: false,
    paging: 'newestFirst',
    historyDepth: 'the 500 newest reviews of each storefront',
    permalink: 'page',
    language: false,
    limits: appStoreKind.limits,
  },
  origin: (source) => `app-store:${source.country}:${source.app}`,
  begin: (source) => [page(source, 1, 'page')],
  thread: () => [],
  read(source, asked, answer, { now, cursor }) {
    const who = `App Store ${source.country.toUpperCase()}, app ${source.app}`;
    const answered = jsonIn(who, asked, answer, now);
    if (answered === 'unchanged') return UNCHANGED;
    if (answered === 'tooDeep') return NOTHING;
    if (isProblem(answered)) return answered;
    if (asked.purpose === 'lookup') return readLookup(who, source, answered.json);
    const reading = readFeed(who, answered.json);
    if (isProblem(reading)) return reading;
    if (reading.entries === 0) return beforeBelievingZero(source, asked, reading, cursor);
    const number = Number(asked.notes['page'] ?? LAST_PAGE);
    return {
      ...reading,
      cursor: { app: source.app },
      ...(number < LAST_PAGE ? { next: page(source, number + 1, formOf(asked)), complete: false } : { complete: true }),
    };
  },
  sample(exchange) {
    const who = 'the App Store';
    const answered = jsonIn(who, { purpose: 'intake' }, { headers: {}, ...exchange }, 0);
    if (answered === 'unchanged') return UNCHANGED;
    if (answered === 'tooDeep') {
      return {
        problem: 'shape',
        line: `${who} answered that its feed has ${LAST_PAGE} pages at most: this one lies past the end`,
      };
    }
    return isProblem(answered) ? answered : readFeed(who, answered.json);
  },
};

/** Two spellings of one address: at times one answers nothing and the other everything. */
type Form = 'page' | 'id';

const formOf = (asked: PlannedRequest): Form => (asked.notes['form'] === 'id' ? 'id' : 'page');

function page(source: AppStoreSource, number: number, form: Form): PlannedRequest {
  const path =
    form === 'page'
      ? `page=${number}/id=${source.app}/sortby=mostrecent/json`
      : `id=${source.app}/sortBy=mostRecent/page=${number}/json`;
  return {
    method: 'GET',
    url: `${source.server}/${source.country}/rss/customerreviews/${path}`,
    headers: { accept: 'application/json' },
    purpose: 'intake',
    notes: { page: String(number), form },
  };
}

function jsonIn(
  who: string,
  asked: Pick<PlannedRequest, 'purpose'>,
  answer: HttpResponse | HttpFailure,
  now: number,
): { readonly json: unknown } | SourceProblem | 'unchanged' | 'tooDeep' {
  if ('failed' in answer) return { problem: 'outage', line: `${who} could not be read: ${answer.failed}` };
  if (answer.status === 304) return 'unchanged';
  if (/^\s*CustomerReviews RSS page depth is limited/iu.test(answer.body)) return 'tooDeep';
  return problemOf(who, asked, answer, now) ?? jsonOf(who, answer.body);
}

/** An empty first page may be a hiccup, an app without reviews or an app that does not exist: asks on until it is known. */
function beforeBelievingZero(
  source: AppStoreSource,
  asked: PlannedRequest,
  reading: Reading,
  cursor: Readonly<Record<string, string>>,
): Reading {
  if (asked.notes['page'] !== '1') return reading;
  if (formOf(asked) === 'page') return { ...reading, next: page(source, 1, 'id'), complete: false };
  if (cursor['app'] === source.app) return reading;
  const lookup: PlannedRequest = {
    method: 'GET',
    url: `${source.server}/lookup?id=${source.app}&country=${source.country}`,
    headers: { accept: 'application/json' },
    purpose: 'lookup',
    notes: {},
  };
  return { ...reading, next: lookup, complete: false };
}

function readLookup(who: string, source: AppStoreSource, json: unknown): Reading | SourceProblem {
  const found = valueAt(json, 'resultCount');
  if (found === 0) return { problem: 'notFound', line: `${who}: this storefront has no app with this id` };
  if (typeof found !== 'number') return wrongShape(who, json, 'the result of a lookup');
  return { ...NOTHING, cursor: { app: source.app } };
}

function readFeed(who: string, json: unknown): Reading | SourceProblem {
  const feed = recordOf(valueAt(json, 'feed'));
  if (feed === undefined) return wrongShape(who, json, WANTED);
  const held = feed['entry'];
  if (held !== undefined && !Array.isArray(held) && recordOf(held) === undefined) {
    return wrongShape(who, held, WANTED);
  }
  // A feed with one review holds it bare; a feed without any has no `entry` at all.
  const entries: readonly unknown[] = held === undefined ? [] : Array.isArray(held) ? held : [held];
  const { read, refused } = gather(entries, readEntry);
  return { ...NOTHING, observations: read, refused, entries: entries.length };
}

function readEntry(entry: unknown): Entry<Observation> {
  const fields = recordOf(entry);
  if (fields === undefined) return { refused: 'is not an object' };
  // Older feeds put the app itself first: it has no stars.
  if (!Object.hasOwn(fields, 'im:rating')) return 'notAMention';
  const id = idAt(entry, 'id', 'label');
  if (id === undefined || !/^\d+$/u.test(id)) return { refused: 'has no numeric id' };
  const text = valueAt(entry, 'content', 'label');
  if (typeof text !== 'string') return { refused: `has no text (id ${id})` };
  return observationOf(entry, id, text);
}

function observationOf(entry: unknown, id: string, text: string): Observation {
  const name = textAt(entry, 'author', 'name', 'label');
  const [, authorId] = /\/id(\d+)/u.exec(textAt(entry, 'author', 'uri', 'label') ?? '') ?? [];
  const title = textAt(entry, 'title', 'label');
  const rating = starsOf(valueAt(entry, 'im:rating', 'label'));
  const publishedAt = instantOf(valueAt(entry, 'updated', 'label'));
  const url = webAddressAt(entry, 'link', 'attributes', 'href');
  const version = textAt(entry, 'im:version', 'label');
  const votes = textAt(entry, 'im:voteCount', 'label');
  return {
    id,
    kind: 'app-store',
    ...(url === undefined ? {} : { url }),
    author: { ...(authorId === undefined ? {} : { id: authorId }), ...(name === undefined ? {} : { name }) },
    ...(title === undefined ? {} : { title: title.trim() }),
    text: text.trim(),
    ...(rating === undefined ? {} : { rating }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    publishedPrecision: publishedAt === undefined ? 'unknown' : 'exact',
    fromBrand: false,
    response: { truth: 'unknown', reason: NO_RESPONSES },
    labels: { ...(version === undefined ? {} : { version }), ...(votes === undefined ? {} : { votes }) },
  };
}
