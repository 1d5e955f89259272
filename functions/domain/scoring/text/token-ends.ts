import { classOf, DIGIT, LETTER, SPACE } from './character-class.ts';

const EYES = ':;=';
const NOSES = "-'^o";
const MOUTHS = ')(][dpox/\\|*3$@}{><c0';
const HOST_ENDS = /^\.(?:com|net|org|io|co|app|dev|info|gov|edu|me|tv|uk|de|fr|es|it|nl|br|jp|cn|ru|eu)\b/u;

/** Regional indicators, the halves of flags: a country sways nothing. */
export const isFlag = (text: string, at: number): boolean => {
  const low = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === 0xd83c && low >= 0xdde6 && low <= 0xddff;
};

/**
 * Where a handle, link or e-mail address ends that starts at `start`, whose first word ends at `end`; `end` itself when
 * there is none. A handle starts with its `@`.
 */
export function afterAddress(text: string, start: number, end: number = start): number {
  const next = text[end];
  if (next === '@') {
    let at = end + 1;
    while (at < text.length && isOfAddress(text, at)) at += 1;
    return at > end + 1 ? withoutLastDot(text, at) : end;
  }
  const isLink =
    (next === ':' && text.startsWith('://', end)) ||
    (next === '.' && (text.slice(start, end) === 'www' || HOST_ENDS.test(text.slice(end, end + 6))));
  if (!isLink) return end;
  let at = end + 1;
  while (at < text.length && classOf(text.charCodeAt(at)) !== SPACE) at += 1;
  return at;
}

function isOfAddress(text: string, at: number): boolean {
  const sort = classOf(text.charCodeAt(at));
  return sort === LETTER || sort === DIGIT || '_.-@'.includes(text[at] as string);
}

const withoutLastDot = (text: string, end: number): number => (/[.-]/u.test(text[end - 1] ?? '') ? end - 1 : end);

/** Where an emoticon ends that starts here, such as `:-)`, `;D`, `<3`; `start` itself when there is none. */
export function afterEmoticon(text: string, start: number): number {
  const first = text[start] as string;
  if (first === '<') return text[start + 1] === '3' ? start + 2 : start;
  if (!EYES.includes(first)) return start;
  let at = start + 1;
  if (text[at] === "'" || (NOSES.includes(text[at] ?? ' ') && MOUTHS.includes(text[at + 1] ?? ' '))) at += 1;
  const mouth = text[at];
  if (mouth === undefined || !MOUTHS.includes(mouth)) return start;
  const following = text.charCodeAt(at + 1);
  const isLetter = /[a-z0-9]/u.test(mouth);
  if (isLetter && at + 1 < text.length && (classOf(following) === LETTER || classOf(following) === DIGIT)) return start;
  // `http:/` and `3:0` are no faces.
  return mouth === '/' && text[at + 1] === '/' ? start : at + 1;
}
