import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import type { DiscourseSource } from '../../domain/mentions/sources/discourse.ts';
import { andThen, NOTHING, wrongShape } from './answer.ts';
import { isDeleted, numberAt, type Posts, postsIn } from './discourse-post.ts';
import { idAt, listAt, valueAt } from './fields.ts';
import type { Body, Read } from './json-connector.ts';
import type { Asking } from './json-exchange.ts';
import { unreadable } from './thread.ts';
import { readingOf, threadReading } from './thread-reading.ts';

/** One look reads so many later posts beside those around the mention: four requests of fifty. */
const MOST_LATER = 200;
const CHUNK = 50;

/** A body with what it says of answers to its posts; only a whole topic says that there is none. */
export function bodyReading({ brand }: Body, { read, refused, entries, stream }: Posts): Reading {
  if (stream === undefined) return readingOf(read, refused, entries);
  const shown = new Set(read.map(({ id }) => id));
  const hides = stream.every((id) => shown.has(id)) ? undefined : 'the topic holds more posts than are shown';
  const doubts = [unreadable(refused.count), hides];
  return threadReading({ read, refused, entries, accounts: brand.accounts, doubts });
}

type Ask = (path: string, ...asking: Asking) => PlannedRequest;

/** A look at one post: first by its id, which stays when it is moved; then its topic; then what is left of that. */
export function readLook(of: Read<DiscourseSource>, ask: Ask): Reading | SourceProblem {
  const { who, json } = of;
  const { about = '', topic } = of.asked.notes;
  if (topic !== undefined) return readTopic(of, topic, ask);
  const [place, number] = [idAt(json, 'topic_id'), numberAt(json, 'post_number')];
  const isShown = idAt(json, 'id') === about && place !== undefined && number !== undefined;
  if (!isShown) return wrongShape(who, json, `post ${about}`);
  if (isDeleted(json)) return { problem: 'gone', line: `${who}: post ${about} was deleted` };
  const next = ask(`/t/${encodeURIComponent(place)}/${number}.json`, {}, 'thread', { about, topic: place, number });
  return andThen({ ...NOTHING, entries: 1 }, next);
}

/** An answer settles it at once; its absence only when every later post was read. */
function readTopic(of: Read<DiscourseSource>, topic: string, ask: Ask): Reading | SourceProblem {
  const { who, source, asked, json } = of;
  const { about = '', number = '', rest, cut } = asked.notes;
  const body = postsIn(of, source, { id: about, topic, number: Number(number) });
  if (body === undefined || (rest ?? body.stream) === undefined) return wrongShape(who, json, 'a topic');
  const { read, refused, entries, stream = [] } = body;
  const shown = new Set(read.map(({ id }) => id));
  const missing = new URL(asked.url).searchParams.getAll('post_ids[]').filter((id) => !shown.has(id)).length;
  const isListed = rest !== undefined || stream.includes(about);
  const after = isListed ? stream.slice(stream.indexOf(about) + 1).filter((id) => !shown.has(id)) : [];
  const later = rest === undefined ? after : rest.split(',').filter(Boolean);
  const doubts = [
    cut,
    isListed ? undefined : 'the topic does not list the post',
    missing > 0 ? `${missing} of the later posts could not be read` : undefined,
    unreadable(refused.count),
    later.length > MOST_LATER ? `the topic has ${later.length} later posts, more than one look reads` : undefined,
  ];
  const goesOn = later.length > 0 && later.length <= MOST_LATER;
  const { verdict, ...reading } = threadReading({
    ...{ read, refused, entries, accounts: source.accounts, about },
    above: new Set(read.filter((post) => (post.number ?? 0) < Number(number)).map(({ id }) => id)),
    doubts: [...doubts, goesOn ? 'its later posts come with the next answer' : undefined],
  });
  // The text of a post that was flagged is hidden: that is no edit by its author.
  const hidden = listAt(json, 'post_stream', 'posts').filter((post) => valueAt(post, 'hidden') === true);
  const isHidden = (id: string) => hidden.some((post) => idAt(post, 'id') === id);
  const observations = rest === undefined ? reading.observations.filter(({ id }) => !isHidden(id)) : [];
  const found = { ...reading, observations };
  if (verdict !== undefined && (verdict.response.truth === 'replied' || !goesOn)) return { ...found, verdict };
  const notes = {
    about,
    topic,
    number,
    rest: later.slice(CHUNK).join(','),
    cut: doubts.find((doubt) => doubt !== undefined),
  };
  const query = { 'post_ids[]': later.slice(0, CHUNK) };
  return andThen(found, ask(`/t/${encodeURIComponent(topic)}/posts.json`, query, 'thread', notes));
}
