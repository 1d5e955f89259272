import { fnv1a } from '../shared/hash.ts';
import type { Observation } from './observation.ts';

/** Letters of an id's hash, 6 bits each: one of 16 million ids is taken for another, and has fewer looks for it. */
const LETTERS = 4;

/**
 * Which unanswered mentions a page shows, short enough to be kept with the source. Every poll reads its first page, so
 * these are kept up to date without a look at each; those of which the page does not know whether they were answered are not.
 */
export const shownOn = (observations: readonly Observation[]): string =>
  observations
    .filter(({ fromBrand, response }) => !fromBrand && response.truth === 'notReplied')
    .map(({ id }) => shortOf(id))
    .join('');

export function isShown(id: string, shown: string | undefined): boolean {
  const wanted = shortOf(id);
  for (let at = 0; at < (shown?.length ?? 0); at += LETTERS) if (shown?.startsWith(wanted, at)) return true;
  return false;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function shortOf(id: string): string {
  const hash = fnv1a(id);
  return Array.from({ length: LETTERS }, (_, place) => ALPHABET.charAt((hash >>> (place * 6)) & 63)).join('');
}
