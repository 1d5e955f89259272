import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Module {
  /** Path from the root with `/`. */
  readonly file: string;
  readonly source: string;
  /** Relative specifiers resolved to paths from the root, packages and `node:` modules as they are; types included. */
  readonly imports: readonly string[];
}

/** Reads every TypeScript module under the given top folders, with all of its static and literal dynamic imports. */
export function readModules(folders: readonly string[]): Module[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readModule(join(folder, name))),
  );
}

function readModule(path: string): Module {
  const source = readFileSync(join(ROOT, path), 'utf8');
  const { module, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const specifiers = [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) => found.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.flatMap((found) =>
      literal(source.slice(found.moduleRequest.start, found.moduleRequest.end)),
    ),
  ];
  return { file: slashed(path), source, imports: [...new Set(specifiers)].map((name) => resolve(path, name)) };
}

const literal = (text: string): string[] => /^'([^']+)'$/u.exec(text)?.slice(1) ?? [];
const slashed = (path: string): string => path.split(sep).join('/');
const resolve = (from: string, specifier: string): string =>
  specifier.startsWith('.') ? slashed(relative('.', normalize(join(dirname(from), specifier)))) : specifier;
