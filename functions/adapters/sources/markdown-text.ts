import { htmlToText } from './html-text.ts';

/** What is written before a line to make it a heading, a quotation or a piece of a list. */
const BEFORE = /^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?)+/u;
const RULE = /^[ \t]{0,3}(?:(?:[-*_][ \t]*){3,}|:::.*|```.*)$/u;
const LINK = /!?\[([^\]\n]{0,300})\]\([^()\s]{0,2000}(?:[ \t]+"[^"\n]{0,300}")?\)/gu;
const EMPHASIS = /(\*\*|__|~~)(?=\S)((?:(?!\1)[^\n])+)(?<=\S)\1/gu;
/** A hostile text must not cost much more than an ordinary one. */
const MAX_LENGTH = 100_000;
const TAG = /<\/?[a-z][^<>]{0,500}>/iu;

/** The words of a text that people wrote in Markdown: links by their text, no marks of headings, quotations and emphasis, no HTML. */
export function markdownToText(markdown: string): string {
  return markdown
    .slice(0, MAX_LENGTH)
    .replace(/\r\n?/gu, '\n')
    .split('\n')
    .filter((line) => !RULE.test(line))
    .map(wordsOf)
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

function wordsOf(line: string): string {
  const words = line
    .replace(BEFORE, '')
    .replace(LINK, '$1')
    .replace(EMPHASIS, '$2')
    .replace(/`([^`\n]{1,2000})`/gu, '$1');
  return TAG.test(words) || /&(?:#\d|#x|[a-z]+;)/iu.test(words) ? htmlToText(words) : words.trimEnd();
}
