import type { MentionFacts } from '../domain/reports/facts.ts';
import { countBuckets } from '../domain/reports/figures-of.ts';
import type { Rollup } from '../domain/reports/rollup.ts';
import { DAY, HOUR, type Instant, utcDay } from '../domain/shared/time.ts';
import type { MentionStore, Now, ReadSettings, RollupStore } from '../ports.ts';
import { inParallel } from './in-parallel.ts';

interface Deps {
  readonly readSettings: ReadSettings;
  readonly mentions: Pick<MentionStore, 'facts'>;
  readonly rollups: RollupStore;
  readonly now: Now;
}

/** Days that are recomputed each time: responses and edits still change them, and deadlines pass. */
const DAYS_BACK = 3;
/** Once a day the days before them too, for what changes late. */
const DAYS_BACK_AT_MIDNIGHT = 35;

/**
 * Recomputes the figures of the last days from the day index. Never incremented, so that a repetition repairs instead
 * of doubling. A brand that fails stops no other.
 */
export async function compileRollups({
  readSettings,
  mentions,
  rollups,
  now,
}: Deps): Promise<{ readonly rollups: number }> {
  const { brands } = await readSettings();
  const at = now();
  const today = Math.floor(at / DAY) * DAY;
  const daysBack = at - today < HOUR ? DAYS_BACK_AT_MIDNIGHT : DAYS_BACK;
  const counts = await inParallel(brands, 1, async (brand) => {
    let count = 0;
    for (let day = today - (daysBack - 1) * DAY; day <= today; day += DAY) {
      const facts = await Array.fromAsync(mentions.facts(brand.id, day, day + DAY));
      for (const rollup of rollupsOf(brand.id, day, facts, at)) {
        await rollups.save(rollup);
        count += 1;
      }
    }
    return count;
  });
  return { rollups: counts.reduce((sum, count) => sum + count, 0) };
}

/** One rollup of the whole day, and one of each source that had mentions. */
function rollupsOf(brand: string, day: Instant, facts: readonly MentionFacts[], now: Instant): Rollup[] {
  const ours = facts.filter((one) => !one.fromBrand);
  if (ours.length === 0) return [];
  const bySource = [...Map.groupBy(ours, (one) => `source:${one.sourceId}`)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [['all', ours] as const, ...bySource].map(([dimension, members]) => ({
    brand,
    day: utcDay(day),
    dimension,
    counts: countBuckets(members, now),
    mentions: members.length,
  }));
}
