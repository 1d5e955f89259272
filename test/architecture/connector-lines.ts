import { isPolled, SOURCE_KINDS } from '../../functions/domain/mentions/source.ts';
import type { Module } from './imports.ts';

const FOLDER = 'functions/adapters/sources/';

/** Lines of code, imports included; blank ones and comments left out. */
export const codeLines = (source: string): number =>
  source
    .replaceAll(/\/\*\*?[\s\S]*?\*\//gu, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length;

/** The kind that a file of the connectors' folder belongs to: the longest that its name begins with; none for what is shared. */
function kindOf({ file }: Module): string | undefined {
  if (!file.startsWith(FOLDER)) return undefined;
  const name = file.slice(FOLDER.length).replace(/\.ts$/u, '');
  return SOURCE_KINDS.filter((kind) => name === kind || name.startsWith(`${kind}-`)).toSorted(
    (a, b) => b.length - a.length,
  )[0];
}

/** Lines of each connector that asks a source, summed over its files. */
export function connectorLines(modules: readonly Module[]): Readonly<Record<string, number>> {
  const lines = SOURCE_KINDS.filter((kind) => isPolled({ kind })).map((kind): [string, number] => {
    const own = modules.filter((module) => kindOf(module) === kind);
    return [kind, own.reduce((sum, { source }) => sum + codeLines(source), 0)];
  });
  return Object.fromEntries(lines);
}
