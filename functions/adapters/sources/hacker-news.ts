import type { Observation } from '../../domain/mentions/observation.ts';
import { isProblem, type Reading, type SourceProblem } from '../../domain/mentions/reading.ts';
import { type HackerNewsSource, hackerNewsKind } from '../../domain/mentions/sources/hacker-news.ts';
import { andThen, wrongShape } from './answer.ts';
import type { Connector } from './connector.ts';
import { listAt, listUnder, valueAt, wholeAt } from './fields.ts';
import { readItem } from './hacker-news-item.ts';
import { ask, bookmark, isLastOutgoing, nextNotes, outgoing, search } from './hacker-news-search.ts';
import { readTree } from './hacker-news-tree.ts';
import { type Body, jsonConnector, type Read } from './json-connector.ts';
import { names } from './names-words.ts';
import { OF_POSTS } from './of-posts.ts';
import { listReading } from './thread-reading.ts';

/** Hacker News through Algolia's search: what names the brand, and the whole tree below it. No account needed. */
export const hackerNews: Connector<HackerNewsSource> = jsonConnector({
  kind: hackerNewsKind,
  capabilities: {
    ...OF_POSTS,
    paging: 'newestFirst',
    historyDepth: 'everything since 2006; the first read takes the 1,200 newest',
  },
  origin: () => 'hacker-news',
  begin: (source, cursor) => [
    search(source, 'intake', { page: '1' }),
    ...(source.accounts.length === 0 ? [] : [outgoing(source, cursor)]),
  ],
  thread: ({ server }, { id }) => [ask(`${server}/api/v1/items/${encodeURIComponent(id)}`, 'thread', { about: id })],
  reads: { intake: readHits, thread: (of) => readTree(of, of.asked.notes['about']) },
  sample(of) {
    if (!Array.isArray(valueAt(of.json, 'children'))) return readList(of);
    const [, about] = /\/items\/(\d+)/u.exec(of.url) ?? [];
    return readTree(of, about);
  },
});

function readList({ who, json, brand: { accounts } }: Body): Reading | SourceProblem {
  const hits = listUnder(json, 'hits');
  return hits === undefined
    ? wrongShape(who, json, 'a list of hits')
    : listReading(hits, (hit) => readItem(hit, accounts));
}

function readHits(of: Read<HackerNewsSource>): Reading | SourceProblem {
  const { source, asked, json } = of;
  const reading = readList(of);
  if (isProblem(reading)) return reading;
  const hits = listAt(json, 'hits');
  const seconds = hits.flatMap((hit) => wholeAt(hit, 'created_at_i') ?? []);
  const notes = nextNotes(asked.notes, hits.length, seconds);
  if (asked.purpose === 'intake') {
    const observations = reading.observations.filter((seen) => isNamed(seen, source));
    return andThen({ ...reading, observations }, notes && search(source, 'intake', notes));
  }
  const own = { ...reading, observations: [] };
  // The bookmark moves at the end of the walk: after a break in the middle it starts again.
  const walked = String(Number(asked.notes['walked'] ?? 1) + 1);
  const newest = String(Math.max(Number(asked.notes['newest'] ?? 0), ...seconds));
  if (notes === undefined || isLastOutgoing(asked.notes)) {
    return { ...own, cursor: newest === '0' ? {} : { [bookmark(source)]: newest } };
  }
  return andThen(own, search(source, 'outgoing', { ...notes, newest, walked }));
}

/** Algolia finds prefixes and misspellings too, and every comment below a story that matches. */
function isNamed({ title, text, labels }: Observation, { search: wanted, storyComments }: HackerNewsSource): boolean {
  const story = storyComments ? [labels['storyTitle'], labels['storyLink']] : [];
  return names(wanted, [title, text, labels['link'], ...story]);
}
