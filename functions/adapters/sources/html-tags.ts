export interface Tag {
  readonly kind: 'open' | 'close' | 'comment';
  /** In lower case; empty for comments. */
  readonly name: string;
  readonly attributes: string;
  readonly start: number;
  /** Behind its `>`; the end of the text where there is none. */
  readonly end: number;
}

const NAME = /[^\s/>]*/y;

/** The next tag or comment from `from` on. A `<` that begins neither is text. Each character is looked at once. */
export function tagAt(html: string, from: number): Tag | undefined {
  for (let start = html.indexOf('<', from); start !== -1; start = html.indexOf('<', start + 1)) {
    const next = html[start + 1] ?? '';
    if (next === '!' || next === '?')
      return { kind: 'comment', name: '', attributes: '', start, end: endOfComment(html, start) };
    const nameAt = next === '/' ? start + 2 : start + 1;
    if (!/^[a-z]$/iu.test(html[nameAt] ?? '')) continue;
    NAME.lastIndex = nameAt;
    const name = NAME.exec(html)?.[0] ?? '';
    const end = endOfTag(html, nameAt + name.length);
    return {
      kind: next === '/' ? 'close' : 'open',
      name: name.toLowerCase(),
      attributes: html.slice(nameAt + name.length, end),
      start,
      end,
    };
  }
  return undefined;
}

/** Behind the `>` that ends a tag; one in a quoted value of an attribute does not. */
export function endOfTag(html: string, from: number): number {
  let quote = '';
  let isValue = false;
  for (let at = from; at < html.length; at += 1) {
    const character = html[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') return at + 1;
    else if (isValue && (character === '"' || character === "'")) quote = character;
    if (!/\s/u.test(character)) isValue = character === '=' && quote === '';
  }
  return html.length;
}

function endOfComment(html: string, start: number): number {
  const mark = html.startsWith('<!--', start) ? '-->' : '>';
  const end = html.indexOf(mark, start + 2);
  return end === -1 ? html.length : end + mark.length;
}
