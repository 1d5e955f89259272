import type { Observation } from '../../domain/mentions/observation.ts';
import type { Reading } from '../../domain/mentions/reading.ts';
import { NOTHING } from './answer.ts';
import { gather } from './entries.ts';
import { idAt, recordOf, valueAt } from './fields.ts';
import { truthIn } from './flat-thread.ts';
import { sightingsIn } from './thread.ts';
import { type Held, type Reader, readComment } from './youtube-comment.ts';

/** Reads threads and bare comments. A thread shows five answers at most, and says how many there are. */
export function readItems(items: readonly unknown[], reader: Reader): Reading {
  const held = items.flatMap(commentsIn);
  const { read, refused } = gather(held, (one) => readComment(one as Held, reader));
  const totals = new Map(items.flatMap(totalOf));
  const below = Map.groupBy(read, ({ parentId }) => parentId);
  const observations = read.map((seen) => ({ ...seen, response: responseTo(seen, below, totals, reader) }));
  return { ...NOTHING, observations, responses: responsesIn(observations), refused, entries: held.length };
}

export const isThread = (item: unknown): boolean =>
  Object.hasOwn(recordOf(valueAt(item, 'snippet')) ?? {}, 'topLevelComment');

/** A thread has the id of the comment at its top. */
const topIdOf = (item: unknown): string | undefined =>
  idAt(item, 'snippet', 'topLevelComment', 'id') ?? idAt(item, 'id');

const responsesIn = (observations: readonly Observation[]) =>
  sightingsIn(observations.map((observation) => ({ id: observation.id, observation, byBot: false })));

/** The comment at the top of a thread and the answers that it shows; anything else stands for itself. */
function commentsIn(item: unknown): readonly Held[] {
  if (!isThread(item)) return [{ comment: item }];
  const top = valueAt(item, 'snippet', 'topLevelComment');
  const videoId = idAt(item, 'snippet', 'videoId');
  const answers = valueAt(item, 'replies', 'comments');
  const parentId = topIdOf(item);
  return [
    { comment: top, videoId },
    ...(Array.isArray(answers) ? answers : []).map((comment: unknown): Held => ({ comment, parentId, videoId })),
  ];
}

function totalOf(item: unknown): [string, number][] {
  const id = topIdOf(item);
  const total = valueAt(item, 'snippet', 'totalReplyCount');
  return id === undefined || !Number.isSafeInteger(total) ? [] : [[id, Number(total)]];
}

function responseTo(
  seen: Observation,
  below: ReadonlyMap<string | undefined, readonly Observation[]>,
  totals: ReadonlyMap<string, number>,
  { accounts }: Reader,
): Observation['response'] {
  if (seen.fromBrand) return { truth: 'unknown', reason: 'posted by the brand itself' };
  const top = seen.parentId ?? seen.id;
  const answers = below.get(top) ?? [];
  const total = totals.get(top);
  const cut =
    total === undefined
      ? 'the answer does not say how many answers there are'
      : total > answers.length
        ? `YouTube shows ${answers.length} of ${total} answers here`
        : undefined;
  return truthIn(seen, { answers, cut, knowsBrand: accounts.length > 0 });
}
