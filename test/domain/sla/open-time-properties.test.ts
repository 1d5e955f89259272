import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar, Window } from '../../../functions/domain/sla/calendar.ts';
import { PAGE } from '../../../functions/domain/sla/open-pages.ts';
import { compileCalendar } from '../../../functions/domain/sla/open-time.ts';
import { offsetChanges, openMinutes, ZONES } from './temporal-oracle.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const text = (value: number): string => String(value).padStart(2, '0');
  return `${text(Math.floor(quarter / 4))}:${text((quarter % 4) * 15)}`;
});
const close = fc.oneof({ weight: 4, arbitrary: time }, { weight: 1, arbitrary: fc.constant('24:00') });
const window: fc.Arbitrary<Window> = fc.tuple(time, close);
const windows = fc.array(window, { maxLength: 3 });

/** A month with a change of offset in many zones: departures from the weekly hours fall around it. */
const date = fc.constantFrom('2026-03-07', '2026-03-08', '2026-03-27', '2026-03-28', '2026-03-29', '2026-03-30');
const closure = fc
  .tuple(fc.integer({ min: 0, max: 40 * 24 }), fc.integer({ min: 1, max: 48 }))
  .map(([hour, length]): readonly [string, string] => {
    const from = Date.parse('2026-02-25T00:00:00Z') + hour * 60 * MINUTE;
    return [new Date(from).toISOString(), new Date(from + length * 60 * MINUTE).toISOString()];
  });

/** Mondays are always open, so that no drawn calendar is refused. */
const calendar: fc.Arbitrary<Calendar> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  hours: fc
    .record({ tue: windows, wed: windows, thu: windows, fri: windows, sat: windows, sun: windows })
    .chain((rest) => windows.map((mon) => ({ ...rest, mon: [...mon, ['09:00', '10:00'] as const] }))),
  holidays: fc.array(date, { maxLength: 2 }),
  overrides: fc.dictionary(date, windows, { maxKeys: 2 }),
  breaks: fc.dictionary(date, windows, { maxKeys: 2 }),
  closures: fc.array(closure, { maxLength: 2 }),
  holidayBeatsOverride: fc.boolean(),
});

const instant = fc
  .integer({ min: 0, max: 45 * 24 * 60 * 60_000 })
  .map((offset) => Date.parse('2026-02-25T00:00:00Z') + offset);
const amount = fc.integer({ min: 0, max: 200 * 60 * MINUTE });
const pauses = fc.array(
  fc.tuple(instant, fc.integer({ min: 0, max: 3 * DAY })).map(([from, length]) => [from, from + length] as const),
  { maxLength: 4 },
);

