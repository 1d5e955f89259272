import type { Observation, ResponseTruth } from '../../domain/mentions/observation.ts';
import { instantOfSeconds } from '../../domain/mentions/source-time.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Entry } from './entries.ts';
import { idAt, numberAt, recordOf, starsOf, textAt, valueAt } from './fields.ts';

/** Reads one review: what the customer wrote last, and the developer's response beside it. `app` is its package, where known. */
export function readReview(entry: unknown, app: string | undefined): Entry<Observation> {
  if (recordOf(entry) === undefined) return { refused: 'is not an object' };
  const id = idAt(entry, 'reviewId');
  if (id === undefined) return { refused: 'has no reviewId' };
  const comments = valueAt(entry, 'comments');
  const listed: readonly unknown[] = Array.isArray(comments) ? comments : [];
  // Their order says nothing: the newest of each side is what the store shows.
  const user = newest(listed, 'userComment');
  if (user === undefined) return { refused: `has no comment of the customer (id ${id})` };
  const words = wordsOf(user.comment);
  if (words === undefined) return { refused: `has no text (id ${id})` };
  const developer = newest(listed, 'developerComment');
  const name = textAt(entry, 'authorName');
  const rating = starsOf(valueAt(user.comment, 'starRating'));
  const language = textAt(user.comment, 'reviewerLanguage')?.replaceAll('_', '-');
  // A review that changed after its response existed before it: that it was edited is certain then, and only then.
  const isEdited = user.at !== undefined && developer?.at !== undefined && user.at > developer.at;
  return {
    id,
    kind: 'google-play',
    ...(app === undefined ? {} : { url: pageOf(app, id) }),
    author: name === undefined ? {} : { name },
    ...words,
    ...(rating === undefined ? {} : { rating }),
    ...(language === undefined ? {} : { language }),
    ...(user.at === undefined ? {} : { publishedAt: user.at }),
    publishedPrecision: user.at === undefined ? 'unknown' : 'exact',
    ...(isEdited && user.at !== undefined ? { editedAt: user.at } : {}),
    fromBrand: false,
    response: responseOf(developer),
    labels: labelsOf(user.comment),
  };
}

interface Comment {
  readonly comment: unknown;
  readonly at?: Instant;
}

function newest(comments: readonly unknown[], side: 'userComment' | 'developerComment'): Comment | undefined {
  const found = comments.flatMap((entry): Comment[] => {
    const comment = recordOf(valueAt(entry, side));
    if (comment === undefined) return [];
    const at = modifiedAt(comment);
    return [{ comment, ...(at === undefined ? {} : { at }) }];
  });
  return found.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0))[0];
}

/** `{seconds: "1763632800", nanos: 913000000}`; either may be a number or a text, and nanos may be missing. */
function modifiedAt(comment: unknown): Instant | undefined {
  const whole = instantOfSeconds(valueAt(comment, 'lastModified', 'seconds'));
  const nanos = numberAt(comment, 'lastModified', 'nanos') ?? 0;
  if (whole === undefined) return undefined;
  return whole + (nanos > 0 && nanos < 1e9 ? Math.floor(nanos / 1e6) : 0);
}

/** Title and body come as one text, parted by a tab; a translated review has the customer's own words beside it. */
function wordsOf(comment: unknown): { title?: string; text: string } | undefined {
  const given = textAt(comment, 'originalText') ?? valueAt(comment, 'text');
  if (typeof given !== 'string') return undefined;
  const tab = given.indexOf('\t');
  const title = tab < 0 ? '' : given.slice(0, tab).trim();
  const text = given.slice(tab + 1).trim();
  return { ...(title === '' ? {} : { title }), text };
}

/** The review shows its response or has none: both are certain. */
function responseOf(developer: Comment | undefined): ResponseTruth {
  if (developer === undefined) return { truth: 'notReplied' };
  const text = textAt(developer.comment, 'text');
  if (text === undefined) {
    return { truth: 'unknown', reason: 'Google Play shows a response without text' };
  }
  return { truth: 'replied', ...(developer.at === undefined ? {} : { at: developer.at }), text };
}

function labelsOf(comment: unknown): Readonly<Record<string, string>> {
  const given: Readonly<Record<string, unknown>> = {
    version: valueAt(comment, 'appVersionName'),
    versionCode: valueAt(comment, 'appVersionCode'),
    android: valueAt(comment, 'androidOsVersion'),
    device: valueAt(comment, 'deviceMetadata', 'productName') ?? valueAt(comment, 'device'),
    votes: valueAt(comment, 'thumbsUpCount'),
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      (typeof value === 'string' && value.trim() !== '') || Number.isSafeInteger(value) ? [[name, String(value)]] : [],
    ),
  );
}

/** The API gives no address: the store's page of the app, at this review where the page can. */
const pageOf = (app: string, id: string): string =>
  `https://play.google.com/store/apps/details?${new URLSearchParams({ id: app, reviewId: id }).toString()}`;
