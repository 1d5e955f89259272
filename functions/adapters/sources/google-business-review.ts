import type { Observation, ResponseTruth } from '../../domain/mentions/observation.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import { type Instant, MINUTE } from '../../domain/shared/time.ts';
import type { Entry } from './entries.ts';
import { idAt, recordOf, textAt, valueAt, webAddressAt } from './fields.ts';

const STARS = new Map(['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE'].map((word, index) => [word, index + 1]));

/** Reads one review with the owner's response on it. A review may have stars alone. */
export function readReview(entry: unknown): Entry<Observation> {
  if (recordOf(entry) === undefined) return { refused: 'is not an object' };
  const id = reviewIdOf(entry);
  if (id === undefined) return { refused: 'has no reviewId' };
  const comment = valueAt(entry, 'comment');
  const rating = STARS.get(textAt(entry, 'starRating') ?? '');
  if (typeof comment !== 'string' && !Object.hasOwn(entry as object, 'starRating')) {
    return { refused: `has neither stars nor comment (id ${id})` };
  }
  const publishedAt = instantOf(valueAt(entry, 'createTime'));
  const editedAt = editOf(entry, publishedAt);
  const url = webAddressAt(entry, 'reviewReplyUrl');
  const media = valueAt(entry, 'reviewMediaItems');
  return {
    id,
    kind: 'google-business',
    ...(url === undefined ? {} : { url }),
    author: authorOf(entry),
    text: typeof comment === 'string' ? asWritten(comment) : '',
    ...(rating === undefined ? {} : { rating }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    publishedPrecision: publishedAt === undefined ? 'unknown' : 'exact',
    ...(editedAt === undefined ? {} : { editedAt }),
    fromBrand: false,
    response: responseOf(entry),
    labels: Array.isArray(media) && media.length > 0 ? { media: String(media.length) } : {},
  };
}

/** Stands in a field of its own, and at the end of the resource's name. */
export const reviewIdOf = (entry: unknown): string | undefined =>
  idAt(entry, 'reviewId') ?? idAt({ id: textAt(entry, 'name')?.split('/reviews/')[1] }, 'id');

function authorOf(entry: unknown): Observation['author'] {
  const name = textAt(entry, 'reviewer', 'displayName');
  return name === undefined || valueAt(entry, 'reviewer', 'isAnonymous') === true ? {} : { name };
}

/** Google puts its translation before or after what the customer wrote, under these very words. */
function asWritten(comment: string): string {
  const [, original] = /^\s*\(Translated by Google\)[\s\S]*\(Original\)([\s\S]+)$/u.exec(comment) ?? [];
  return (original ?? comment.split('(Translated by Google)').find((part) => part.trim() !== '') ?? comment).trim();
}

/** The last change after the first writing, unless it is that of the response: nobody says whether one moves the time of the review. */
function editOf(entry: unknown, publishedAt: Instant | undefined): Instant | undefined {
  const updatedAt = instantOf(valueAt(entry, 'updateTime'));
  const respondedAt = instantOf(valueAt(entry, 'reviewReply', 'updateTime'));
  if (updatedAt === undefined || publishedAt === undefined || updatedAt <= publishedAt) return undefined;
  return respondedAt !== undefined && Math.abs(updatedAt - respondedAt) < MINUTE ? undefined : updatedAt;
}

/** The review shows its response or has none. Google looks at responses before it shows them, and refuses some. */
function responseOf(entry: unknown): ResponseTruth {
  const reply = valueAt(entry, 'reviewReply');
  if (reply === undefined || reply === null) return { truth: 'notReplied' };
  const state = valueAt(reply, 'reviewReplyState');
  const at = instantOf(valueAt(reply, 'updateTime'));
  const text = textAt(reply, 'comment');
  if (text === undefined) {
    return { truth: 'unknown', reason: 'Google shows a response without text' };
  }
  switch (state) {
    // Responses from before April 2026 have no state.
    case undefined:
    case 'APPROVED':
      return {
        truth: 'replied',
        ...(at === undefined ? {} : { at }),
        ...(state === undefined ? {} : { state: 'approved' }),
        text,
      };
    case 'PENDING':
      return {
        truth: 'notReplied',
        state: 'pending',
        reason: 'a response is written and waits for approval by Google',
      };
    case 'REJECTED':
      return { truth: 'notReplied', state: 'rejected', reason: rejection(textAt(reply, 'policyViolation')) };
    default:
      return {
        truth: 'unknown',
        reason: 'the response is in a state that is not known',
        ...(typeof state === 'string' ? { state: state.toLowerCase() } : {}),
      };
  }
}

const rejection = (violation: string | undefined): string =>
  violation !== undefined && /^[A-Z_]{1,80}$/u.test(violation)
    ? `Google has rejected the response (${violation.toLowerCase().replaceAll('_', ' ')})`
    : 'Google has rejected the response';
