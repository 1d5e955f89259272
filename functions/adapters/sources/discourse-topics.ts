import type { Observation } from '../../domain/mentions/observation.ts';
import type { Reading } from '../../domain/mentions/reading.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import { NOTHING } from './answer.ts';
import { type Entry, gather } from './entries.ts';
import { idAt, recordOf, textAt, valueAt } from './fields.ts';
import { htmlToText } from './html-text.ts';

/** Reads a list of topics that somebody recorded. We never ask for one: it has neither the posts nor their ids. */
export function readTopics(
  json: unknown,
  accounts: readonly string[],
  server: string | undefined,
): Reading | undefined {
  const topics = valueAt(json, 'topic_list', 'topics');
  if (!Array.isArray(topics)) return undefined;
  const users = valueAt(json, 'users');
  const names = new Map(
    (Array.isArray(users) ? users : []).map((user) => [idAt(user, 'id'), textAt(user, 'username')] as const),
  );
  const { read, refused } = gather(topics, (topic) => readTopic(topic, names, accounts, server));
  return { ...NOTHING, observations: read, refused, entries: topics.length };
}

function readTopic(
  topic: unknown,
  names: ReadonlyMap<string | undefined, string | undefined>,
  accounts: readonly string[],
  server: string | undefined,
): Entry<Observation> {
  const [id, title] = [idAt(topic, 'id'), textAt(topic, 'title')];
  if (recordOf(topic) === undefined || id === undefined || !/^\d+$/u.test(id)) return { refused: 'has no numeric id' };
  if (title === undefined) return { refused: `has no title (id ${id})` };
  const posters = valueAt(topic, 'posters');
  const listed: readonly unknown[] = Array.isArray(posters) ? posters : [];
  const opener = listed.find((poster) => /original poster/iu.test(textAt(poster, 'description') ?? ''));
  const author = names.get(idAt(opener, 'user_id'));
  const publishedAt = instantOf(valueAt(topic, 'created_at'));
  return {
    id: `topic-${id}`,
    kind: 'discourse',
    ...(server === undefined ? {} : { url: `${server}/t/${encodeURIComponent(textAt(topic, 'slug') ?? '-')}/${id}` }),
    author: author === undefined ? {} : { id: author, name: author },
    title: htmlToText(title),
    text: htmlToText(textAt(topic, 'excerpt') ?? ''),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    publishedPrecision: publishedAt === undefined ? 'unknown' : 'exact',
    fromBrand: author !== undefined && accounts.includes(author),
    response: { truth: 'unknown', reason: 'a list of topics does not show their posts' },
    labels: { topic: id },
  };
}
