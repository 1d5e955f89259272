import { instantOf } from '../../domain/mentions/source-time.ts';
import type { Entry } from './entries.ts';
import { handleOf, isSameProfile } from './fediverse-address.ts';
import { idAt, type Json, recordOf, textAt, valueAt, webAddressAt, wholeAt } from './fields.ts';
import { htmlToText } from './html-text.ts';
import type { Body } from './json-connector.ts';
import { type AccountIds, isOneOf } from './looked-up-accounts.ts';
import { type Post, postOf } from './thread.ts';

export const ACCOUNTS: AccountIds = { id: /^\d+$/u, prefix: 'account:' };

/** Reads a status, or the status that a notification of a mention carries. Boosts and other notifications are no mentions. */
export function readPost(entry: unknown, { brand, url }: Pick<Body, 'brand' | 'url'>): Entry<Post> {
  const fields = recordOf(entry);
  if (fields === undefined) return { refused: 'is not an object' };
  const isNotification =
    typeof fields['type'] === 'string' && !Object.hasOwn(fields, 'content') && Object.hasOwn(fields, 'account');
  if (isNotification && fields['type'] !== 'mention') return 'notAMention';
  const status = isNotification ? recordOf(fields['status']) : fields;
  if (status === undefined) return { refused: 'is a notification without its status' };
  if (recordOf(status['reblog']) !== undefined) return 'notAMention';
  const id = idAt(status, 'id');
  if (id === undefined) return { refused: 'has no id' };
  const account = recordOf(status['account']);
  if (account === undefined) return { refused: `has no account (id ${id})` };
  // The answer to a deletion has the text as it was typed instead of the HTML.
  const text = typeof status['content'] === 'string' ? htmlToText(status['content']) : status['text'];
  if (typeof text !== 'string') return { refused: `has no content (id ${id})` };
  const title = textAt(status, 'spoiler_text');
  const byBot = account['bot'] === true;
  return postOf({
    id,
    kind: 'mastodon',
    url: webAddressAt(status, 'url') ?? webAddressAt(status, 'uri'),
    author: { id: idAt(account, 'id'), name: (textAt(account, 'display_name') ?? textAt(account, 'acct'))?.trim() },
    title: title && htmlToText(title),
    text: text.trim(),
    language: textAt(status, 'language'),
    publishedAt: instantOf(status['created_at']),
    editedAt: instantOf(status['edited_at']),
    parentId: idAt(status, 'in_reply_to_id'),
    fromBrand: isOneOf(ACCOUNTS, brand, idAt(account, 'id'), (named) => isMeant(named, account, url)),
    untold: 'a status alone does not show its answers',
    labels: {
      // The same on every server that holds the post: the id is only this server's.
      uri: textAt(status, 'uri'),
      account: textAt(account, 'acct'),
      visibility: textAt(status, 'visibility'),
      bot: byBot ? 'true' : undefined,
    },
    byBot,
    answers: wholeAt(status, 'replies_count'),
  });
}

/** By handle or address, never by display name. A handle without a server is of the server that was asked. */
function isMeant(entry: string, account: Json, asked: string): boolean {
  const addresses = [textAt(account, 'url'), textAt(account, 'uri')].filter((address) => address !== undefined);
  if (/^https?:/iu.test(entry)) return addresses.some((address) => isSameProfile(address, entry));
  const handle = textAt(account, 'acct')?.toLowerCase() ?? '';
  const hosts = [asked, ...addresses].flatMap((address) => (URL.canParse(address) ? [new URL(address).host] : []));
  const full = handle.includes('@') ? [] : hosts.map((host) => `${handle}@${host}`);
  return [handle, ...full].includes(handleOf(entry, undefined));
}

/** The status that versions of a history are of, as it reads now: they have no id of their own. */
export function statusIn(versions: readonly unknown[], id: string): unknown {
  const [first, last] = [versions[0], versions.at(-1)];
  const editedAt = versions.length > 1 ? valueAt(last, 'created_at') : null;
  return { ...recordOf(last), id, created_at: valueAt(first, 'created_at'), edited_at: editedAt };
}
