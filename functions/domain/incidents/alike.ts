import { cleanText } from '../alerts/clean-text.ts';

const WORDS_TOGETHER = 3;
/** Of their stretches of three words, two texts that are nearly the same have this share in common. */
const IN_COMMON = 0.6;
/** Too short to say the same by design: everybody writes "bad app". */
const FEWEST_WORDS = 5;

/**
 * How many of these texts say nearly the same as another one of them, by their stretches of three words (Jaccard).
 * Source: Broder, On the resemblance and containment of documents (1997). Meant for a sample: it compares all with all.
 */
export function alikeAmong(texts: readonly string[]): number {
  const stretches = texts.map(stretchesOf);
  return stretches.filter((one, index) =>
    stretches.some((other, at) => at !== index && one.size > 0 && resemblance(one, other) >= IN_COMMON),
  ).length;
}

function stretchesOf(text: string): ReadonlySet<string> {
  const words =
    cleanText(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < FEWEST_WORDS) return new Set();
  return new Set(words.slice(0, 1 - WORDS_TOGETHER).map((_, at) => words.slice(at, at + WORDS_TOGETHER).join(' ')));
}

function resemblance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = a.intersection(b).size;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}
