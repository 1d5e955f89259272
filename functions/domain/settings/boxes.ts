/** A product of sets: of each field, the values that are in. Every box of one computation has the same fields. */
export type Box = ReadonlyMap<string, ReadonlySet<string>>;

/** Some fields of a box only: those that are left out take every value. */
export type Condition = ReadonlyMap<string, ReadonlySet<string>>;

/** The part of a box in which a condition holds, or nothing. */
export function intersect(box: Box, condition: Condition): Box | undefined {
  const part = new Map(box);
  for (const [field, wanted] of condition) {
    const values = part.get(field)?.intersection(wanted);
    if (!values || values.size === 0) return undefined;
    part.set(field, values);
  }
  return part;
}

/** The part of a box in which a condition does not hold, as disjoint boxes: at most one for each field of it. */
export function subtractBox(box: Box, condition: Condition): readonly Box[] {
  if (intersect(box, condition) === undefined) return [box];
  const pieces: Box[] = [];
  const inside = new Map(box);
  for (const [field, wanted] of condition) {
    const values = inside.get(field) ?? new Set<string>();
    const outside = values.difference(wanted);
    if (outside.size > 0) pieces.push(new Map(inside).set(field, outside));
    inside.set(field, values.intersection(wanted));
  }
  return pieces;
}
