import type { Observation } from '../../domain/mentions/observation.ts';
import { instantOf } from '../../domain/mentions/source-time.ts';
import type { Entry } from './entries.ts';
import type { Json } from './fields.ts';
import { idAt, recordOf, textAt, valueAt, webAddressAt } from './fields.ts';
import { htmlToText } from './html-text.ts';
import type { BrandAccounts } from './mastodon-accounts.ts';
import { isBrandAccount } from './mastodon-accounts.ts';
import type { Post } from './thread.ts';

const NOT_SHOWN = 'a status alone does not show its answers';

/** Reads a status, or the status that a notification of a mention carries. Boosts and other notifications are no mentions. */
export function readPost(entry: unknown, brand: BrandAccounts): Entry<Post> {
  const fields = recordOf(entry);
  if (fields === undefined) return { refused: 'is not an object' };
  if (isNotification(fields)) {
    return fields['type'] === 'mention' ? readStatus(recordOf(fields['status']), brand) : 'notAMention';
  }
  return readStatus(fields, brand);
}

export const isNotification = (fields: Json): boolean =>
  typeof fields['type'] === 'string' && !Object.hasOwn(fields, 'content') && Object.hasOwn(fields, 'account');

function readStatus(status: Json | undefined, brand: BrandAccounts): Entry<Post> {
  if (status === undefined) return { refused: 'is a notification without its status' };
  if (recordOf(status['reblog']) !== undefined) return 'notAMention';
  const id = idAt(status, 'id');
  if (id === undefined) return { refused: 'has no id' };
  if (recordOf(status['account']) === undefined) return { refused: `has no account (id ${id})` };
  const text = plainText(status);
  if (text === undefined) return { refused: `has no content (id ${id})` };
  const answers = status['replies_count'];
  return {
    id,
    observation: observationOf(status, id, text, brand),
    byBot: valueAt(status, 'account', 'bot') === true,
    ...(typeof answers === 'number' ? { answers } : {}),
  };
}

/** The answer to a deletion has the text as it was typed instead of the HTML. */
function plainText(status: Json): string | undefined {
  if (typeof status['content'] === 'string') return htmlToText(status['content']);
  return typeof status['text'] === 'string' ? status['text'].trim() : undefined;
}

function observationOf(status: Json, id: string, text: string, brand: BrandAccounts): Observation {
  const url = webAddressAt(status, 'url') ?? webAddressAt(status, 'uri');
  const title = textAt(status, 'spoiler_text');
  const language = textAt(status, 'language');
  const publishedAt = instantOf(status['created_at']);
  const editedAt = instantOf(status['edited_at']);
  const parentId = idAt(status, 'in_reply_to_id');
  return {
    id,
    kind: 'mastodon',
    ...(url === undefined ? {} : { url }),
    author: authorOf(status),
    ...(title === undefined ? {} : { title: htmlToText(title) }),
    text,
    ...(language === undefined ? {} : { language }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    publishedPrecision: publishedAt === undefined ? 'unknown' : 'exact',
    ...(editedAt === undefined ? {} : { editedAt }),
    ...(parentId === undefined ? {} : { parentId }),
    fromBrand: isBrandAccount(status['account'], brand),
    response: { truth: 'unknown', reason: NOT_SHOWN },
    labels: labelsOf(status),
  };
}

function authorOf(status: Json): Observation['author'] {
  const id = idAt(status, 'account', 'id');
  const name = textAt(status, 'account', 'display_name') ?? textAt(status, 'account', 'acct');
  return { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name: name.trim() }) };
}

/** `uri` is the same on every server that holds the post: the id is only this server's. */
function labelsOf(status: Json): Readonly<Record<string, string>> {
  const labels = {
    uri: textAt(status, 'uri'),
    account: textAt(status, 'account', 'acct'),
    visibility: textAt(status, 'visibility'),
    bot: valueAt(status, 'account', 'bot') === true ? 'true' : undefined,
  };
  return Object.fromEntries(
    Object.entries(labels).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** The last version that `/history` tells of; its entries have no id, so that the request must name it. */
export function readHistory(versions: readonly unknown[], id: string, brand: BrandAccounts): Entry<Post> {
  const [first, last] = [recordOf(versions[0]), recordOf(versions.at(-1))];
  if (first === undefined || last === undefined) return { refused: 'holds no version' };
  return readStatus(
    { ...last, id, created_at: first['created_at'], edited_at: versions.length > 1 ? last['created_at'] : null },
    brand,
  );
}
