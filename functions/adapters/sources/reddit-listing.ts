import { textAt, valueAt } from './fields.ts';

/** Reddit folds threads at ten levels; what is nested far deeper is no thread of Reddit's. */
const DEEPEST = 100;

/** What an answer holds: posts and comments, answers below them included, in the order in which they stand. */
export interface Things {
  readonly things: readonly unknown[];
  /** Places where more answers are folded away. */
  readonly folded: number;
  /** Of the first listing: where its next page begins. */
  readonly after: string | undefined;
}

/** Listings, lists of them, single things, and what an edit answers; undefined for anything else. */
export function thingsIn(json: unknown): Things | undefined {
  const edited = valueAt(json, 'json', 'data', 'things');
  const roots: readonly unknown[] = Array.isArray(json) ? json : Array.isArray(edited) ? edited : [json];
  if (roots.length === 0 || !roots.some(isThing)) return undefined;
  const waiting = roots.map((node) => ({ node, depth: 0 })).toReversed();
  const things: unknown[] = [];
  let folded = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    const kind = valueAt(node, 'kind');
    const inner = kind === 'Listing' ? valueAt(node, 'data', 'children') : undefined;
    if (kind === 'more') folded += 1;
    else if (kind !== 'Listing') things.push(node);
    // `replies` is an empty text where there are none.
    const replies = valueAt(node, 'data', 'replies');
    const below = Array.isArray(inner) ? inner : valueAt(replies, 'kind') === 'Listing' ? [replies] : [];
    if (depth >= DEEPEST) folded += below.length;
    else for (const child of below.toReversed()) waiting.push({ node: child, depth: depth + 1 });
  }
  const after = valueAt(roots[0], 'data', 'after');
  return { things, folded, after: typeof after === 'string' && /^t\d_\w+$/u.test(after) ? after : undefined };
}

const isThing = (node: unknown): boolean =>
  /^(Listing|more|t\d)$/u.test(textAt(node, 'kind') ?? '') && valueAt(node, 'data') !== undefined;
