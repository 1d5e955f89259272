import type { BusinessTime } from '../domain/reports/business-time.ts';
import { measure } from '../domain/reports/measured.ts';
import { rowsOf } from '../domain/reports/measured-row.ts';
import { exportCsv } from '../domain/reports/report-csv.ts';
import { daysBetween, startOfDay } from '../domain/reports/rollup.ts';
import { DAY, type Duration, HOUR, type Instant, MINUTE, toIso, utcDay } from '../domain/shared/time.ts';
import type { RowFiles } from '../ports/reports.ts';
import type { ReadSettings } from '../ports/settings.ts';
import { businessTimeOf } from './business-time-of.ts';
import { inParallel } from './in-parallel.ts';
import { type FactsDeps, readFacts } from './read-facts.ts';

interface Deps extends FactsDeps {
  readonly readSettings: ReadSettings;
  readonly rowFiles: RowFiles;
}

/** Days that are written anew each night: clocks of a month still end. */
const DAYS_BACK = 35;
/** Older ones are when they were compiled again since the night before, for something in them had changed. */
const SINCE: Duration = 26 * HOUR;
const OLDEST = 400 * DAY;
/** No further day is begun after this; the function has five minutes. */
const LONGEST_RUN: Duration = 3 * MINUTE;

/** Rows are written in the night, UTC, when the day before has ended everywhere but at its very west. */
export const isExportHour = (at: Instant): boolean => new Date(at).getUTCHours() === 2;

/**
 * Writes the rows of the last days, and of older ones that have changed, one file for each brand and UTC day of posting;
 * of every day since `from` where one is given. Writing a day again replaces it. Nothing where the settings do not ask.
 */
export async function exportRows(
  from: Instant | undefined,
  deps: Deps,
): Promise<{ readonly days: number; readonly left: number }> {
  const settings = await deps.readSettings();
  if (settings.reports.rows !== true) return { days: 0, left: 0 };
  const now = deps.now();
  const until = now + LONGEST_RUN;
  const found = await inParallel(settings.brands, 1, async ({ id }) => {
    const days = from === undefined ? await daysToWrite(id, now, deps) : daysBetween(from, now);
    return days.map((day) => ({ brand: id, day }));
  });
  const days = found.flat().toSorted((a, b) => (a.day > b.day ? -1 : Number(a.day < b.day)));
  const businessTime = businessTimeOf(settings.calendars);
  let written = 0;
  await inParallel(days, 1, async ({ brand, day }) => {
    if (deps.now() > until) return;
    await writeDay(brand, startOfDay(day), businessTime, deps);
    written += 1;
  });
  return { days: written, left: days.length - written };
}

async function daysToWrite(brand: string, now: Instant, { rollups }: Deps): Promise<readonly string[]> {
  const recent = daysBetween(now - DAYS_BACK * DAY, now);
  const heads = await rollups.heads(brand, utcDay(now - OLDEST), utcDay(now - DAYS_BACK * DAY));
  const changed = heads.filter(({ readAt, mentions }) => readAt > now - SINCE && mentions > 0).map(({ day }) => day);
  return [...new Set([...recent, ...changed])];
}

async function writeDay(brand: string, start: Instant, businessTime: BusinessTime, deps: Deps): Promise<void> {
  const now = deps.now();
  const facts = await Array.fromAsync(readFacts(brand, start, start + DAY, deps));
  const ours = facts.filter(({ fromBrand }) => !fromBrand);
  const inOrder = ours.toSorted((a, b) => a.postedAt - b.postedAt || (a.externalId < b.externalId ? -1 : 1));
  // Since when sources are watched is no part of what is written: who wants the lag has both instants.
  const context = { now, watchedSince: new Map(), businessTime };
  const rows = inOrder.flatMap((one) => rowsOf(measure(one, context)));
  await deps.rowFiles.store(brand, toIso(start).slice(0, 10), exportCsv(rows, now));
}
