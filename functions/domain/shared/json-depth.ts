/** Deeper than anything that people write, and far from the end of any stack. */
export const MOST_DEEP = 200;

/**
 * Whether a JSON text nests deeper than `most` levels. Looked at before parsing, because whatever walks the value afterwards
 * would run out of stack. Of a text that is no JSON the answer says nothing.
 */
export function isDeeperThan(json: string, most: number): boolean {
  let depth = 0;
  let inText = false;
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index];
    if (inText) {
      if (character === '\\') index += 1;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > most) return true;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return false;
}
