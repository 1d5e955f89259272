import * as z from 'zod/mini';
import { MalformedItem } from './malformed-item.ts';

/** Form of the items that this code writes, in each item as `v`. */
export const ITEM_FORM = 1;

type Item = Readonly<Record<string, unknown>>;

/** Reads an item of the table by its schema. Throws MalformedItem that names the key and the attributes at fault, never their values. */
export function parseItem<Parsed>(schema: z.ZodMiniType<Parsed>, item: Item): Parsed {
  if (typeof item['v'] === 'number' && item['v'] > ITEM_FORM) {
    throw new MalformedItem(
      item['pk'],
      `is of form ${item['v']}, this code reads ${ITEM_FORM}: it was written by a newer version`,
    );
  }
  return parsePart(schema, item['pk'], item);
}

/** The same for a part of an item that is stored under `pk`. */
export function parsePart<Parsed>(schema: z.ZodMiniType<Parsed>, pk: unknown, part: unknown): Parsed {
  const parsed = z.safeParse(schema, part);
  if (parsed.success) return parsed.data;
  const paths = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole'))];
  throw new MalformedItem(pk, `${paths.join(', ')} missing or of the wrong type`);
}

type Defined<Given> = { [Key in keyof Given as undefined extends Given[Key] ? never : Key]: Given[Key] } & {
  [Key in keyof Given as undefined extends Given[Key] ? Key : never]?: Exclude<Given[Key], undefined>;
};

/** The record without its undefined fields, which exactOptionalPropertyTypes tells apart from absent ones. */
export const defined = <Given extends object>(given: Given): Defined<Given> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<Given>;
