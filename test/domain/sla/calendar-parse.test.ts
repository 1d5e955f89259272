import { describe, expect, it } from 'vitest';
import { parseCalendar } from '../../../functions/domain/sla/calendar-parse.ts';
import { compileCalendar } from '../../../functions/domain/sla/open-time.ts';

describe('a calendar in JSON', () => {
  it('needs no more than a zone and hours', () => {
    expect(parseCalendar({ timeZone: 'UTC', hours: { mon: [['09:00', '17:00']] } })).toEqual({
      timeZone: 'UTC',
      hours: { mon: [['09:00', '17:00']] },
      holidays: [],
      overrides: {},
      breaks: {},
      closures: [],
      holidayBeatsOverride: true,
    });
  });

  it('may use long names, short windows, null for absent, and fields that it does not know', () => {
    const calendar = parseCalendar({
      name: 'support',
      timeZone: 'UTC',
      hours: { Monday: ['09:00', '12:00'], mon: '13:00 - 17:00', TUE: ['9:00-12:00', '13:00-17:00'], wed: null },
      holidays: [{ date: '2026-12-25', name: 'Christmas' }],
      overrides: { '2026-12-24': ['09:00', '12:00'] },
      breaks: null,
      closures: [['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z']],
      holidayBeatsOverride: false,
    });

    expect(calendar.hours).toEqual({
      mon: [
        ['09:00', '12:00'],
        ['13:00', '17:00'],
      ],
      tue: [
        ['9:00', '12:00'],
        ['13:00', '17:00'],
      ],
      wed: [],
    });
    expect(calendar.holidays).toEqual(['2026-12-25']);
    expect(calendar.overrides).toEqual({ '2026-12-24': [['09:00', '12:00']] });
    expect(calendar.closures).toHaveLength(1);
    expect(calendar.holidayBeatsOverride).toBe(false);
  });

  it.each<[string, string[]]>([
    ['mon-fri', ['mon', 'tue', 'wed', 'thu', 'fri']],
    ['Friday – Monday', ['fri', 'sat', 'sun', 'mon']],
    ['SUN', ['sun']],
    ['wed-wed', ['wed']],
    ['tues, Thurs', ['tue', 'thu']],
    [' mon - tue ', ['mon', 'tue']],
    ['mon-tue,sat', ['mon', 'tue', 'sat']],
  ])('may name days as %s', (name, days) => {
    const { hours } = parseCalendar({ timeZone: 'UTC', hours: { [name]: '09:00-17:00' } });

    expect(hours).toEqual(Object.fromEntries(days.map((day) => [day, [['09:00', '17:00']]])));
  });

  it('unites hours that several keys give to one day', () => {
    const { hours } = parseCalendar({ timeZone: 'UTC', hours: { 'mon-tue': '09:00-12:00', TUE: '13:00-17:00' } });

    expect(hours).toEqual({
      mon: [['09:00', '12:00']],
      tue: [
        ['09:00', '12:00'],
        ['13:00', '17:00'],
      ],
    });
  });

  it('may write windows and closures as objects, closed days in words, closures in epoch milliseconds', () => {
    const calendar = parseCalendar({
      timeZone: 'UTC',
      hours: {
        mon: { from: ' 09:00 ', to: ' 12:00 ' },
        tue: [
          { open: '09:00', close: '12:00' },
          { start: '13:00', end: '17:00' },
        ],
        wed: 'closed',
      },
      closures: [{ from: '2026-01-01T00:00:00Z', to: 1_767_312_000_000.5 }],
    });

    expect(calendar.hours).toEqual({
      mon: [['09:00', '12:00']],
      tue: [
        ['09:00', '12:00'],
        ['13:00', '17:00'],
      ],
      wed: [],
    });
    expect(calendar.closures).toEqual([['2026-01-01T00:00:00Z', '2026-01-02T00:00:00.000Z']]);
  });

  const hours = { mon: [['09:00', '17:00']] };
  it.each<[unknown, string]>([
    [undefined, 'calendar: nothing is not an object; write {"timeZone"'],
    [[], 'calendar: [] is not an object'],
    [{ hours }, 'calendar.timeZone: nothing is not a time zone; write an IANA name'],
    [{ timeZone: '', hours }, 'calendar.timeZone: "" is not a time zone'],
    [{ timeZone: 'Europe/Belrin', hours }, 'calendar.timeZone: "Europe/Belrin" is not a time zone'],
    [{ timeZone: 'UTC' }, 'calendar: has no opening hours'],
    [{ timeZone: 'UTC', hours: [] }, 'calendar.hours: [] is not an object'],
    [{ timeZone: 'UTC', hours: { mo: [] } }, 'calendar.hours: "mo" is not a weekday; write mon, tue'],
    [{ timeZone: 'UTC', hours: { 'mon-': [] } }, '"mon-" is not a weekday'],
    [{ timeZone: 'UTC', hours: { '-mon': [] } }, '"-mon" is not a weekday'],
    [{ timeZone: 'UTC', hours: { 'mon-tue-wed': [] } }, 'is not a weekday; write mon, tue, wed'],
    [{ timeZone: 'UTC', hours: { 'mon,': [] } }, '"mon," is not a weekday'],
    [{ timeZone: 'UTC', hours: { ' mo': [] } }, '" mo" is not a weekday'],
    [
      { timeZone: 'UTC', hours, closures: [[0, 8_640_000_000_000_001]] },
      'calendar.closures[0]: [0,8640000000000001] is not',
    ],
    [{ timeZone: 'UTC', hours: { mondays: [] } }, '"mondays" is not a weekday'],
    [{ timeZone: 'UTC', hours: { mon: { from: '09:00' } } }, 'calendar.hours.mon: {"from":"09:00"} is not a pair'],
    [{ timeZone: 'UTC', hours: { mon: [null] } }, 'calendar.hours.mon[0]: null is not a pair'],
    [
      { timeZone: 'UTC', hours: { mon: [['09:00', '12:00', '17:00']] } },
      'calendar.hours.mon[0]: ["09:00","12:00","17:00"]',
    ],
    [{ timeZone: 'UTC', hours, closures: [[0, 1e16]] }, 'calendar.closures[0]: [0,10000000000000000] is not a pair'],
    [
      { timeZone: 'UTC', hours, holidays: [{ day: '2026-12-25' }] },
      'calendar.holidays[0]: {"day":"2026-12-25"} is not a date',
    ],
    [
      { timeZone: 'UTC', hours: { mon: ['09:00', ['13:00', '17:00']] } },
      'calendar.hours.mon[0]: "09:00" is not a pair',
    ],
    [{ timeZone: 'UTC', hours: { mon: [['09:00', 17]] } }, 'calendar.hours.mon[0]: ["09:00",17] is not a pair'],
    [{ timeZone: 'UTC', hours: { mon: [[9, '17:00']] } }, 'calendar.hours.mon[0]: [9,"17:00"] is not a pair'],
    [{ timeZone: 'UTC', hours: { mon: 9 } }, 'calendar.hours.mon: 9 is not a list'],
    [{ timeZone: 'UTC', hours: { mon: [['09:00']] } }, 'calendar.hours.mon[0]: ["09:00"] is not a pair'],
    [{ timeZone: 'UTC', hours: { mon: [[9, 17]] } }, 'calendar.hours.mon[0]: [9,17] is not a pair'],
    [{ timeZone: 'UTC', hours: { mon: 'all day' } }, 'calendar.hours.mon: "all day" is not a pair'],
    [
      { timeZone: 'UTC', hours: { mon: [['09:00', '24:01']] } },
      'calendar.hours.mon[0][1]: "24:01" is not a time of day',
    ],
    [{ timeZone: 'UTC', hours: { mon: [['9h', '17:00']] } }, 'calendar.hours.mon[0][0]: "9h" is not a time of day'],
    [
      { timeZone: 'UTC', hours: { mon: [['09:60', '17:00']] } },
      'calendar.hours.mon[0][0]: "09:60" is not a time of day',
    ],
    [{ timeZone: 'UTC', hours: { mon: [['09:00:60', '17:00']] } }, '"09:00:60" is not a time of day'],
    [{ timeZone: 'UTC', hours, holidays: '2026-12-25' }, 'calendar.holidays: "2026-12-25" is not a list'],
    [{ timeZone: 'UTC', hours, holidays: [20261225] }, 'calendar.holidays[0]: 20261225 is not a date'],
    [{ timeZone: 'UTC', hours, holidays: [null] }, 'calendar.holidays[0]: null is not a date'],
    [{ timeZone: 'UTC', hours, overrides: { Friday: [] } }, 'calendar.overrides.Friday: "Friday" is not a date'],
    [
      { timeZone: 'UTC', hours, breaks: { '2026-02-30': [] } },
      'calendar.breaks.2026-02-30: "2026-02-30" is not a date',
    ],
    [
      { timeZone: 'UTC', hours, closures: [['2026-01-01', '2026-01-02']] },
      'calendar.closures[0][0]: "2026-01-01" is not an instant',
    ],
    [
      { timeZone: 'UTC', hours, closures: [['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z']] },
      'calendar.closures[0]: ["2026-01-02T00:00:00Z","2026-01-01T00:00:00Z"] ends before it begins',
    ],
    [
      { timeZone: 'UTC', hours, holidayBeatsOverride: 'no' },
      'calendar.holidayBeatsOverride: "no" is neither true nor false',
    ],
  ])('%j is refused', (value, problem) => {
    expect(() => compileCalendar(parseCalendar(value))).toThrow(problem);
  });
});
