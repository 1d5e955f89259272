/** A stream of random numbers that a seed tells in full. Mulberry32: https://github.com/bryc/code/blob/master/jshash/PRNGs.md */
export interface Random {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  /** One of these. */
  of<Value>(values: readonly [Value, ...Value[]]): Value;
  of<Value>(values: readonly Value[]): Value | undefined;
  /** True once in so many times. */
  once(times: number): boolean;
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    of: <Value>(values: readonly Value[]) => values[below(values.length)] as Value,
    once: (times) => below(times) === 0,
  };
}