// Brute force takes its time, more so on a busy machine.
describe('open time, whatever the calendar', { timeout: 120_000 }, () => {
  it('is open in exactly the minutes that brute force through Temporal finds', () => {
    const from = Date.parse('2026-03-05T00:00:00Z');
    const to = Date.parse('2026-04-02T00:00:00Z');
    fc.assert(
      fc.property(calendar, (drawn) => {
        const open = compileCalendar(drawn);
        const expected = openMinutes(drawn, from, to);
        const actual = expected.map((_, index) => open.isOpen(from + index * MINUTE));
        expect(actual.findIndex((value, index) => value !== expected[index])).toBe(-1);
        expect(open.between(from, to)).toBe(expected.filter(Boolean).length * MINUTE);
      }),
      { numRuns: 120 },
    );
  });

  it('between a start and its deadline is the target, forward and backward, pauses or not', () => {
    fc.assert(
      fc.property(calendar, instant, amount, pauses, (drawn, start, target, paused) => {
        const open = compileCalendar(drawn);
        expect(open.between(start, open.add(start, target, paused), paused)).toBe(target);
        expect(open.between(open.add(start, -target, paused), start, paused)).toBe(target);
      }),
    );
  });

  it('is used up at the deadline and not one millisecond before it', () => {
    fc.assert(
      fc.property(calendar, instant, amount, (drawn, start, target) => {
        fc.pre(target > 0);
        const open = compileCalendar(drawn);
        expect(open.between(start, open.add(start, target) - 1)).toBe(target - 1);
        expect(open.between(open.add(start, -target) + 1, start)).toBe(target - 1);
      }),
    );
  });

  it('gives no earlier deadline for a later start or a longer target', () => {
    fc.assert(
      fc.property(calendar, instant, amount, amount, pauses, (drawn, start, target, more, paused) => {
        const open = compileCalendar(drawn);
        const due = open.add(start, target, paused);
        expect(open.add(start, target + more, paused)).toBeGreaterThanOrEqual(due);
        if (target > 0) expect(open.add(start + more, target, paused)).toBeGreaterThanOrEqual(due);
      }),
    );
  });

  it('does not care about the order of pauses, nor whether one is given twice', () => {
    fc.assert(
      fc.property(calendar, instant, amount, pauses, (drawn, start, target, paused) => {
        const open = compileCalendar(drawn);
        const again = [...paused.toReversed(), ...paused];
        expect(open.add(start, target, again)).toBe(open.add(start, target, paused));
        expect(open.between(start, start + target, again)).toBe(open.between(start, start + target, paused));
      }),
    );
  });

  it('adds up: from a to b and from b to c is from a to c', () => {
    fc.assert(
      fc.property(calendar, instant, instant, instant, pauses, (drawn, a, b, c, paused) => {
        const open = compileCalendar(drawn);
        expect(open.between(a, b, paused) + open.between(b, c, paused)).toBe(open.between(a, c, paused));
      }),
    );
  });

  it('is the sum of its intervals, which ascend, never touch, and mirror those asked for backward', () => {
    fc.assert(
      fc.property(calendar, instant, (drawn, from) => {
        const open = compileCalendar(drawn);
        const to = from + 40 * DAY;
        const ahead: (readonly [number, number])[] = [];
        for (const interval of open.intervals(from)) {
          if (interval[0] >= to) break;
          ahead.push([interval[0], Math.min(interval[1], to)] as const);
        }
        const behind: (readonly [number, number])[] = [];
        for (const interval of open.intervalsBefore(to)) {
          if (interval[1] <= from) break;
          behind.unshift([Math.max(interval[0], from), interval[1]] as const);
        }
        expect(behind).toEqual(ahead);
        expect(ahead.reduce((sum, [opens, closes]) => sum + closes - opens, 0)).toBe(open.between(from, to));
        expect(ahead.every(([opens], index) => index === 0 || opens > (ahead[index - 1]?.[1] ?? 0))).toBe(true);
        expect(open.nextOpen(from)).toBe(ahead[0]?.[0] ?? open.nextOpen(to));
      }),
    );
  });

  it('is the same on both sides of the borders of its pages, when the clocks change near one', () => {
    const night = [['21:30', '20:45']] as const;
    const hours = { mon: night, wed: night, thu: [['23:15', '02:30']], sat: night, sun: [['01:45', '24:00']] } as const;
    const near = ZONES.flatMap((timeZone) =>
      offsetChanges(timeZone, '2015-01-01T00:00:00Z', '2031-01-01T00:00:00Z').map((change) => ({
        timeZone,
        border: Math.round(change.epochMilliseconds / PAGE) * PAGE,
        distance: Math.abs(change.epochMilliseconds - Math.round(change.epochMilliseconds / PAGE) * PAGE),
      })),
    ).filter(({ distance }) => distance < 3 * DAY);

    expect(near.length).toBeGreaterThan(50);
    for (const { timeZone, border } of near) {
      const open = compileCalendar({ timeZone, hours });
      const [from, to] = [border - 4 * DAY, border + 4 * DAY];
      const wrong = openMinutes({ timeZone, hours }, from, to).findIndex(
        (expected, index) => open.isOpen(from + index * MINUTE) !== expected,
      );
      expect(wrong, `${timeZone} around ${new Date(border).toISOString()}`).toBe(-1);
    }
  });
});
