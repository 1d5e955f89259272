/** Reads fields of JSON that nobody vouches for. A wrong type is as good as absent. */
export type Json = Readonly<Record<string, unknown>>;

export const recordOf = (value: unknown): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;

/** The value under a path of keys, through objects only. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => {
    const record = recordOf(inner);
    return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
  }, value);
}

/** The list under a path; an empty one when it is none. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The list under the first of these keys that holds one. */
export const listUnder = (value: unknown, ...keys: readonly string[]): readonly unknown[] | undefined =>
  keys.map((key) => valueAt(value, key)).find((found) => Array.isArray(found));

/** Text under a path; absent when it is no text or blank. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}

const MAX_ID_LENGTH = 200;

/** An id as text: numbers only while they are exact, nothing with blanks or control characters. */
export function idAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = valueAt(value, ...path);
  const id = Number.isSafeInteger(found) ? String(found) : found;
  return typeof id === 'string' && id.length <= MAX_ID_LENGTH && /^[^\s\p{Cc}]+$/u.test(id) ? id : undefined;
}

/** A whole number under a path; an object that pretends to be one is none. */
export function wholeAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'number' && Number.isSafeInteger(found) ? found : undefined;
}

/** Web addresses only, so that no other scheme ever reaches a link that people click. */
export function webAddressAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = textAt(value, ...path);
  return found !== undefined && /^https?:\/\/[^\s]+$/iu.test(found) && URL.canParse(found) ? found : undefined;
}

/** Stars, 1 to 5; anything else is absent. */
export function starsOf(value: unknown): number | undefined {
  const stars = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof stars === 'number' && Number.isInteger(stars) && stars >= 1 && stars <= 5 ? stars : undefined;
}

/** A number, also one written as text; an object's own idea of how to become one is not asked for. */
export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'number' || typeof found === 'string' ? Number(found) : undefined;
}
