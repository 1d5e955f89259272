import { readFileSync, writeFileSync } from 'node:fs';

const PAGE = new URL('../../docs/attack-tables.md', import.meta.url);

/** What stands between the marks of a section of docs/attack-tables.md. */
export function readSection(name: string): string {
  const [, inside] = cut(readFileSync(PAGE, 'utf8'), name);
  return inside.trim();
}

/** Replaces it. */
export function writeSection(name: string, text: string): void {
  const [before, , after] = cut(readFileSync(PAGE, 'utf8'), name);
  writeFileSync(PAGE, `${before}\n${text}\n${after}`);
}

function cut(page: string, name: string): readonly [before: string, inside: string, after: string] {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [page.indexOf(open) + open.length, page.indexOf(close)];
  if (from < open.length || to < from) throw new Error(`docs/attack-tables.md has no section ${name}`);
  return [page.slice(0, from), page.slice(from, to), page.slice(to)];
}
