/** More than any alert shows; what follows is not worth the time. */
const READ_AT_MOST = 20_000;

/** A zero-width joiner holds a family of emoji together; anywhere else it only hides things. */
const STRAY_JOINER =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;
/** Controls, format characters (bidi overrides, zero-width), fillers and blanks that look like nothing, noncharacters. */
const INVISIBLE =
  /[[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]--[\u200D]]/gv;
/** Three marks write every living language's letter; the fourth is decoration that climbs over other lines. */
const MARKS_TOO_MANY = /(\p{M}{3})\p{M}+/gu;

/** Text from the internet on one line, without anything that a reader could not see or that changes how others are shown. */
export function cleanText(text: string): string {
  return text
    .slice(0, READ_AT_MOST)
    .toWellFormed()
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(STRAY_JOINER, '')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(MARKS_TOO_MANY, '$1')
    .replace(/ {2,}/gu, ' ')
    .trim();
}

/** At most `limit` UTF-16 code units, cut between words where that loses little, never inside a character. */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = wholeCharacters(text, limit - 1);
  const lastSpace = room.lastIndexOf(' ');
  const atSpace = text[room.length] === ' ' ? room.length : lastSpace;
  const kept = atSpace >= limit * 0.6 ? room.slice(0, atSpace) : room;
  return `${kept.replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/u, '')}…`;
}

function wholeCharacters(text: string, limit: number): string {
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter('en').segment(text.slice(0, limit * 2))) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  // One character longer than the whole limit is no writing: any cut between code points will do.
  return end > 0
    ? text.slice(0, end)
    : text
        .slice(0, limit)
        .toWellFormed()
        .replace(/\uFFFD$/u, '');
}

/** Code units that the longest quote may take: a family of emoji is one character of eleven. */
const LONGEST_QUOTE = 1_500;

/** At most `limit` characters as a person counts them, cut between words where that loses little. */
export function cutCharacters(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  let count = 0;
  for (const { index, segment } of new Intl.Segmenter('en').segment(text.slice(0, LONGEST_QUOTE))) {
    count += 1;
    if (count > limit) return cutAtWord(text, end);
    end = index + segment.length;
  }
  return cutAtWord(text, LONGEST_QUOTE);
}
