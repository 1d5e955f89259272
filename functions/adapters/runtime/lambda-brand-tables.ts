import { MINUTE } from '../../domain/shared/time.ts';
import type { Now } from '../../ports/now.ts';
import type { BrandTables } from '../../ports/scoring.ts';

/** How long a trained table may take to be used everywhere. */
const KEPT = 15 * MINUTE;

/**
 * The tables of a Lambda, each read again after a quarter of an hour. One that cannot be read is told of and not used:
 * the built-in scorer is there.
 */
export function keptTables(
  tables: Pick<BrandTables, 'find'>,
  now: Now,
  tell: (error: Error) => void,
): Pick<BrandTables, 'find'> {
  const kept = new Map<string, { readonly until: number; readonly table: ReturnType<BrandTables['find']> }>();
  return {
    find: (brand) => {
      const held = kept.get(brand);
      if (held !== undefined && held.until > now()) return held.table;
      const table = tables.find(brand).catch((error: Error) => {
        tell(error);
        return undefined;
      });
      kept.set(brand, { until: now() + KEPT, table });
      return table;
    },
  };
}
