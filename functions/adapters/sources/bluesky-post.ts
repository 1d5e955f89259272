import type { Observation } from '../../domain/mentions/observation.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import type { Instant } from '../../domain/shared/time.ts';
import { HOUR, toIso } from '../../domain/shared/time.ts';
import type { Entry } from './entries.ts';
import { idAt, recordOf, textAt, valueAt } from './fields.ts';
import type { Post } from './thread.ts';

/** The brand's own accounts as settings name them, and the DIDs that look-ups have found for handles. */
export interface BrandAccounts {
  readonly accounts: readonly string[];
  readonly cursor: Readonly<Record<string, string>>;
}

const NOT_SHOWN = 'a post alone does not show its answers';
/** What the author's device says of the time is believed when the server saw the post as soon as this after it. */
const CLOSE = HOUR;
const REASONS = ['mention', 'reply', 'quote'];

/** Under this bookmark the DID of a handle is kept once it is known: handles change hands. */
export const didBookmark = (handle: string): string => `did:${handle}`;

/** The DID of a brand account, where settings give it or a look-up has found it. */
export const didOf = (entry: string, cursor: BrandAccounts['cursor']): string | undefined =>
  entry.startsWith('did:') ? entry : cursor[didBookmark(entry)];

function isBrand(author: unknown, { accounts, cursor }: BrandAccounts): boolean {
  const did = idAt(author, 'did');
  const handle = textAt(author, 'handle')?.toLowerCase();
  return accounts.some((entry) => {
    const known = didOf(entry, cursor);
    return known === undefined ? entry === did || entry.replace(/^@/u, '').toLowerCase() === handle : known === did;
  });
}

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
  const author = recordOf(valueAt(post, 'author')) ?? { did: partsOf(id)?.did };
  const answers = valueAt(post, 'replyCount');
  return {
    id,
    observation: observationOf({ id, post, record, author, text: text.trim() }, brand, parentUri),
    byBot: saysItIsABot(author),
    ...(typeof answers === 'number' ? { answers } : {}),
  };
}

interface Parts {
  readonly id: string;
  readonly post: unknown;
  readonly record: unknown;
  readonly author: unknown;
  readonly text: string;
}

function observationOf(
  { id, post, record, author, text }: Parts,
  brand: BrandAccounts,
  parentUri?: string,
): Observation {
  const url = urlOf(id);
  const languages = valueAt(record, 'langs');
  const language = Array.isArray(languages) ? textAt({ first: languages[0] }, 'first') : undefined;
  const { at, declared } = timesOf(post, record);
  const parentId = parentUri ?? idAt(record, 'reply', 'parent', 'uri');
  const did = idAt(author, 'did');
  const name = textAt(author, 'displayName') ?? textAt(author, 'handle');
  const handle = textAt(author, 'handle');
  return {
    id,
    kind: 'bluesky',
    ...(url === undefined ? {} : { url }),
    author: { ...(did === undefined ? {} : { id: did }), ...(name === undefined ? {} : { name: name.trim() }) },
    text,
    ...(language === undefined ? {} : { language }),
    ...(at === undefined ? {} : { publishedAt: at }),
    publishedPrecision: at === undefined ? 'unknown' : 'exact',
    ...(parentId === undefined ? {} : { parentId }),
    fromBrand: isBrand(author, brand),
    response: { truth: 'unknown', reason: NOT_SHOWN },
    labels: {
      ...(handle === undefined ? {} : { handle }),
      ...(declared === undefined || declared === at ? {} : { declaredAt: toIso(declared) }),
      ...(saysItIsABot(author) ? { bot: 'true' } : {}),
    },
  };
}

/** `createdAt` is what the author's device says, `indexedAt` when the server saw the post: the first only when close to the second. */
function timesOf(post: unknown, record: unknown): { at?: Instant; declared?: Instant } {
  const declared = instantOf(valueAt(record, 'createdAt'));
  const indexed = instantOf(valueAt(post, 'indexedAt'));
  const isClose = declared !== undefined && (indexed === undefined || Math.abs(indexed - declared) <= CLOSE);
  const at = isClose ? declared : indexed;
  return { ...(at === undefined ? {} : { at }), ...(declared === undefined ? {} : { declared }) };
}

/** By what the server orders searches and feeds: the earlier of the two times. */
export function sortedAt(entry: unknown): Instant | undefined {
  const post = recordOf(valueAt(entry, 'post')) ?? entry;
  const reposted = instantOf(valueAt(entry, 'reason', 'indexedAt'));
  const times = [instantOf(valueAt(post, 'record', 'createdAt')), instantOf(valueAt(post, 'indexedAt'))];
  const known = times.filter((time) => time !== undefined);
  return reposted ?? (known.length === 0 ? undefined : Math.min(...known));
}

/** Accounts that post by themselves label themselves so. */
function saysItIsABot(author: unknown): boolean {
  const [labels, did] = [valueAt(author, 'labels'), valueAt(author, 'did')];
  return (
    Array.isArray(labels) && labels.some((label) => valueAt(label, 'val') === 'bot' && valueAt(label, 'src') === did)
  );
}

function partsOf(uri: string): { did: string; rkey: string } | undefined {
  const [, did, rkey] = /^at:\/\/(did:[a-z]+:[\w.:%-]+)\/app\.bsky\.feed\.post\/([\w.~:-]+)$/u.exec(uri) ?? [];
  return did === undefined || rkey === undefined ? undefined : { did, rkey };
}

function urlOf(uri: string): string | undefined {
  const parts = partsOf(uri);
  return parts && `https://bsky.app/profile/${parts.did}/post/${parts.rkey}`;
}
