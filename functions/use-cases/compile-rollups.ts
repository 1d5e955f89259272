import { isWhole, MARK_SETTLES, settledBefore, startOfDay } from '../domain/reports/rollup.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { DAY, type Duration, type Instant, MINUTE, utcDay } from '../domain/shared/time.ts';
import type { MentionStore } from '../ports/mentions.ts';
import type { Now } from '../ports/now.ts';
import type { RollupStore } from '../ports/reports.ts';
import type { ReadSettings } from '../ports/settings.ts';
import { inParallel } from './in-parallel.ts';

interface Deps {
  readonly readSettings: ReadSettings;
  readonly mentions: Pick<MentionStore, 'facts'>;
  readonly rollups: RollupStore;
  readonly now: Now;
}

/** Days compiled in one run, over all brands: a table with years of history is done within a day, newest first. */
const MOST_DAYS = 400;
/** Empty days before the first mention that are compiled too: where one of them is not empty, the next run goes on from there. */
const DAYS_BEFORE = 35;
/** No further day is begun after this; the function has five minutes. */
const LONGEST_RUN: Duration = 3 * MINUTE;

interface DayToCompile {
  readonly brand: string;
  readonly day: string;
  readonly markedAt?: Instant;
}

/**
 * Compiles each settled day that was never compiled, or in which something has changed since. Never incremented, so that
 * a repetition repairs instead of doubling. A day that fails stops no other.
 */
export async function compileRollups({
  readSettings,
  mentions,
  rollups,
  now,
}: Deps): Promise<{ readonly days: number; readonly left: number }> {
  const settings = await readSettings();
  const until = now() + LONGEST_RUN;
  const found = await inParallel(settings.brands, 1, ({ id }) => daysToCompile(id, settings, rollups, now()));
  const days = found.flat().toSorted((a, b) => (a.day > b.day ? -1 : Number(a.day < b.day)));
  let compiled = 0;
  await inParallel(days.slice(0, MOST_DAYS), 1, async ({ brand, day, markedAt }) => {
    const readAt = now();
    if (readAt > until) return;
    const start = startOfDay(day);
    const facts = await Array.fromAsync(mentions.facts(brand, start, start + DAY));
    await rollups.save({ brand, day, readAt, facts: facts.filter((one) => !one.fromBrand) });
    // A newer mark may announce a save that is still on its way: the day is compiled once more when it has settled.
    if (markedAt !== undefined && readAt >= markedAt + MARK_SETTLES) await rollups.unmark(brand, day, markedAt);
    compiled += 1;
  });
  return { days: compiled, left: days.length - compiled };
}

/**
 * Settled days without a rollup that is whole, and all that are marked. What was posted on a day that had settled before
 * it was saved has marked it; so days are looked for as far back as mentions go that were not, and a little further.
 */
async function daysToCompile(
  brand: string,
  { retention }: Pick<Settings, 'retention'>,
  rollups: RollupStore,
  now: Instant,
): Promise<readonly DayToCompile[]> {
  // What has settled a moment ago may still have a save on its way.
  const settled = settledBefore(now - MARK_SETTLES);
  const kept = settled - retention.mentionDays * DAY;
  const [heads, marks] = await Promise.all([rollups.heads(brand, utcDay(kept), utcDay(settled)), rollups.marks(brand)]);
  const known = new Map(heads.map((head) => [head.day, head]));
  const first = heads.find(({ mentions }) => mentions > 0);
  const begun = Math.min(settled, first === undefined ? settled : startOfDay(first.day));
  const days = new Set([...marks.keys()].filter((day) => startOfDay(day) < settled));
  for (let start = Math.max(kept, begun - DAYS_BEFORE * DAY); start < settled; start += DAY) {
    const day = utcDay(start);
    const head = known.get(day);
    if (head === undefined || !isWhole(head, marks.get(day))) days.add(day);
  }
  return [...days].map((day) => {
    const markedAt = marks.get(day);
    return { brand, day, ...(markedAt !== undefined && { markedAt }) };
  });
}
