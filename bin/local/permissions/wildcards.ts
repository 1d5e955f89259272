const patterns = new Map<string, RegExp>();

/** Whether an action or ARN fits a pattern of IAM: `*` is any text, `?` any one character. Actions know no case. */
export function fits(pattern: string, text: string, { ignoringCase = false } = {}): boolean {
  const flags = ignoringCase ? 'isu' : 'su';
  const key = `${flags}${pattern}`;
  let known = patterns.get(key);
  if (known === undefined) {
    const escaped = pattern.replaceAll(/[\\^$.|+()[\]{}]/gu, String.raw`\$&`);
    known = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, flags);
    patterns.set(key, known);
  }
  return known.test(text);
}
