import { instantOf } from '../../domain/mentions/source-time.ts';
import type { Instant } from '../../domain/shared/time.ts';
import type { Entry } from './entries.ts';
import { idAt, type Json, listAt, recordOf, textAt, valueAt } from './fields.ts';
import { decodeEntities } from './html-entities.ts';
import { type Post, postOf } from './thread.ts';

/** What posts need beside themselves: the brand's accounts, and the authors where they came along. */
export interface Around {
  readonly accounts: readonly string[];
  readonly users: ReadonlyMap<string | undefined, unknown>;
}

export const usersIn = (json: unknown): Around['users'] =>
  new Map(listAt(json, 'includes', 'users').map((user) => [idAt(user, 'id'), user]));

/** Reads one post. Each edit has a new id on X: the first one stays ours, so that an edit is one and no new mention. */
export function readPost(entry: unknown, { accounts, users }: Around): Entry<Post> {
  const fields = recordOf(entry);
  if (fields === undefined) return { refused: 'is not an object' };
  const version = numberAt(fields['id']);
  if (version === undefined) return { refused: 'has no numeric id' };
  // Long posts have their whole text in a field of its own.
  const text = textAt(fields, 'note_tweet', 'text') ?? fields['text'];
  if (typeof text !== 'string') return { refused: `has no text (id ${version})` };
  const versions = versionsOf(fields);
  const id = versions[0] ?? version;
  const createdAt = instantOf(fields['created_at']);
  const isEdited = version !== id;
  const publishedAt = isEdited ? writtenAt(id) : (createdAt ?? writtenAt(id));
  const editedAt = isEdited ? (createdAt ?? writtenAt(version)) : undefined;
  const authorId = idAt(fields, 'author_id');
  const user = authorId === undefined ? undefined : users.get(authorId);
  const language = textAt(fields, 'lang');
  return postOf({
    id,
    kind: 'x',
    url: `https://x.com/i/web/status/${version}`,
    author: { id: authorId, name: textAt(user, 'name') ?? textAt(user, 'username') },
    text: decodeEntities(text).trim(),
    language: language !== undefined && isLanguage(language) ? language : undefined,
    publishedAt,
    editedAt,
    parentId: referenced(fields, 'replied_to'),
    fromBrand: [authorId, textAt(user, 'username')].some((name) => name !== undefined && accounts.includes(name)),
    untold: 'a search does not show answers',
    labels: {
      conversation: idAt(fields, 'conversation_id'),
      version: isEdited ? version : undefined,
      repost: referenced(fields, 'retweeted') === undefined ? undefined : 'true',
    },
  });
}

/** Ids are text; as numbers they would lose digits. */
const numberAt = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{1,20}$/u.test(value) ? value : undefined;

/** Ids of all versions, the first one first. */
export const versionsOf = (fields: unknown): readonly string[] =>
  listAt(fields, 'edit_history_tweet_ids').flatMap((id) => numberAt(id) ?? []);

/** Ids of November 2010 and later begin with their milliseconds since that month. */
function writtenAt(id: string): Instant | undefined {
  const milliseconds = Number(BigInt(id) >> 22n);
  return milliseconds > 0 ? instantOf(new Date(milliseconds + FIRST_ID_AT).toISOString()) : undefined;
}

const FIRST_ID_AT = 1_288_834_974_657;

const referenced = (fields: Json, wanted: string): string | undefined =>
  numberAt(
    valueAt(
      listAt(fields, 'referenced_tweets').find((one) => valueAt(one, 'type') === wanted),
      'id',
    ),
  );

/** X has codes of its own for posts without words: `und`, `zxx`, `qme` and the like. */
const isLanguage = (code: string): boolean => !/^(und|zxx|art|q[a-z]{2})$/u.test(code);
