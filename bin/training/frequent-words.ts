import type { LabelledSet } from './labelled-sets.ts';

const MOST_WORDS = 400;
const FEWEST_TEXTS = 1_000;
/** A word is another language's too where it is at least this much as frequent there. */
const AS_FREQUENT = 0.25;

/** Shares of a language's words, by word. */
type Shares = ReadonlyMap<string, number>;

/** Words that tell a language, read off its training texts; only for languages with many. */
export function frequentWords(
  sets: readonly LabelledSet[],
  languages: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const texts = Map.groupBy(
    sets.flatMap((set) => set.texts),
    ({ language }) => language,
  );
  const shares = languages.flatMap((language): [string, Shares][] => {
    const own = texts.get(language) ?? [];
    return own.length < FEWEST_TEXTS ? [] : [[language, sharesOf(own.map(({ text }) => text))]];
  });
  const highest = new Map<string, number>();
  for (const [, own] of shares) {
    for (const [word, share] of own) highest.set(word, Math.max(share, highest.get(word) ?? 0));
  }
  return new Map(
    shares.map(([language, own]) => [
      language,
      [...own].filter(([word, share]) => share >= AS_FREQUENT * (highest.get(word) ?? 0)).map(([word]) => word),
    ]),
  );
}

function sharesOf(texts: readonly string[]): Shares {
  const counts = new Map<string, number>();
  let all = 0;
  for (const text of texts) {
    for (const word of text
      .toLowerCase()
      .replaceAll(/https?:\S+|[@#&]\w+|http|user/gu, ' ')
      .match(/\p{L}+/gu) ?? []) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      all += 1;
    }
  }
  const most = [...counts].sort(([a, as], [b, bs]) => bs - as || (a < b ? -1 : 1)).slice(0, MOST_WORDS);
  return new Map(most.map(([word, count]) => [word, count / all]));
}
