import { expect, it } from 'vitest';
import { type Module, readModules } from '../../architecture/imports.ts';

const modules = new Map(readModules(['functions', 'bin']).map((module) => [module.file, module]));

function reached(from: Module, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(from.file)) return seen;
  seen.add(from.file);
  for (const imported of from.imports) {
    const next = modules.get(imported);
    if (next !== undefined) reached(next, seen);
  }
  return seen;
}

it('every handler and command that judges a text installs the weights: without them a short word list would judge', () => {
  const judging = [...modules.values()].filter(
    (module) =>
      /^functions\/handlers\//u.test(module.file) && reached(module).has('functions/domain/scoring/sentiment.ts'),
  );

  expect(judging.length).toBeGreaterThan(1);
  for (const module of judging) expect(module.source, module.file).toContain('installBuiltInScorer(');
});
