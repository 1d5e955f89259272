/** A Markdown table; cells are made safe to stand in one. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** What nobody can see is written as its code point; what Markdown would read is in code marks already, or escaped. */
const cell = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Z}]/gu, (char) =>
      char === ' ' ? ' ' : `\\u{${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`,
    )
    .replace(/[|<>*_`[\]~&]/gu, (char) => `&#${char.charCodeAt(0)};`);
