import { parseSync, Visitor } from 'oxc-parser';
import { readModules } from '../../architecture/imports.ts';

export interface FoundPatterns {
  /** `/source/flags` -> the files in which it stands. */
  readonly literals: ReadonlyMap<string, readonly string[]>;
  /** Files with a `new RegExp(...)`, one entry for each: patterns that are put together while the program runs. */
  readonly built: readonly string[];
}

/** Every regular expression of the product, by reading the syntax tree of each of its modules. */
export function findPatterns(): FoundPatterns {
  const literals = new Map<string, string[]>();
  const built: string[] = [];
  for (const { file, source } of readModules(['bin', 'lib', 'functions'])) {
    const make = ({ callee }: { readonly callee: object }): void => {
      if ('name' in callee && callee.name === 'RegExp') built.push(file);
    };
    new Visitor({
      Literal(node) {
        if (!('regex' in node)) return;
        const written = `/${node.regex.pattern}/${node.regex.flags}`;
        literals.set(written, [...new Set([...(literals.get(written) ?? []), file])]);
      },
      NewExpression: make,
      CallExpression: make,
    }).visit(parseSync(file, source).program);
  }
  return { literals, built };
}
