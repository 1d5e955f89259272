import type { Observation } from '../../domain/mentions/observation.ts';
import { isProblem, type PlannedRequest, type Reading, type SourceProblem } from '../../domain/mentions/reading.ts';
import { type HackerNewsSource, hackerNewsKind } from '../../domain/mentions/sources/hacker-news.ts';
import { wrongShape } from './answer.ts';
import type { Connector } from './connector.ts';
import { gather } from './entries.ts';
import { valueAt, wholeAt } from './fields.ts';
import { readItem } from './hacker-news-item.ts';
import { ask, bookmark, isLastOutgoing, nextNotes, outgoing, search } from './hacker-news-search.ts';
import { readTree } from './hacker-news-tree.ts';
import { readJson, readRecorded } from './json-exchange.ts';
import { names } from './names-words.ts';
import { OF_POSTS } from './of-posts.ts';
import { readingOf } from './thread-reading.ts';

/** Hacker News through Algolia's search: what names the brand, and the whole tree below it. No account needed. */
export const hackerNews: Connector<HackerNewsSource> = {
  capabilities: {
    ...OF_POSTS,
    paging: 'newestFirst',
    historyDepth: 'everything since 2006; the first read takes the 1,200 newest',
    limits: hackerNewsKind.limits,
  },
  origin: () => 'hacker-news',
  begin: (source, cursor) => [
    search(source, 'intake', { page: '1' }),
    ...(source.accounts.length === 0 ? [] : [outgoing(source, cursor)]),
  ],
  thread: ({ server }, { id }) => [ask(`${server}/api/v1/items/${encodeURIComponent(id)}`, 'thread', { about: id })],
  read(source, asked, answer, { now }) {
    const who = hackerNewsKind.label(source);
    const read = (json: unknown) =>
      asked.purpose === 'thread'
        ? readTree(who, json, source.accounts, asked.notes['about'])
        : readHits(who, source, asked, json);
    return readJson({ who, read }, asked, answer, now);
  },
  sample(exchange, accounts) {
    const who = 'Hacker News';
    const read = (json: unknown) => {
      if (!Array.isArray(valueAt(json, 'children'))) return readList(who, json, accounts);
      const [, about] = /\/items\/(\d+)/u.exec(exchange.url ?? '') ?? [];
      return readTree(who, json, accounts, about);
    };
    return readRecorded({ who, read }, exchange);
  },
};

function readList(who: string, json: unknown, accounts: readonly string[]): Reading | SourceProblem {
  const hits = valueAt(json, 'hits');
  if (!Array.isArray(hits)) return wrongShape(who, json, 'a list of hits');
  const { read, refused } = gather(hits, (hit) => readItem(hit, accounts));
  return readingOf(read, refused, hits.length);
}

function readHits(
  who: string,
  source: HackerNewsSource,
  asked: PlannedRequest,
  json: unknown,
): Reading | SourceProblem {
  const hits = valueAt(json, 'hits');
  const reading = readList(who, json, source.accounts);
  if (isProblem(reading) || !Array.isArray(hits)) return reading;
  const seconds = hits.flatMap((hit) => wholeAt(hit, 'created_at_i') ?? []);
  const notes = nextNotes(asked.notes, hits.length, seconds);
  if (asked.purpose === 'intake') {
    const observations = reading.observations.filter((seen) => isNamed(seen, source));
    const next = notes === undefined ? {} : { next: search(source, 'intake', notes), complete: false };
    return { ...reading, observations, ...next };
  }
  // The bookmark moves at the end of the walk: after a break in the middle it starts again.
  const walked = String(Number(asked.notes['walked'] ?? 1) + 1);
  const newest = String(Math.max(Number(asked.notes['newest'] ?? 0), ...seconds));
  const walk =
    notes === undefined || isLastOutgoing(asked.notes)
      ? { cursor: newest === '0' ? {} : { [bookmark(source)]: newest } }
      : { next: search(source, 'outgoing', { ...notes, newest, walked }), complete: false };
  return { ...reading, observations: [], ...walk };
}

/** Algolia finds prefixes and misspellings too, and every comment below a story that matches. */
function isNamed({ title, text, labels }: Observation, { search: wanted, storyComments }: HackerNewsSource): boolean {
  const story = storyComments ? [labels['storyTitle'], labels['storyLink']] : [];
  return names(wanted, [title, text, labels['link'], ...story]);
}
