import { isNearlySame, signatureOf } from '../scoring/likeness/text-signature.ts';

/** What is compared: a text, and how many earlier ones of the brand were known to say nearly the same when it came. */
export interface Compared {
  readonly text: string;
  readonly duplicates?: number;
}

/** How many of a sample say nearly the same as another one of it, or as one from before. It compares all with all. */
export function alikeAmong(sample: readonly Compared[]): number {
  const signatures = sample.map(({ text }) => signatureOf(text));
  return sample.filter(({ duplicates = 0 }, index) => {
    const own = signatures[index];
    if (duplicates > 0) return true;
    return own !== undefined && signatures.some((other, at) => at !== index && other && isNearlySame(own, other));
  }).length;
}
