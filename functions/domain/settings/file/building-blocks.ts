import { z } from 'zod';
import { nearName } from '../near-name.ts';
import { isNot, seen } from '../problem.ts';
import { tell } from './telling.ts';

/** How a text of the file is read, and what is said when it cannot be. */
interface Leaf<T> {
  /** Completes "… is not". */
  readonly what: string;
  readonly mend: string;
  readonly description: string;
  readonly examples: readonly (string | number)[];
  /** For editors only; `read` decides. */
  readonly pattern?: string;
  /** Nothing = cannot be used; a text = cannot be used, and this is the better mend. */
  readonly read: (text: string) => { readonly value: T } | { readonly mend: string } | undefined;
}

/** A text with a meaning. Whole numbers are taken as their digits where `alsoNumbers` is set (an app id needs no quotes). */
export function leaf<T>(options: Leaf<T>, alsoNumbers = false) {
  const { what, mend, description, examples, pattern } = options;
  const error = (issue: { readonly input?: unknown }) => tell({ problem: isNot(issue.input, what), mend });
  const words = z.string({ error }).meta({ ...(pattern === undefined ? {} : { pattern }) });
  const input = alsoNumbers ? z.union([words, z.int().nonnegative()], { error }) : words;
  return input.meta({ description, examples: [...examples] }).transform((given, context): T => {
    const answer = options.read(String(given).trim());
    if (answer !== undefined && 'value' in answer) return answer.value;
    context.addIssue({
      code: 'custom',
      message: tell({ problem: isNot(given, what), mend: answer?.mend ?? mend }),
    });
    return z.NEVER;
  });
}

/** A text that is used as it stands. */
export function text(options: Omit<Leaf<string>, 'read'> & { readonly accepts: (text: string) => boolean }) {
  return leaf({ ...options, read: (given) => (options.accepts(given) ? { value: given } : undefined) });
}

/** One of a few words. */
export function choice<const Words extends readonly [string, ...string[]]>(words: Words, description: string) {
  return z
    .enum(words, {
      error: (issue) => {
        const near = typeof issue.input === 'string' ? nearName(issue.input, words) : undefined;
        const mend = near === undefined ? `choose from ${words.join(', ')}` : `did you mean ${JSON.stringify(near)}?`;
        return tell({ problem: isNot(issue.input, 'one of the known words'), mend });
      },
    })
    .describe(description);
}

/** A whole number within bounds. */
export function whole(least: number, most: number, description: string) {
  const mend = `write a whole number from ${least} to ${most}`;
  const noNumber = (issue: { readonly input?: unknown }) =>
    tell({ problem: isNot(issue.input, 'a whole number'), mend });
  const outside = (issue: { readonly input?: unknown }) =>
    tell({ problem: `${seen(issue.input)} is out of bounds`, mend });
  return z.int({ error: noNumber }).min(least, { error: outside }).max(most, { error: outside }).describe(description);
}

export function yesOrNo(description: string) {
  return z
    .boolean({ error: (issue) => tell({ problem: isNot(issue.input, 'true or false'), mend: 'write true or false' }) })
    .describe(description);
}

/** A block of known keys; others are refused, with the key that was probably meant. */
export function block<Shape extends z.ZodRawShape>(shape: Shape, mend: string) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? tell(...issue.keys.map((key) => ({ key, ...unknownKey(key, known) })))
        : tell({ problem: isNot(issue.input, 'a block of keys'), mend }),
  });
}

function unknownKey(key: string, known: readonly string[]): { problem: string; mend: string } {
  const near = nearName(key, known);
  const mend = near === undefined ? `keys here are ${known.join(', ')}` : `did you mean ${JSON.stringify(near)}?`;
  return { problem: 'is not a known key', mend };
}

/** A list, at most `most` long. */
export function list<Item extends z.ZodType>(item: Item, mend: string, most = 1_000) {
  return z
    .array(item, { error: (issue) => tell({ problem: isNot(issue.input, 'a list'), mend }) })
    .max(most, { error: () => tell({ problem: `has more than ${most} entries`, mend: 'shorten it' }) });
}

/** Marks schemas that take one value or a list of them; the JSON Schema says so too. */
export const ONE_OR_MORE = z.registry<{ readonly oneOrMore: true }>();

/** One value or a list of them: `brand: sundial` and `brand: [sundial, luna]`. */
export function oneOrMore<Item extends z.ZodType>(item: Item, mend: string, { least = 0, most = 1_000 } = {}) {
  const many = list(item, mend, most).min(least, { error: () => tell({ problem: 'is an empty list', mend }) });
  ONE_OR_MORE.add(many, { oneOrMore: true });
  return z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), many);
}

/** A condition: absent, one value, or any of several. */
export const anyOf = <Item extends z.ZodType>(item: Item, mend: string) =>
  oneOrMore(item, mend, { least: 1 }).optional();

/** A block whose keys are ids that the user chooses. */
export function byId<Value extends z.ZodType>(value: Value, mend: string) {
  return z.record(idText, value, {
    error: (issue) =>
      issue.code === 'invalid_key'
        ? tell({ problem: `${seen(issue.input)} is not a usable id`, mend: ID_MEND })
        : tell({ problem: isNot(issue.input, 'a block of ids'), mend }),
  });
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/u;
const ID_MEND = 'write lower-case letters, digits and single hyphens, at most 60 characters, e.g. app-store-be';

const idText = z
  .string()
  .regex(ID)
  .max(60)
  .meta({ description: 'An id: lower-case letters, digits and single hyphens.' });

/** An id, or a reference to one. */
export const id = (description: string, example: string) =>
  text({
    what: 'a usable id',
    mend: ID_MEND,
    description,
    examples: [example],
    pattern: ID.source,
    accepts: (given) => given.length <= 60 && ID.test(given),
  });
