const WIDE =
  /\p{Emoji_Presentation}|\uFE0F|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|[\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]/u;
const SEGMENTER = new Intl.Segmenter('en');

/** Columns that a text takes in a terminal: two for emoji and East Asian letters, none for what is not drawn. */
export const textWidth = (text: string): number =>
  Array.from(SEGMENTER.segment(text)).reduce((sum, { segment }) => sum + characterWidth(segment), 0);

function characterWidth(character: string): number {
  if (/^[\p{M}\p{Cc}\p{Cf}]*$/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Lines of at most `width` columns, broken between words, and within a word only when it is wider than a line. */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current: string | undefined;
  for (const word of line.split(' ').flatMap((part) => pieces(part, width))) {
    const longer: string = current === undefined ? word : `${current} ${word}`;
    if (current === undefined || textWidth(longer) <= width) current = longer;
    else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current ?? ''];
}

function pieces(word: string, width: number): string[] {
  if (textWidth(word) <= width) return [word];
  const found: string[] = [];
  let current = '';
  for (const { segment } of SEGMENTER.segment(word)) {
    if (current !== '' && textWidth(current + segment) > width) {
      found.push(current);
      current = '';
    }
    current += segment;
  }
  return [...found, current];
}
