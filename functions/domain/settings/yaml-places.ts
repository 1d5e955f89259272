import { isCollection, isMap, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Path } from './problem.ts';

/** The path as far as it exists in the text, and its line (from 1). */
export type Locate = (path: Path) => { readonly path: Path; readonly line: number };

/** Finds places by path. Pairs are looked up once for each block, since thousands of sources may all be wrong. */
export function placesIn(contents: Node | null, lineOf: (offset: number) => number): Locate {
  const pairs = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  const pairsOf = (map: YAMLMap): ReadonlyMap<string, Pair> => {
    const known = pairs.get(map) ?? new Map(map.items.map((pair) => [String(pair.key), pair]));
    pairs.set(map, known);
    return known;
  };
  return (path) => {
    let node: unknown = contents;
    let offset = startOf(contents) ?? 0;
    const walked: (string | number)[] = [];
    for (const step of path) {
      // A single value that stands for a list of one has no position of its own.
      if (typeof step === 'number' && !isSeq(node)) continue;
      walked.push(step);
      if (!isCollection(node)) continue;
      const pair = isMap(node) ? pairsOf(node).get(String(step)) : undefined;
      const child: unknown = isSeq(node) ? node.items[Number(step)] : pair?.value;
      offset = startOf(pair?.key) ?? startOf(child) ?? offset;
      node = child;
    }
    return { path: walked, line: lineOf(offset) };
  };
}

/** Where a node begins in the text. */
export const startOf = (node: unknown): number | undefined =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) ? node.range[0] : undefined;
