import type { Observation } from '../../domain/mentions/observation.ts';
import type { SourceTime } from '../../domain/mentions/source-time.ts';
import { contentHash } from '../../domain/shared/hash.ts';
import type { Entry } from './entries.ts';
import { feedTimeOf } from './feed-time.ts';
import { idAt, type Json, recordOf, textAt, valueAt } from './fields.ts';
import { htmlToText } from './html-text.ts';

/** What entries take from their feed. */
export interface FeedDefaults {
  /** Addresses are relative to it. */
  readonly base?: string | undefined;
  readonly language?: string | undefined;
  readonly author?: string | undefined;
}

/** One entry, whatever the format: its fields by what they mean. */
interface Fields {
  readonly id?: string | undefined;
  readonly link?: string | undefined;
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly author?: string | undefined;
  /** A page about the author. */
  readonly authorPage?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  readonly language?: string | undefined;
  readonly parent?: string | undefined;
}

const NO_RESPONSES = 'a feed does not show responses';

/** Reads an entry as feedsmith gives it, or of a JSON Feed; an entry with neither id, address nor words is refused. */
export function readEntry(entry: unknown, feed: FeedDefaults): Entry<Observation> {
  const fields = recordOf(entry);
  if (fields === undefined) return { refused: 'is not an object' };
  const given = fieldsOf(fields);
  const id = idOf(given);
  if (id === undefined) return { refused: 'has neither id, address nor words' };
  const url = addressOf(given.link, feed.base);
  const published = feedTimeOf(given.published) ?? feedTimeOf(given.updated);
  const updated = feedTimeOf(given.updated);
  const isEdited = updated?.precision === 'exact' && published !== undefined && updated.at > published.at;
  const language = languageOf(given.language) ?? languageOf(feed.language);
  const parentId = idAt(given, 'parent');
  return {
    id,
    kind: 'rss',
    ...(url === undefined ? {} : { url }),
    author: authorOf(given, feed),
    ...(given.title === undefined ? {} : { title: given.title }),
    text: given.text ?? '',
    ...(language === undefined ? {} : { language }),
    ...(published === undefined ? {} : { publishedAt: published.at }),
    publishedPrecision: published?.precision ?? 'unknown',
    ...(isEdited ? { editedAt: updated.at } : {}),
    ...(parentId === undefined ? {} : { parentId }),
    fromBrand: false,
    response: { truth: 'unknown', reason: NO_RESPONSES },
    labels: labelsOf(published),
  };
}

function fieldsOf(entry: Json): Fields {
  const author = firstOf(entry['authors']) ?? entry['author'];
  return {
    id: wordsOf(valueAt(entry, 'guid', 'value') ?? entry['id'] ?? valueAt(entry, 'rdf', 'about')) ?? idAt(entry, 'id'),
    link: linkOf(entry),
    title: blankless(shownText(entry['title'])),
    text: textOf(entry),
    author: textAt(author, 'name') ?? wordsOf(firstOf(valueAt(entry, 'dc', 'creators'))),
    authorPage: textAt(author, 'uri') ?? textAt(author, 'url'),
    published:
      textAt(entry, 'pubDate') ??
      textAt(entry, 'published') ??
      textAt(entry, 'date_published') ??
      wordsOf(firstOf(valueAt(entry, 'dc', 'dates'))),
    updated: textAt(entry, 'updated') ?? textAt(entry, 'date_modified'),
    language:
      textAt(entry, 'xml', 'lang') ?? textAt(entry, 'language') ?? wordsOf(firstOf(valueAt(entry, 'dc', 'languages'))),
    parent: wordsOf(valueAt(firstOf(valueAt(entry, 'thr', 'inReplyTos')), 'ref')),
  };
}

/** Whole content before a summary. */
function textOf(entry: Json): string | undefined {
  const plain = textAt(entry, 'content_text');
  if (plain !== undefined) return plain.trim();
  const candidates = [
    valueAt(entry, 'content', 'encoded'),
    entry['content_html'],
    entry['content'],
    entry['description'],
    entry['summary'],
  ];
  return candidates.map((value) => blankless(shownText(value))).find((text) => text !== undefined);
}

/** HTML as plain text; what Atom calls text is text already. */
function shownText(value: unknown): string | undefined {
  if (typeof value === 'string') return htmlToText(value);
  const held = valueAt(value, 'value');
  if (typeof held !== 'string') return undefined;
  const type = valueAt(value, 'type');
  return type === 'text' || type === 'text/plain' || type === undefined ? held.trim() : htmlToText(held);
}

function linkOf(entry: Json): string | undefined {
  const links = entry['links'];
  const listed: readonly unknown[] = Array.isArray(links) ? links : [];
  const alternate = listed.find((link) => [undefined, 'alternate'].includes(textAt(link, 'rel')));
  const guid = valueAt(entry, 'guid', 'isPermaLink') === false ? undefined : textAt(entry, 'guid', 'value');
  const named = textAt(entry, 'link') ?? textAt(alternate, 'href') ?? textAt(entry, 'url');
  return named ?? (/^https?:/iu.test(guid ?? '') ? guid : undefined);
}

/** The entry's own id where it can serve as one; else what stays the same of it. */
function idOf({ id, link, title, text }: Fields): string | undefined {
  const given = idAt({ id }, 'id');
  if (given !== undefined) return given;
  const lasting = id ?? (link === undefined && title === undefined ? text : `${link ?? ''}\n${title ?? ''}`);
  return lasting === undefined ? undefined : `hash:${contentHash(lasting)}`;
}

function addressOf(link: string | undefined, base: string | undefined): string | undefined {
  const given = link?.trim() ?? '';
  if (given === '' || !URL.canParse(given, base)) return undefined;
  const url = new URL(given, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}

function authorOf({ author, authorPage }: Fields, feed: FeedDefaults): Observation['author'] {
  const id = idAt({ authorPage }, 'authorPage');
  const name = author ?? feed.author;
  return { ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name: htmlToText(name) }) };
}

const labelsOf = (published: SourceTime | undefined): Readonly<Record<string, string>> =>
  published?.assumed === undefined ? {} : { assumedZone: published.assumed };

const languageOf = (given: string | undefined): string | undefined =>
  given !== undefined && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/iu.test(given.trim()) ? given.trim() : undefined;

const firstOf = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined);
const blankless = (text: string | undefined): string | undefined => (text?.trim() ? text : undefined);
const wordsOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? blankless(value.trim()) : undefined;
