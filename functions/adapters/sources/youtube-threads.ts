import type { Reading } from '../../domain/mentions/reading.ts';
import { gather } from './entries.ts';
import { idAt, recordOf, valueAt } from './fields.ts';
import { flatReading } from './flat-thread.ts';
import { type Held, type Reader, readComment } from './youtube-comment.ts';

/** Reads threads and bare comments. A thread shows five answers at most, and says how many there are. */
export function readItems(items: readonly unknown[], reader: Reader): Reading {
  const held = items.flatMap(commentsIn);
  const totals = new Map(items.flatMap(totalOf));
  const cutOf = (top: string, shown: number): string | undefined => {
    const total = totals.get(top);
    if (total === undefined) return 'the answer does not say how many answers there are';
    return total > shown ? `YouTube shows ${shown} of ${total} answers here` : undefined;
  };
  const gathered = gather(held, (one) => readComment(one as Held, reader));
  return flatReading({ ...gathered, entries: held.length, accounts: reader.accounts, cutOf });
}

export const isThread = (item: unknown): boolean =>
  Object.hasOwn(recordOf(valueAt(item, 'snippet')) ?? {}, 'topLevelComment');

/** A thread has the id of the comment at its top. */
const topIdOf = (item: unknown): string | undefined =>
  idAt(item, 'snippet', 'topLevelComment', 'id') ?? idAt(item, 'id');

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
