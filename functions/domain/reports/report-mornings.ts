import { DAY, HOUR, type Instant } from '../shared/time.ts';
import { type LocalDay, weekdayIndex } from '../sla/local-date.ts';
import type { OpenTime } from '../sla/open-time.ts';
import type { Zone } from '../sla/zone.ts';

export type Period = 'day' | 'week';

/** One report that is to be made: over the mentions posted in `[from, to)`. */
export interface ReportTurn {
  readonly period: Period;
  readonly from: Instant;
  readonly to: Instant;
}

/** When a brand's people come in: without a calendar every day at seven. */
export interface Mornings {
  readonly zone: Zone;
  readonly open?: OpenTime;
}

const SEVEN = 7 * HOUR;
/** Closed for longer than this, a brand's first report is over this much. */
const LONGEST_PAUSE = 31;

/**
 * The reports that fall due in `(at - 1 h, at]`: that of the day when the calendar first opens on it, over all since the
 * morning before; that of the week on its first morning, over the weeks since the last one, Monday to Monday.
 */
export function reportTurns(mornings: Mornings, at: Instant): readonly ReportTurn[] {
  const { zone } = mornings;
  const isDue = (morning: Instant | undefined): boolean =>
    morning !== undefined && morning > at - HOUR && morning <= at;
  const day = [dayAt(at, zone), dayAt(at, zone) - 1].find((one) => isDue(morningOf(one, mornings)));
  if (day === undefined) return [];
  const to = morningOf(day, mornings) ?? at;
  const before = Array.from({ length: LONGEST_PAUSE }, (_, index) => day - 1 - index);
  const lastDay = before.find((one) => morningOf(one, mornings) !== undefined) ?? day - LONGEST_PAUSE;
  const from = morningOf(lastDay, mornings) ?? zone.toInstant(lastDay * DAY);
  const monday = mondayOf(day);
  const week: ReportTurn = {
    period: 'week',
    from: zone.toInstant(mondayOf(lastDay) * DAY),
    to: zone.toInstant(monday * DAY),
  };
  return [{ period: 'day', from, to }, ...(lastDay < monday ? [week] : [])];
}

const dayAt = (at: Instant, zone: Zone): LocalDay => Math.floor((at + zone.offsetAt(at)) / DAY);
const mondayOf = (day: LocalDay): LocalDay => day - weekdayIndex(day);

/** The first open instant of a local day; seven o'clock where it is open all night, or nobody says when; none where it is closed. */
function morningOf(day: LocalDay, { zone, open }: Mornings): Instant | undefined {
  const [midnight, next] = [zone.toInstant(day * DAY), zone.toInstant((day + 1) * DAY)];
  const seven = zone.toInstant(day * DAY + SEVEN);
  if (open === undefined) return seven;
  if (open.between(midnight, next) === 0) return undefined;
  if (!open.isOpen(midnight)) return open.nextOpen(midnight);
  return open.isOpen(seven) ? seven : midnight;
}
