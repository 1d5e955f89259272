import { compareText } from './attribute.ts';
import type { Range } from './expressions.ts';

/** Entries of one partition in the order of their sort key; where several share one, in the order of `tie`. */
export class SortedEntries<Value> {
  readonly #keys: string[] = [];
  readonly #values: Value[] = [];

  get size(): number {
    return this.#keys.length;
  }

  get(key: string): Value | undefined {
    const index = this.#indexOf(key);
    return this.#keys[index] === key ? this.#values[index] : undefined;
  }

  set(key: string, value: Value): void {
    const index = this.#indexOf(key);
    if (this.#keys[index] === key) {
      this.#values[index] = value;
      return;
    }
    this.#keys.splice(index, 0, key);
    this.#values.splice(index, 0, value);
  }

  delete(key: string): void {
    const index = this.#indexOf(key);
    if (this.#keys[index] !== key) return;
    this.#keys.splice(index, 1);
    this.#values.splice(index, 1);
  }

  /** From where a range begins, or after a key, for as long as it holds. */
  *within(range: Range, sortKeyOf: (key: string) => string, after?: string): Generator<readonly [string, Value]> {
    let index = after === undefined ? this.#indexOf(range.from ?? '') : this.#indexOf(after);
    if (after !== undefined && this.#keys[index] === after) index += 1;
    for (; index < this.#keys.length; index += 1) {
      const key = this.#keys[index] as string;
      const sortKey = sortKeyOf(key);
      if (range.isFromOpen && sortKey === range.from) continue;
      if (range.prefix !== undefined && !sortKey.startsWith(range.prefix)) return;
      if (range.to !== undefined) {
        const order = compareText(sortKey, range.to);
        if (order > 0 || (order === 0 && range.isToOpen)) return;
      }
      yield [key, this.#values[index] as Value];
    }
  }

  *[Symbol.iterator](): Generator<Value> {
    yield* this.#values;
  }

  #indexOf(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    // Most keys that begin with an instant come in the order of time.
    if (high > 0 && compareText(this.#keys[high - 1] as string, key) < 0) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareText(this.#keys[middle] as string, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
