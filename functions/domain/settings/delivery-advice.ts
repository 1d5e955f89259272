import { type Duration, HOUR, type Instant } from '../shared/time.ts';
import type { Calendar } from '../sla/calendar.ts';
import { type StageKey, stageKind } from '../sla/clock.ts';
import { AROUND_THE_CLOCK, compileCalendar, type OpenTime } from '../sla/open-time.ts';
import type { Policy } from '../sla/policy.ts';
import type { Advice } from './advised.ts';
import { durationWords } from './duration-words.ts';
import type { Settings } from './settings.ts';

/** Any Monday: only the hours of an ordinary week are looked at. */
const MONDAY: Instant = Date.UTC(2026, 0, 5);
const TWO_WEEKS: Duration = 14 * 24 * HOUR;

/**
 * Levels that can be held for so long that the next one has come by the opening: whoever owns only the lower one is then
 * told nothing, for only the gravest is told.
 */
export const deliveryAdvice = ({ policies, calendars }: Settings): readonly Advice[] =>
  policies.flatMap((policy) => {
    const hours = policy.deliver && weekly(calendars[policy.deliver.calendar]);
    const counted = policy.calendar === undefined ? AROUND_THE_CLOCK : weekly(calendars[policy.calendar]);
    if (!policy.deliver || !hours || !counted) return [];
    const { calendar, urgent } = policy.deliver;
    const longest = Math.max(0, ...closedStretches(hours).map(([from, to]) => counted.between(from, to)));
    const overtaken = levelsOf(policy).filter(
      ({ key, gap }) => !urgent.includes(stageKind(key)) && gap !== undefined && longest >= gap,
    );
    const [first] = overtaken;
    if (first?.gap === undefined) return [];
    const names = overtaken.map(({ key }) => key).join(', ');
    const text = `${policy.id}: ${names} can be held until the next level is due (${first.key}: ${durationWords(first.gap)} later), for ${calendar} is closed up to ${durationWords(longest)} of it; then only the gravest is told`;
    return [{ about: 'alerts', text }];
  });

/** The breach and each escalation, with how long after it the next one falls due. */
function levelsOf({
  escalateAfter,
}: Policy): readonly { readonly key: StageKey; readonly gap: Duration | undefined }[] {
  const after = [0, ...escalateAfter];
  return after.map((length, index) => {
    const next = after[index + 1];
    return { key: index === 0 ? 'breach' : `escalate${index}`, gap: next === undefined ? undefined : next - length };
  });
}

function weekly(calendar: Calendar | undefined): OpenTime | undefined {
  if (!Object.values(calendar?.hours ?? {}).some((windows) => windows.length > 0) || !calendar) return undefined;
  return compileCalendar({ timeZone: calendar.timeZone, hours: calendar.hours });
}

function closedStretches(hours: OpenTime): readonly (readonly [Instant, Instant])[] {
  const stretches: (readonly [Instant, Instant])[] = [];
  let closedFrom: Instant | undefined;
  for (const [from, to] of hours.intervals(MONDAY)) {
    if (closedFrom !== undefined) stretches.push([closedFrom, from]);
    if (from > MONDAY + TWO_WEEKS) break;
    closedFrom = to;
  }
  return stretches;
}
