import type { Module } from './imports.ts';

type State = 'open' | 'done';

/** The circles in which modules import each other, types included: each as the files on the way round. */
export function circles(modules: readonly Pick<Module, 'file' | 'imports'>[]): readonly (readonly string[])[] {
  const byFile = new Map(modules.map((module) => [module.file, module]));
  const states = new Map<string, State>();
  const found: (readonly string[])[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    const state = states.get(file);
    if (state === 'open') found.push([...way.slice(way.indexOf(file)), file]);
    if (state !== undefined) return;
    states.set(file, 'open');
    for (const imported of byFile.get(file)?.imports ?? []) if (byFile.has(imported)) visit(imported, [...way, file]);
    states.set(file, 'done');
  };
  for (const { file } of modules) visit(file, []);
  return found;
}
