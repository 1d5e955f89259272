/** A half-open stretch `[from, to)` of numbers: instants, or milliseconds since a local midnight. */
export type Span = readonly [from: number, to: number];

/** Ascending, disjoint and never touching: empty and reversed spans are dropped, overlapping and touching ones become one. */
export function unite(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.filter(([from, to]) => from < to).sort((a, b) => a[0] - b[0]);
  const united: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = united.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else united.push([from, to]);
  }
  return united;
}

/** What is left of `spans` outside `cuts`; both united. */
export function subtract(spans: readonly Span[], cuts: readonly Span[]): readonly Span[] {
  if (cuts.length === 0) return spans;
  const left: Span[] = [];
  for (const [from, to] of spans) {
    let at = from;
    for (const [cutFrom, cutTo] of cuts) {
      if (cutTo <= at) continue;
      if (cutFrom >= to) break;
      if (cutFrom > at) left.push([at, cutFrom]);
      at = cutTo;
    }
    if (at < to) left.push([at, to]);
  }
  return left;
}

/** The parts of united spans that lie within `[from, to)`. */
export function clip(spans: readonly Span[], from: number, to: number): readonly Span[] {
  return spans
    .filter((span) => span[1] > from && span[0] < to)
    .map((span) => [Math.max(span[0], from), Math.min(span[1], to)]);
}

/** Joins neighbours that touch, ascending or descending, lazily. One that grows to `longest` is given as it is. */
export function* joined(spans: Iterable<Span>, longest: number): Generator<Span> {
  let current: Span | undefined;
  for (const span of spans) {
    const touches = current !== undefined && (span[0] === current[1] || span[1] === current[0]);
    if (current !== undefined && touches && current[1] - current[0] < longest) {
      current = [Math.min(current[0], span[0]), Math.max(current[1], span[1])];
    } else {
      if (current !== undefined) yield current;
      current = span;
    }
  }
  if (current !== undefined) yield current;
}
