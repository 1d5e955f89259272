import type { Reading, Refused, SourceProblem } from '../../domain/mentions/reading.ts';
import { isProblem } from '../../domain/mentions/reading.ts';
import { type RssSource, rssKind } from '../../domain/mentions/sources/rss.ts';
import { jsonOf, NOTHING, problemOf, UNCHANGED, wrongShape } from './answer.ts';
import type { Connector } from './connector.ts';
import { gather } from './entries.ts';
import { isNoFeed, readFeedText } from './feed-text.ts';
import { entryTagsIn, isWebPage, withoutDoctype } from './feed-xml.ts';
import { idAt, textAt, valueAt } from './fields.ts';
import { names } from './names-words.ts';
import { type FeedDefaults, readEntry } from './rss-entry.ts';

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1';

/** A feed of any format: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed. Told by its content, never by its address. */
export const rss: Connector<RssSource> = {
  capabilities: {
    seesResponses: false,
    seesOutgoing: false,
    responseStates: [],
    seesEdits: true,
    // A feed drops entries as it likes; absence proves nothing.
    seesDeletions: 'no',
    hasCreatedTime: true,
    paging: 'newestFirst',
    historyDepth: 'the entries that the feed holds',
    permalink: 'mention',
    language: true,
    limits: rssKind.limits,
  },
  origin: ({ feed }) => `rss:${feed}`,
  begin: ({ feed }) => [
    { method: 'GET', url: feed, headers: { accept: ACCEPT }, purpose: 'intake', notes: { page: '1' } },
  ],
  thread: () => [],
  read(source, asked, answer, { now }) {
    const who = rssKind.label(source);
    if (!('failed' in answer) && answer.status === 304) return UNCHANGED;
    const problem = problemOf(who, asked, answer, now);
    if (problem !== undefined || 'failed' in answer) return problem ?? NOTHING;
    const reading = readFeed(who, answer.body, source.feed);
    const { search } = source;
    if (isProblem(reading) || search === undefined) return reading;
    return { ...reading, observations: reading.observations.filter(({ title, text }) => names(search, [title, text])) };
  },
  sample({ url, status, headers, body }) {
    const who = 'the feed';
    if (status === 304) return UNCHANGED;
    const problem = problemOf(who, { purpose: 'intake' }, { status, headers: headers ?? {}, body }, 0);
    return problem ?? readFeed(who, body, url);
  },
};

function readFeed(who: string, body: string, address: string | undefined): Reading | SourceProblem {
  const start = body.replace(/^[\s\uFEFF]+/u, '');
  if (start === '' || /^[[{]/u.test(start)) return readJsonFeed(who, start, address);
  if (isWebPage(start)) {
    return { problem: 'shape', line: `${who} answered a web page (HTML), not a feed` };
  }
  try {
    return readingOf(readFeedText(withoutDoctype(start)), start, address);
  } catch (error) {
    return problemIn(who, start, error);
  }
}

/** feedsmith leaves out entries that hold nothing, and throws for a feed that holds none: both are counted by their tags. */
function readingOf(feed: unknown, body: string, address: string | undefined): Reading {
  const listed = valueAt(feed, 'items') ?? valueAt(feed, 'entries');
  const defaults = defaultsOf(feed, address);
  const { read, refused } = gather(Array.isArray(listed) ? listed : [], (entry) => readEntry(entry, defaults));
  const held = Array.isArray(listed) ? listed.length : 0;
  const entries = Math.max(held, entryTagsIn(body));
  return { ...NOTHING, observations: read, refused: withEmpty(refused, entries - held), entries };
}

function withEmpty({ count, firstReason }: Refused, empty: number): Refused {
  const reason = firstReason ?? (empty > 0 ? 'an entry holds nothing' : undefined);
  return { count: count + empty, ...(reason === undefined ? {} : { firstReason: reason }) };
}

function problemIn(who: string, body: string, error: unknown): Reading | SourceProblem {
  if (isNoFeed(error)) {
    const came = body.startsWith('<') ? 'XML that is no feed' : 'plain text, not a feed';
    return { problem: 'shape', line: `${who} answered ${came}` };
  }
  // A whole feed without anything in it, not even a title.
  if (entryTagsIn(body) === 0 && /<\/(?:rss|feed|(?:\w+:)?rdf)\s*>$/iu.test(body.trimEnd().slice(-50))) return NOTHING;
  return {
    problem: 'shape',
    line: `${who} answered a feed that cannot be read: it is broken or ends early (${body.length} characters)`,
  };
}

function readJsonFeed(who: string, body: string, address: string | undefined): Reading | SourceProblem {
  const read = jsonOf(who, body);
  if (isProblem(read)) return read;
  const items = valueAt(read.json, 'items');
  const isFeed = /^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//iu.test(textAt(read.json, 'version') ?? '');
  if (!isFeed || !Array.isArray(items)) return wrongShape(who, read.json, 'a feed');
  const defaults = defaultsOf(read.json, address);
  // Its specification discards items without an id.
  const gathered = gather(items, (entry) =>
    idAt(entry, 'id') === undefined ? { refused: 'has no id' } : readEntry(entry, defaults),
  );
  return { ...NOTHING, observations: gathered.read, refused: gathered.refused, entries: items.length };
}

function defaultsOf(feed: unknown, address: string | undefined): FeedDefaults {
  const [authors, languages] = [valueAt(feed, 'authors'), valueAt(feed, 'dc', 'languages')];
  const bases = [textAt(feed, 'xml', 'base'), address, textAt(feed, 'link'), textAt(feed, 'home_page_url')];
  return {
    base: bases.find((base) => URL.canParse(base ?? '')),
    language:
      textAt(feed, 'language') ??
      textAt(feed, 'xml', 'lang') ??
      (Array.isArray(languages) ? textAt({ language: languages[0] }, 'language') : undefined),
    author: Array.isArray(authors) ? textAt(authors[0], 'name') : undefined,
  };
}
