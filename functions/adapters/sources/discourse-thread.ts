import type { ResponseTruth } from '../../domain/mentions/observation.ts';
import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import type { DiscourseSource } from '../../domain/mentions/sources/discourse.ts';
import { NOTHING, wrongShape } from './answer.ts';
import { answersTo, type Posts, postsIn, readingOf, truthOf } from './discourse-list.ts';
import { isDeleted, numberAt } from './discourse-post.ts';
import * as requests from './discourse-requests.ts';
import { idAt, valueAt } from './fields.ts';
import { NO_ACCOUNTS } from './thread.ts';

/** One look reads so many later posts beside those around the mention: four requests of fifty. */
const MOST_LATER = 200;
const CHUNK = 50;

interface Look {
  readonly source: DiscourseSource;
  readonly asked: PlannedRequest;
}

/** A look at one post: first by its id, which stays when it is moved; then its topic; then what is left of that. */
export function readLook(who: string, look: Look, json: unknown): Reading | SourceProblem {
  switch (look.asked.notes['show']) {
    case 'post':
      return readOne(who, look, json);
    case 'topic':
      return readTopic(who, look, json);
    default:
      return readLater(who, look, json);
  }
}

function readOne(who: string, { source, asked }: Look, json: unknown): Reading | SourceProblem {
  const { about = '' } = asked.notes;
  const [topic, number] = [idAt(json, 'topic_id'), numberAt(json, 'post_number')];
  if (idAt(json, 'id') !== about || topic === undefined || number === undefined)
    return wrongShape(who, json, `post ${about}`);
  if (isDeleted(json)) return { problem: 'gone', line: `${who}: post ${about} was deleted` };
  return { ...NOTHING, entries: 1, next: requests.topicOf(source, about, topic, number), complete: false };
}

function readTopic(who: string, { source, asked }: Look, json: unknown): Reading | SourceProblem {
  const { about = '', topic = '', number = '' } = asked.notes;
  const body = postsIn(json, source);
  if (body?.stream === undefined) return wrongShape(who, json, 'a topic');
  const reading = readingOf(body, source);
  // The text of a post that was flagged is hidden: that is no edit by its author.
  const hidden = new Set(body.posts.filter((post) => isHidden(json, post.id)).map(({ id }) => id));
  const observations = reading.observations.filter(({ id }) => !hidden.has(id));
  const shown = new Set(body.posts.map(({ id }) => id));
  const at = body.stream.indexOf(about);
  const later = at < 0 ? [] : body.stream.slice(at + 1).filter((id) => !shown.has(id));
  const cut = at < 0 ? 'the topic does not list the post' : whyCut(source, body, later.length);
  return { ...reading, observations, ...settle({ source, about, topic, number: Number(number), later, cut }, body) };
}

function readLater(who: string, { source, asked }: Look, json: unknown): Reading | SourceProblem {
  const { about = '', topic = '', number = '', rest = '', cut } = asked.notes;
  const body = postsIn(json, source);
  if (body === undefined) return wrongShape(who, json, 'posts of a topic');
  const shown = new Set(body.posts.map(({ id }) => id));
  const wanted = new URL(asked.url).searchParams.getAll('post_ids[]');
  const missing = wanted.filter((id) => !shown.has(id)).length;
  const later = rest === '' ? [] : rest.split(',');
  const why = cut ?? (missing === 0 ? whyCut(source, body, 0) : `${missing} of the later posts could not be read`);
  const { responses, refused, entries } = readingOf(body, source);
  return {
    ...NOTHING,
    responses,
    refused,
    entries,
    ...settle({ source, about, topic, number: Number(number), later, cut: why }, body),
  };
}

function whyCut(source: DiscourseSource, { refused }: Posts, later: number): string | undefined {
  if (source.accounts.length === 0) return NO_ACCOUNTS;
  if (refused.count > 0) return `${refused.count} of the posts could not be read`;
  return later > MOST_LATER ? `the topic has ${later} later posts, more than one look reads` : undefined;
}

interface Unsettled {
  readonly source: DiscourseSource;
  readonly about: string;
  readonly topic: string;
  readonly number: number;
  /** Ids of later posts that no answer has shown yet. */
  readonly later: readonly string[];
  readonly cut: string | undefined;
}

/** An answer settles it at once; its absence only when every later post was read. */
function settle({ source, about, topic, number, later, cut }: Unsettled, body: Posts): Partial<Reading> {
  const [answer] = answersTo(number, body.posts, source).toSorted(
    (a, b) => Number(a.byBot) - Number(b.byBot) || (a.number ?? 0) - (b.number ?? 0),
  );
  const verdict = (response: ResponseTruth) => ({ verdict: { id: about, response } });
  if (answer !== undefined) return verdict(truthOf(answer));
  if (later.length === 0 || later.length > MOST_LATER) {
    return {
      ...verdict(cut === undefined ? { truth: 'notReplied' } : { truth: 'unknown', reason: cut }),
      complete: cut === undefined,
    };
  }
  const [now, rest] = [later.slice(0, CHUNK), later.slice(CHUNK)];
  const notes = { about, topic, number: String(number), rest: rest.join(','), ...(cut === undefined ? {} : { cut }) };
  return { next: requests.laterPosts(source, now, notes), complete: false };
}

function isHidden(json: unknown, id: string): boolean {
  const posts = valueAt(json, 'post_stream', 'posts');
  return Array.isArray(posts) && posts.some((post) => idAt(post, 'id') === id && valueAt(post, 'hidden') === true);
}
