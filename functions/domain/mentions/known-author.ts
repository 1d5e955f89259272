import { fnv1a } from '../shared/hash.ts';
import type { Author } from './observation.ts';

/** One author at one origin, as one brand knows them: by the stable id where the source has one, else by the name. */
export type KnownAuthor = { readonly brand: string; readonly origin: string } & (
  | { readonly id: string; readonly name?: undefined }
  | { readonly name: string; readonly id?: undefined }
);

/** The author of a mention; nothing where the source told nobody. */
export function knownAuthor(brand: string, origin: string, { id, name }: Author): KnownAuthor | undefined {
  if (id !== undefined && id !== '') return { brand, origin, id };
  return name === undefined || name === '' ? undefined : { brand, origin, name };
}

/** What a person who asks is known by: either is enough, and names are compared as people write them. */
export interface WantedAuthor {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** Whether it is one of whom that is asked. */
export const isWanted = (wanted: WantedAuthor, { id, name }: Author): boolean =>
  (wanted.id !== undefined && wanted.id === id) ||
  (wanted.name !== undefined && name !== undefined && plainName(wanted.name) === plainName(name));

/** Letter case, blanks at the ends and the way in which letters are composed make no other name. */
export const plainName = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

const NOBODY = '----';

/**
 * Eight characters by which the day index can be searched for an author: 24 bits of the id and 24 of the name. They say
 * who it may be and no more; whoever searches reads the mention and compares. Nothing where nobody is told.
 */
export function authorMark({ id, name }: Author): string | undefined {
  const marks = [bits(id), bits(name === undefined ? undefined : plainName(name))];
  return marks.every((mark) => mark === NOBODY) ? undefined : marks.join('');
}

/** The mark where both are in it: its 48 bits tell the authors of one origin apart. With one of them only, chance would. */
export const wholeMark = (mark: string | undefined): string | undefined =>
  mark === undefined || mark.includes(NOBODY) ? undefined : mark;

/** Whether the mention behind this mark may be of that author. One without a mark may be anybody's. */
export function mayBe(wanted: WantedAuthor, mark: string | undefined): boolean {
  if (mark === undefined) return true;
  const { id, name } = wanted;
  const byId = id !== undefined && mark.slice(0, 4) === bits(id);
  return byId || (name !== undefined && mark.slice(4) === bits(plainName(name)));
}

/** 24 of the hash's 32 bits in base 36, four characters. */
const bits = (text: string | undefined): string =>
  text === undefined || text === '' ? NOBODY : (fnv1a(text) % 36 ** 4).toString(36).padStart(4, '0');
