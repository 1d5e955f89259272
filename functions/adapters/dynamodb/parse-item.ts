import * as z from 'zod/mini';
import { MalformedItem } from './malformed-item.ts';

type Item = Readonly<Record<string, unknown>>;
type Step = (item: Item) => Item;

/**
 * What a newer form asks of an item of the one before: the first step brings form 1 to form 2. An item is brought up when
 * it is read, and has the new form when it is written next; nothing has to be migrated by itself.
 */
const STEPS: readonly Step[] = [];

/** Form of the items that this code writes, in each item as `v`. */
export const ITEM_FORM = STEPS.length + 1;

/** The item in the form of this code; those of the time before forms were noted have the first. */
export function upgraded(item: Item, steps: readonly Step[] = STEPS): Item {
  const form = typeof item['v'] === 'number' ? item['v'] : 1;
  return steps.slice(form - 1).reduce((older, step) => step(older), item);
}

/** Reads an item of the table by its schema. Throws MalformedItem that names the key and the attributes at fault, never their values. */
export function parseItem<Parsed>(schema: z.ZodMiniType<Parsed>, item: Item): Parsed {
  if (typeof item['v'] === 'number' && item['v'] > ITEM_FORM) {
    throw new MalformedItem(
      item['pk'],
      `is of form ${item['v']}, this code reads ${ITEM_FORM}: it was written by a newer version`,
    );
  }
  return parsePart(schema, item['pk'], upgraded(item));
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
