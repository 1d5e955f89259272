import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { fnv1a } from '../../functions/domain/shared/hash.ts';

/** Everything that is left to chance in a run, from its seed alone. */
export interface Chance {
  /** `[0, 1)` */
  share(): number;
  /** `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** True so often. */
  hits(share: number): boolean;
  pick<Value>(values: readonly Value[]): Value;
  /** Exponentially distributed around a mean. */
  about(mean: number): number;
  /** Bytes for ids, hexadecimal. */
  hex(length: number): string;
  /** A stream of its own: what one part of the world draws does not shift what another one does. */
  of(name: string): Chance;
}

export function chanceOf(seed: number, name = ''): Chance {
  const generator = xoroshiro128plus((fnv1a(`${seed}/${name}`) ^ seed) | 0);
  const share = (): number => uniformInt(generator, 0, 0x3fffffff) / 0x40000000;
  return {
    share,
    whole: (from, to) => uniformInt(generator, from, to),
    hits: (part) => part > 0 && share() < part,
    pick: (values) => values[uniformInt(generator, 0, values.length - 1)] as (typeof values)[number],
    about: (mean) => -mean * Math.log(1 - share()),
    hex: (length) => Array.from({ length }, () => uniformInt(generator, 0, 15).toString(16)).join(''),
    of: (inner) => chanceOf(seed, `${name}/${inner}`),
  };
}
