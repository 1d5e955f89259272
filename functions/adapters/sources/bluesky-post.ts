import { instantOf } from '../../domain/mentions/source-time.ts';
import { HOUR, type Instant, toIso } from '../../domain/shared/time.ts';
import type { Entry } from './entries.ts';
import { idAt, listAt, recordOf, textAt, valueAt, wholeAt } from './fields.ts';
import { type AccountIds, type BrandAccounts, isOneOf } from './looked-up-accounts.ts';
import { type Post, postOf } from './thread.ts';

/** Handles change hands: the DID of one is kept once it is known. */
export const DIDS: AccountIds = { id: /^did:/u, prefix: 'did:' };

/** What the author's device says of the time is believed when the server saw the post as soon as this after it. */
const CLOSE = HOUR;
/** Why a notification is about a post that may be a mention. */
export const REASONS = ['mention', 'reply', 'quote'];

/**
 * Reads a post as lists, threads, feeds and notifications carry it, or a bare record of a repository. Reposts, likes
 * and follows are no mentions. `parentUri` is where it hangs in a thread.
 */
export function readPost(entry: unknown, brand: BrandAccounts, parentUri?: string): Entry<Post> {
  if (recordOf(entry) === undefined) return { refused: 'is not an object' };
  if (valueAt(entry, 'reasonSubject') !== undefined || typeof valueAt(entry, 'reason') === 'string') {
    if (!REASONS.includes(textAt(entry, 'reason') ?? '')) return 'notAMention';
  }
  const post = recordOf(valueAt(entry, 'post')) ?? entry;
  const id = idAt(post, 'uri');
  if (id === undefined) return { refused: 'has no uri' };
  const record = valueAt(post, 'record') ?? valueAt(post, 'value');
  const type = textAt(record, '$type');
  if (type !== undefined && type !== 'app.bsky.feed.post') return 'notAMention';
  const text = valueAt(record, 'text');
  if (typeof text !== 'string') return { refused: `has no text (${id})` };
  const author = recordOf(valueAt(post, 'author')) ?? { did: partsOf(id)?.[1] };
  const did = idAt(author, 'did');
  const handle = textAt(author, 'handle');
  const { at, declared } = timesOf(post, record);
  const byBot = saysItIsABot(author);
  return postOf({
    id,
    kind: 'bluesky',
    url: urlOf(id),
    author: { id: did, name: (textAt(author, 'displayName') ?? handle)?.trim() },
    text: text.trim(),
    language: textAt(listAt(record, 'langs')[0]),
    publishedAt: at,
    parentId: parentUri ?? idAt(record, 'reply', 'parent', 'uri'),
    fromBrand: isOneOf(DIDS, brand, did, (entry) => entry.replace(/^@/u, '').toLowerCase() === handle?.toLowerCase()),
    untold: 'a post alone does not show its answers',
    labels: {
      handle,
      declaredAt: declared === undefined || declared === at ? undefined : toIso(declared),
      bot: byBot ? 'true' : undefined,
    },
    byBot,
    answers: wholeAt(post, 'replyCount'),
  });
}

/** `createdAt` is what the author's device says, `indexedAt` when the server saw the post: the first only when close to the second. */
function timesOf(post: unknown, record: unknown) {
  const declared = instantOf(valueAt(record, 'createdAt'));
  const indexed = instantOf(valueAt(post, 'indexedAt'));
  const isClose = declared !== undefined && (indexed === undefined || Math.abs(indexed - declared) <= CLOSE);
  return { at: isClose ? declared : indexed, declared };
}

/** By what the server orders searches and feeds: the earlier of the two times. */
export function sortedAt(entry: unknown): Instant | undefined {
  const post = recordOf(valueAt(entry, 'post')) ?? entry;
  const times = [valueAt(post, 'record', 'createdAt'), valueAt(post, 'indexedAt')];
  const earlier = Math.min(...times.map((time) => instantOf(time) ?? Infinity));
  return instantOf(valueAt(entry, 'reason', 'indexedAt')) ?? (earlier === Infinity ? undefined : earlier);
}

/** Accounts that post by themselves label themselves so. */
const saysItIsABot = (author: unknown): boolean =>
  listAt(author, 'labels').some(
    (label) => valueAt(label, 'val') === 'bot' && valueAt(label, 'src') === valueAt(author, 'did'),
  );

const partsOf = (uri: string): RegExpExecArray | null =>
  /^at:\/\/(did:[a-z]+:[\w.:%-]+)\/app\.bsky\.feed\.post\/([\w.~:-]+)$/u.exec(uri);

function urlOf(uri: string): string | undefined {
  const parts = partsOf(uri);
  return parts === null ? undefined : `https://bsky.app/profile/${parts[1]}/post/${parts[2]}`;
}
