import { languageByScript } from '../scoring/text/language.ts';
import { plainForm } from '../scoring/text/plain-form.ts';

/** Scripts without spaces between words. */
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Languages of one script that a short text does not tell apart for certain. */
const FAMILIES: Readonly<Record<string, string>> = {
  ru: 'cyrillic',
  uk: 'cyrillic',
  bg: 'cyrillic',
  sr: 'cyrillic',
  ar: 'arabic',
  fa: 'arabic',
  ur: 'arabic',
  zh: 'han',
  ja: 'han',
};

/** Words that hardly any text of the language does without, and that mostly mean nothing in the others. Without accents. */
const COMMON: Readonly<Record<string, string>> = {
  en: 'the and is was to of for you your we are have with not this that it be will our my they been',
  de: 'der die das und ist nicht wir sie ihr ihre ihnen mit fur auf ein eine haben uns bitte den dem von ich',
  fr: 'le les et est vous nous votre des pour dans une avec pas sur notre avons du je cette ete qui',
  es: 'el los las y es que en una para con su por nos hemos lo nuestro muy pero mi sus este',
  it: 'il gli che di un per con non sono della nostro abbiamo suo del mi questo alla anche ci',
  pt: 'os uma com nao seu sua nos temos do da em ao foi mas muito voce pelo isso para',
  nl: 'het een en van wij uw niet met voor dat hebben ons zijn ik maar ook deze bij aan',
  pl: 'nie jest sie do za nas panstwa ze na tym aby oraz jak ale bardzo prosimy',
  sv: 'och att det som ar inte vi pa har vara jag ni oss detta med till',
  tr: 've bir bu icin cok degil ile sizin bize daha ama gibi olarak',
};

const VOTES = new Map<string, readonly string[]>();
for (const [language, words] of Object.entries(COMMON)) {
  for (const word of words.split(' ')) VOTES.set(word, [...(VOTES.get(word) ?? []), language]);
}

const FEWEST_VOTES = 3;
/** By how much the language has to be ahead of the next one. */
const AHEAD = 1.5;

/**
 * The language of a text by its script or, in Latin letters, by its commonest words; undefined where that does not tell.
 * A guess for hints: it rather says nothing than something wrong, where the scorer's own takes English for the default.
 */
export function languageGuess(text: string): string | undefined {
  const { lower } = plainForm(text);
  const byScript = languageByScript(lower);
  if (byScript !== undefined) return FAMILIES[byScript] ?? byScript;
  const votes = new Map<string, number>();
  for (const word of lower.match(/\p{L}+/gu) ?? []) {
    const languages = VOTES.get(word) ?? [];
    for (const language of languages) votes.set(language, (votes.get(language) ?? 0) + 1 / languages.length);
  }
  const [first, second] = [...votes].toSorted(([, a], [, b]) => b - a);
  if (first === undefined || first[1] < FEWEST_VOTES) return undefined;
  return first[1] >= AHEAD * (second?.[1] ?? 0) ? first[0] : undefined;
}
