/**
 * The known name that a misspelt one most likely meant, or nothing when all are too far away.
 * Distance: optimal string alignment (Damerau 1964), so a swap of two letters counts as one slip.
 */
export function nearName(name: string, known: readonly string[]): string | undefined {
  if (name.length > 80) return undefined;
  const wanted = plain(name);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    const other = plain(candidate);
    if (Math.abs(other.length - wanted.length) >= least) continue;
    const slips = distance(wanted, other);
    if (slips < least) [best, least] = [candidate, slips];
  }
  return best;
}

/** `did you mean "office"?`, or what there is to choose from. */
export function suggestion(name: string, known: readonly string[], plural: string): string {
  const near = nearName(name, known);
  if (near !== undefined) return `did you mean ${JSON.stringify(near)}?`;
  if (known.length === 0) return `there are no ${plural} yet: add one`;
  const listed = known.slice(0, 12).join(', ');
  return `${plural}: ${listed}${known.length > 12 ? ', …' : ''}`;
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]/gu, '');

function distance(from: string, to: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1] ? 0 : 1;
      let least = Math.min(at(previous, column) + 1, at(current, column - 1) + 1, at(previous, column - 1) + same);
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, at(older, column - 2) + 1);
      current.push(least);
    }
    [older, previous] = [previous, current];
  }
  return at(previous, to.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? 0;
