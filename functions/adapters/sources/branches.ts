import { valueAt } from './fields.ts';
import type { Link } from './thread.ts';

/** One node of a tree, with what it hangs from. */
export interface Branch extends Link {
  readonly node: unknown;
}

/**
 * A tree of answers as a list, the root first, then level by level. Each node knows its parent by where it hangs,
 * whatever its own fields say; one without an id has an empty one, and what hangs from it has no parent.
 */
export function branchesOf(
  root: unknown,
  children: string,
  idOf: (node: unknown) => string | undefined,
): readonly Branch[] {
  const found: Branch[] = [{ node: root, id: idOf(root) ?? '' }];
  for (const { node, id } of found) {
    const below = valueAt(node, children);
    for (const child of Array.isArray(below) ? below : []) {
      found.push({ node: child, id: idOf(child) ?? '', ...(id === '' ? {} : { parentId: id }) });
    }
  }
  return found;
}
