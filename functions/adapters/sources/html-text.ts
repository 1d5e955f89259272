import { decodeEntities } from './html-entities.ts';
import { endOfTag, type Tag, tagAt } from './html-tags.ts';
import { TextLines } from './text-lines.ts';

/** A hostile post must not cost much more than an ordinary one: length and number of elements have ends. */
const MAX_LENGTH = 100_000;
const MAX_ELEMENTS = 4_000;

const PARAGRAPHS = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'dl',
  'pre',
  'table',
  'hr',
  'blockquote',
]);
const LINES = new Set(
  'div article section aside header footer main nav address figure figcaption form fieldset li dt dd tr details summary'.split(
    ' ',
  ),
);
const CELLS = new Set(['td', 'th']);
/** What stands in them is not for readers. */
const UNSEEN = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'head',
  'title',
  'textarea',
  'select',
  'iframe',
]);
/** Everything up to their end tag is text to a browser, tags included. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'iframe']);
/** The link that stands in for a quoted post where quotes cannot be shown: Mastodon's own class. */
const STANDS_IN = 'quote-inline';

/** The plain text of a post's HTML: entities decoded, paragraphs kept as blank lines, links by their text, no markup left. */
export function htmlToText(html: string): string {
  const source = html.slice(0, MAX_LENGTH);
  const lines = new TextLines();
  let elements = 0;
  let at = 0;
  while (at < source.length) {
    const tag = tagAt(source, at);
    lines.write(decodeEntities(source.slice(at, tag?.start ?? source.length)));
    if (tag === undefined) break;
    at = tag.end;
    if (tag.kind === 'open') elements += 1;
    if (elements > MAX_ELEMENTS) break;
    if (tag.kind === 'open' && isUnseen(tag)) at = endOfElement(source, tag);
    else shape(lines, tag);
  }
  return lines.text();
}

const isUnseen = ({ name, attributes }: Tag): boolean =>
  UNSEEN.has(name) || /\bclass\s*=\s*(?:"[^"]*|'[^']*|\S*)/iu.exec(attributes)?.[0].includes(STANDS_IN) === true;

function shape(lines: TextLines, { kind, name }: Tag): void {
  if (name === 'br') lines.newLine();
  else if (PARAGRAPHS.has(name)) lines.atLeast(2);
  else if (LINES.has(name)) lines.atLeast(1);
  else if (CELLS.has(name)) lines.write(' ');
  if (name === 'li' && kind === 'open') lines.write('* ');
  if (name === 'blockquote') lines.quote(kind === 'open' ? 1 : -1);
  if (name === 'pre') lines.keepsSpaces = kind === 'open';
}

/** Where an element ends whose content is not wanted; the end of everything when it is never closed. */
function endOfElement(source: string, { name, end }: Tag): number {
  let depth = 1;
  let at = end;
  while (depth > 0 && at < source.length) {
    const tag = RAW.has(name) ? closingTag(source, name, at) : tagAt(source, at);
    if (tag === undefined) return source.length;
    at = tag.end;
    // A paragraph cannot stand in a paragraph: the next one ends it.
    if (tag.name === 'p' && name === 'p' && tag.kind === 'open') return tag.start;
    if (tag.name === name) depth += tag.kind === 'open' ? 1 : -1;
  }
  return at;
}

function closingTag(source: string, name: string, from: number): Tag | undefined {
  const pattern = new RegExp(`</${name}(?=[\\s/>])`, 'giu');
  pattern.lastIndex = from;
  const found = pattern.exec(source);
  if (found === null) return undefined;
  return { kind: 'close', name, attributes: '', start: found.index, end: endOfTag(source, found.index) };
}
