/** How people write the same Hindi sound in Latin letters; each may be done or not. */
const RESPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/aa/gu, 'a'],
  [/ee/gu, 'i'],
  [/oo/gu, 'u'],
  [/([b-df-hj-np-tv-z])\1|cch/gu, '$1'],
  [/v/gu, 'w'],
  [/w/gu, 'v'],
  [/z/gu, 'j'],
  [/ph/gu, 'f'],
  [/q/gu, 'k'],
  [/ein\b/gu, 'e'],
  [/sh/gu, 's'],
];
const MOST_SPELLINGS = 16;
const FEWEST_LETTERS = 3;

/** The word and its other spellings in Latin letters; a word in another script alone. Words joined by `_` stay joined. */
export function hindiSpellings(word: string): readonly string[] {
  if (!/^[a-z_]+$/u.test(word)) return [word];
  const spellings = new Set([word]);
  for (const [sound, other] of RESPELLINGS) {
    for (const spelling of [...spellings]) {
      const respelt = spelling.replaceAll(sound, (found, letter) =>
        found === 'cch' ? 'ch' : other === '$1' ? String(letter) : other,
      );
      if (spellings.size < MOST_SPELLINGS && respelt.length >= FEWEST_LETTERS) spellings.add(respelt);
    }
  }
  return [...spellings];
}
