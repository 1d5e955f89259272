const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;
const TOKEN = /\p{L}[\p{L}\p{M}'’]*|[.!?…\n]+/gu;
const LINKS = /https?:\/\/\S+|[@#]\S+/giu;
const READ_CHARACTERS = 3_000;
const MOST_WORDS = 400;
/** Languages that write every noun with a capital. */
const CAPITALS_MEAN_NOUNS = new Set(['de', 'lb']);

/**
 * What a brand table looks at in a text: its words and pairs of neighbours, in small letters; pairs of characters where
 * words are not told apart by spaces. Words with a capital inside a sentence are left out: most are names, and nobody's
 * name shall have a tone.
 */
export function brandWords(text: string, language: string): readonly string[] {
  const features = new Set<string>();
  let before: string | undefined;
  let isStart = true;
  let count = 0;
  for (const [token] of text.slice(0, READ_CHARACTERS).replaceAll(LINKS, ' ').matchAll(TOKEN)) {
    if (/^[.!?…\n]/u.test(token)) {
      [before, isStart] = [undefined, true];
      continue;
    }
    count += 1;
    if (count > MOST_WORDS) break;
    const word = isName(token, isStart, language) ? undefined : token.toLowerCase().replaceAll('’', "'");
    isStart = false;
    if (word === undefined) {
      before = undefined;
    } else if (UNSPACED.test(word)) {
      const characters = [...word];
      for (let at = 0; at + 1 < characters.length; at += 1) features.add(characters.slice(at, at + 2).join(''));
      before = undefined;
    } else {
      features.add(word);
      if (before !== undefined) features.add(`${before} ${word}`);
      before = word;
    }
  }
  return [...features];
}

/** Shouting is no name. */
const isName = (token: string, isStart: boolean, language: string): boolean =>
  !isStart && token !== 'I' && /^\p{Lu}\p{Ll}/u.test(token) && !CAPITALS_MEAN_NOUNS.has(language);
