import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../functions/domain/sla/calendar.ts';
import { checked, FIRST_INSTANT, LAST_INSTANT } from '../../../functions/domain/sla/known-years.ts';
import { PAGE } from '../../../functions/domain/sla/open-pages.ts';
import { AROUND_THE_CLOCK, compileCalendar, type OpenTime } from '../../../functions/domain/sla/open-time.ts';

const HOUR = 3_600_000;
const NINE_TO_FIVE = [['09:00', '17:00']] as const;
const OFFICE: Calendar = {
  timeZone: 'Europe/Berlin',
  hours: { mon: NINE_TO_FIVE, tue: NINE_TO_FIVE, wed: NINE_TO_FIVE, thu: NINE_TO_FIVE, fri: NINE_TO_FIVE },
};
const at = (text: string): number => Date.parse(text);
const iso = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');
const office = (departures: Partial<Calendar> = {}): OpenTime => compileCalendar({ ...OFFICE, ...departures });
const first = (open: OpenTime, from: string, count: number): string[][] => {
  const found: string[][] = [];
  for (const [opens, closes] of open.intervals(at(from))) {
    found.push([iso(opens), iso(closes)]);
    if (found.length === count) break;
  }
  return found;
};

describe('adding open time', () => {
  it('counts only while open', () => {
    expect(iso(office().add(at('2026-11-20T15:00:00Z'), 4 * HOUR))).toBe('2026-11-23T11:00:00Z');
  });

  it('is due at the closing instant when the target is used up exactly then', () => {
    expect(iso(office().add(at('2026-11-20T12:00:00Z'), 4 * HOUR))).toBe('2026-11-20T16:00:00Z');
  });

  it('is due one millisecond after the next opening when the target is one millisecond longer', () => {
    expect(iso(office().add(at('2026-11-20T12:00:00Z'), 4 * HOUR + 1))).toBe('2026-11-23T08:00:00.001Z');
  });

  it('is due at its start when the target is zero, open or not', () => {
    expect(iso(office().add(at('2026-11-21T03:00:00Z'), 0))).toBe('2026-11-21T03:00:00Z');
  });

  it('goes backward for a negative amount and stops at the opening instant that uses it up', () => {
    expect(iso(office().add(at('2026-11-23T10:00:00Z'), -2 * HOUR))).toBe('2026-11-23T08:00:00Z');
    expect(iso(office().add(at('2026-11-23T10:00:00Z'), -2 * HOUR - 1))).toBe('2026-11-20T15:59:59.999Z');
  });

  it('crosses pages of four weeks, years and decades both ways', () => {
    const start = at('2026-01-05T08:00:00Z');
    const due = office().add(start, 20_000 * 8 * HOUR);

    expect(iso(due)).toBe('2102-09-01T15:00:00Z');
    expect(iso(office().add(due, -20_000 * 8 * HOUR))).toBe('2026-01-05T08:00:00Z');
  });

  it('refuses an amount or an instant that leaves the years 1 to 9999, NaN included', () => {
    expect(() => office().add(at('2026-01-01T00:00:00Z'), 1e15)).toThrow(/outside the years 1 to 9999/u);
    expect(() => office().add(at('2026-01-01T00:00:00Z'), Number.NaN)).toThrow(/outside the years 1 to 9999/u);
    expect(() => office().between(Number.NaN, 0)).toThrow(/outside the years 1 to 9999/u);
    expect(() => office().add(at('9999-12-20T00:00:00Z'), 200 * HOUR)).toThrow(
      /too little open time after 9999-12-20/u,
    );
    expect(() => office().add(at('0001-01-09T00:00:00Z'), -150 * HOUR)).toThrow(
      /too little open time before 0001-01-09/u,
    );
    expect(() => office().add(LAST_INSTANT + 1, -1)).toThrow(/outside the years 1 to 9999/u);
    expect(() => office().between(0, LAST_INSTANT + 1)).toThrow(/outside the years 1 to 9999/u);
    expect(AROUND_THE_CLOCK.add(FIRST_INSTANT, HOUR)).toBe(FIRST_INSTANT + HOUR);
  });
});

describe('pauses', () => {
  it('shift the deadline by the open time they cover, not by the clock', () => {
    const overnight = [[at('2026-11-23T15:00:00Z'), at('2026-11-24T09:00:00Z')]] as const;

    expect(iso(office().add(at('2026-11-23T14:00:00Z'), 2 * HOUR, overnight))).toBe('2026-11-24T10:00:00Z');
  });

  it('that begin exactly at the deadline do not move it', () => {
    const later = [[at('2026-11-23T15:00:00Z'), at('2026-11-23T16:00:00Z')]] as const;

    expect(iso(office().add(at('2026-11-23T14:00:00Z'), HOUR, later))).toBe('2026-11-23T15:00:00Z');
  });

  it('that overlap, touch or lie outside hours count once; empty and reversed ones count nothing', () => {
    const pauses = [
      [at('2026-11-23T10:30:00Z'), at('2026-11-23T11:00:00Z')],
      [at('2026-11-23T10:00:00Z'), at('2026-11-23T10:45:00Z')],
      [at('2026-11-22T10:00:00Z'), at('2026-11-22T20:00:00Z')],
      [at('2026-11-23T09:00:00Z'), at('2026-11-23T09:00:00Z')],
      [at('2026-11-23T14:00:00Z'), at('2026-11-23T09:00:00Z')],
    ] as const;

    expect(iso(office().add(at('2026-11-23T09:00:00Z'), 2 * HOUR, pauses))).toBe('2026-11-23T12:00:00Z');
    expect(iso(office().add(at('2026-11-23T12:00:00Z'), -2 * HOUR, pauses))).toBe('2026-11-23T09:00:00Z');
    expect(office().between(at('2026-11-20T16:00:00Z'), at('2026-11-23T12:00:00Z'), pauses)).toBe(3 * HOUR);
  });

  it('count nothing when there is only one, and it ends before it begins', () => {
    const reversed = [[at('2026-11-23T11:00:00Z'), at('2026-11-23T10:00:00Z')]] as const;

    expect(iso(office().add(at('2026-11-23T09:00:00Z'), 4 * HOUR, reversed))).toBe('2026-11-23T13:00:00Z');
  });

  it('that end where the time is used up going backward are not gone through', () => {
    const pause = [[at('2026-11-23T10:00:00Z'), at('2026-11-23T12:00:00Z')]] as const;

    expect(iso(office().add(at('2026-11-23T14:00:00Z'), -2 * HOUR, pause))).toBe('2026-11-23T12:00:00Z');
  });

  it('in which the start lies delay it; going backward too', () => {
    const pause = [[at('2026-11-23T10:00:00Z'), at('2026-11-23T11:00:00Z')]] as const;

    expect(iso(office().add(at('2026-11-23T10:30:00Z'), HOUR, pause))).toBe('2026-11-23T12:00:00Z');
    expect(iso(office().add(at('2026-11-23T10:30:00Z'), -HOUR, pause))).toBe('2026-11-23T09:00:00Z');
    expect(iso(office().add(at('2026-11-23T09:30:00Z'), -HOUR, pause))).toBe('2026-11-23T08:30:00Z');
    expect(iso(office().add(at('2026-11-23T13:00:00Z'), -HOUR, pause))).toBe('2026-11-23T12:00:00Z');
  });

  it('without an end leave a target that needs them over unanswered', () => {
    const forGood = [[at('2026-11-23T10:00:00Z'), Number.POSITIVE_INFINITY]] as const;

    expect(iso(office().add(at('2026-11-23T09:00:00Z'), HOUR, forGood))).toBe('2026-11-23T10:00:00Z');
    expect(() => office().add(at('2026-11-23T09:00:00Z'), 2 * HOUR, forGood)).toThrow(/outside the years/u);
  });
});

describe('open time between two instants', () => {
  it('is negative when reversed, and zero without a sign when nothing was open', () => {
    expect(office().between(at('2026-11-23T16:00:00Z'), at('2026-11-23T08:00:00Z'))).toBe(-8 * HOUR);
    expect(office().between(at('2026-11-22T16:00:00Z'), at('2026-11-22T08:00:00Z'))).toBe(0);
  });

  it('is real time on days with a change of the clocks', () => {
    const night = compileCalendar({ timeZone: 'Europe/Berlin', hours: { sun: [['00:00', '24:00']] } });

    expect(night.between(at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z'))).toBe(23 * HOUR);
    expect(night.between(at('2026-10-24T22:00:00Z'), at('2026-10-25T23:00:00Z'))).toBe(25 * HOUR);
  });
});

describe('windows', () => {
  it('are half-open: open at the opening instant, closed at the closing one', () => {
    const open = office();

    expect(open.isOpen(at('2026-11-23T07:59:59.999Z'))).toBe(false);
    expect(open.isOpen(at('2026-11-23T08:00:00Z'))).toBe(true);
    expect(open.isOpen(at('2026-11-23T15:59:59.999Z'))).toBe(true);
    expect(open.isOpen(at('2026-11-23T16:00:00Z'))).toBe(false);
    expect(iso(open.nextOpen(at('2026-11-23T12:00:00.001Z')))).toBe('2026-11-23T12:00:00.001Z');
    expect(iso(open.nextOpen(at('2026-11-27T16:00:00Z')))).toBe('2026-11-30T08:00:00Z');
  });

  it('of a day may be several, overlap and touch, within the day and over midnight', () => {
    const shifts = compileCalendar({
      timeZone: 'UTC',
      hours: {
        mon: [
          ['20:00', '24:00'],
          ['08:00', '10:00'],
          ['09:00', '11:00'],
          ['11:00', '12:00'],
        ],
        tue: [['00:00', '02:00']],
      },
    });

    expect(first(shifts, '2026-11-23T00:00:00Z', 3)).toEqual([
      ['2026-11-23T08:00:00Z', '2026-11-23T12:00:00Z'],
      ['2026-11-23T20:00:00Z', '2026-11-24T02:00:00Z'],
      ['2026-11-30T08:00:00Z', '2026-11-30T12:00:00Z'],
    ]);
  });

  it('that cross midnight belong to the opening day, holidays included', () => {
    const nights = { timeZone: 'UTC', hours: { mon: [['22:00', '06:00']], tue: [['22:00', '06:00']] } } as const;
    const eve = compileCalendar({ ...nights, holidays: ['2026-11-23'] });
    const morrow = compileCalendar({ ...nights, holidays: ['2026-11-24'] });

    expect(first(eve, '2026-11-23T00:00:00Z', 1)).toEqual([['2026-11-24T22:00:00Z', '2026-11-25T06:00:00Z']]);
    expect(first(morrow, '2026-11-23T00:00:00Z', 1)).toEqual([['2026-11-23T22:00:00Z', '2026-11-24T06:00:00Z']]);
  });

  it('with seconds are taken to the second', () => {
    const odd = compileCalendar({ timeZone: 'UTC', hours: { mon: [['09:00:30', '09:00:31.5']] } });

    expect(first(odd, '2026-11-23T00:00:00Z', 1)).toEqual([['2026-11-23T09:00:30Z', '2026-11-23T09:00:31.500Z']]);
  });

  it('of a date that the zone skips never open', () => {
    const apia = compileCalendar({ ...OFFICE, timeZone: 'Pacific/Apia' });
    const kwajalein = compileCalendar({
      timeZone: 'Pacific/Kwajalein',
      hours: { sat: NINE_TO_FIVE, sun: NINE_TO_FIVE },
    });

    expect(first(apia, '2011-12-29T19:00:00Z', 2)).toEqual([
      ['2011-12-29T19:00:00Z', '2011-12-30T03:00:00Z'],
      ['2012-01-01T19:00:00Z', '2012-01-02T03:00:00Z'],
    ]);
    expect(first(kwajalein, '1993-08-20T00:00:00Z', 1)).toEqual([['1993-08-21T21:00:00Z', '1993-08-22T05:00:00Z']]);
  });

  it('that close after midnight on the eve of a skipped date last as long as ever', () => {
    const night = compileCalendar({ timeZone: 'Pacific/Apia', hours: { thu: [['22:00', '06:00']] } });

    expect(first(night, '2011-12-29T12:00:00Z', 1)).toEqual([['2011-12-30T08:00:00Z', '2011-12-30T16:00:00Z']]);
  });
});

describe('departures from the weekly hours', () => {
  it('a holiday beats an override of the same date, unless told otherwise', () => {
    const both = { holidays: ['2026-11-23'], overrides: { '2026-11-23': [['10:00', '11:00']] } } as const;

    expect(first(office(both), '2026-11-23T00:00:00Z', 1)).toEqual([['2026-11-24T08:00:00Z', '2026-11-24T16:00:00Z']]);
    expect(first(office({ ...both, holidayBeatsOverride: false }), '2026-11-23T00:00:00Z', 1)).toEqual([
      ['2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z'],
    ]);
    expect(first(office({ holidays: ['2026-11-23'], holidayBeatsOverride: false }), '2026-11-23T00:00:00Z', 1)).toEqual(
      [['2026-11-24T08:00:00Z', '2026-11-24T16:00:00Z']],
    );
  });

  it('an override replaces the hours of its date, an empty one closes it', () => {
    const open = office({ overrides: { '2026-11-23': [], '2026-11-22': [['12:00', '13:00']] } });

    expect(first(open, '2026-11-22T00:00:00Z', 2)).toEqual([
      ['2026-11-22T11:00:00Z', '2026-11-22T12:00:00Z'],
      ['2026-11-24T08:00:00Z', '2026-11-24T16:00:00Z'],
    ]);
  });

  it('breaks and closures are cut out', () => {
    const open = office({
      breaks: { '2026-11-23': [['12:00', '13:00']] },
      closures: [
        ['2026-11-23T13:30:00Z', '2026-11-23T14:00:00+00:00'],
        ['2026-11-24T00:00:00Z', '2026-11-26T00:00:00Z'],
      ],
    });

    expect(first(open, '2026-11-23T00:00:00Z', 4)).toEqual([
      ['2026-11-23T08:00:00Z', '2026-11-23T11:00:00Z'],
      ['2026-11-23T12:00:00Z', '2026-11-23T13:30:00Z'],
      ['2026-11-23T14:00:00Z', '2026-11-23T16:00:00Z'],
      ['2026-11-26T08:00:00Z', '2026-11-26T16:00:00Z'],
    ]);
  });

  it('closures months apart close their own time each, and none in the months between', () => {
    const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
    const open = compileCalendar({
      timeZone: 'UTC',
      hours: Object.fromEntries(days.map((day) => [day, NINE_TO_FIVE])),
      closures: [
        ['2026-01-05T09:00:00Z', '2026-01-05T12:00:00Z'],
        ['2026-03-10T14:00:00Z', '2026-03-10T16:00:00Z'],
      ],
    });
    const openOn = (date: string): number => open.between(at(`${date}T00:00:00Z`), at(`${date}T24:00:00Z`)) / HOUR;

    expect(['2026-01-05', '2026-01-06', '2026-02-10', '2026-03-10', '2026-03-11'].map(openOn)).toEqual([5, 8, 8, 6, 8]);
  });

  it('may be all there is: overrides without weekly hours, and nothing before or after them', () => {
    const once = compileCalendar({ timeZone: 'UTC', hours: {}, overrides: { '2026-11-23': [['09:00', '10:00']] } });

    expect(first(once, '2000-01-01T00:00:00Z', 9)).toEqual([['2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z']]);
    expect(iso(once.add(at('2000-01-01T00:00:00Z'), HOUR))).toBe('2026-11-23T10:00:00Z');
    expect(iso(once.add(at('2050-01-01T00:00:00Z'), -HOUR))).toBe('2026-11-23T09:00:00Z');
    expect(once.between(at('2000-01-01T00:00:00Z'), at('2050-01-01T00:00:00Z'))).toBe(HOUR);
    expect(first(once, '2026-11-23T10:00:00Z', 9)).toEqual([]);
    expect([...once.intervalsBefore(at('2026-11-23T09:00:00Z'))]).toEqual([]);
    expect(once.between(at('2000-01-01T00:00:00Z'), at('2001-01-01T00:00:00Z'))).toBe(0);
    expect([once.isOpen(at('2000-01-01T00:00:00Z')), once.isOpen(at('2050-01-01T00:00:00Z'))]).toEqual([false, false]);
    expect(() => once.add(at('2000-01-01T00:00:00Z'), HOUR + 1)).toThrow(
      'calendar: has too little open time after 2000-01-01T00:00:00.000Z; give it weekly hours, or ask for less',
    );
    expect(() => once.add(at('2050-01-01T00:00:00Z'), -HOUR - 1)).toThrow(/too little open time before 2050/u);
    expect(() => once.nextOpen(at('2026-11-23T10:00:00Z'))).toThrow(/too little open time after 2026-11-23T10/u);
  });
});

describe('a calendar that is never open is refused when read', () => {
  it.each<[string, Calendar]>([
    ['has no opening hours', { timeZone: 'UTC', hours: {} }],
    ['has no opening hours', { timeZone: 'UTC', hours: { mon: [] } }],
    ['is never open', { timeZone: 'UTC', hours: {}, overrides: { '2026-11-23': [] } }],
    [
      'is never open',
      { timeZone: 'UTC', hours: {}, overrides: { '2026-11-23': [['09:00', '10:00']] }, holidays: ['2026-11-23'] },
    ],
    ['is never open', { timeZone: 'Europe/Berlin', hours: {}, overrides: { '2026-03-29': [['02:30', '03:00']] } }],
    ['is never open', { ...OFFICE, closures: [['0001-01-01T00:00:00Z', '9999-12-31T24:00:00Z']] }],
  ])('%s: %j', (problem, calendar) => {
    expect(() => compileCalendar(calendar, 'calendars.support')).toThrow(`calendars.support: ${problem}`);
  });

  it('unless some moment between its closures is left', () => {
    const open = compileCalendar({
      ...OFFICE,
      closures: [
        ['0001-01-01T00:00:00Z', '2026-11-23T15:59:00Z'],
        ['2026-11-24T00:00:00Z', '9999-12-31T24:00:00Z'],
      ],
    });

    expect(first(open, '1990-01-01T00:00:00Z', 5)).toEqual([['2026-11-23T15:59:00Z', '2026-11-23T16:00:00Z']]);
  });

  it.each([-3_500, 700, 701])('unless it is open in page %d alone', (page) => {
    const [from, to] = [page * PAGE, (page + 1) * PAGE].map((instant) => new Date(instant).toISOString());
    const open = office({
      closures: [
        ['0001-01-01T00:00:00Z', from ?? ''],
        [to ?? '', '9999-12-31T24:00:00Z'],
      ],
    });

    expect(open.between(FIRST_INSTANT, LAST_INSTANT)).toBe(20 * 8 * HOUR);
  });

  it.each([-3_500, 700])('unless it is open before page %d, or after it', (page) => {
    const border = new Date(page * PAGE).toISOString();
    const before = compileCalendar({ ...OFFICE, closures: [[border, '9999-12-31T24:00:00Z']] });
    const [newest] = before.intervalsBefore(LAST_INSTANT);
    // Ends in the night before: the last page of the closure has nothing open either.
    const night = new Date(page * PAGE - HOUR).toISOString();
    const after = office({ closures: [['0001-01-01T00:00:00Z', night]] });

    expect(page * PAGE - (newest?.[1] ?? 0)).toBeLessThan(4 * 24 * HOUR);
    expect(after.nextOpen(FIRST_INSTANT) - page * PAGE).toBeLessThan(4 * 24 * HOUR);
  });

  it('also when every day of the year is a holiday by a rule', () => {
    const days = Array.from({ length: 366 }, (_, index) => new Date(Date.UTC(2028, 0, 1 + index)));
    const holidays = days.map((day) => day.toISOString().slice(5, 10));

    expect(() => office({ holidays })).toThrow('calendar: is never open');
    expect(() => office({ holidays: holidays.slice(1) })).not.toThrow();
  });

  describe('however far away its only open time is', () => {
    /** Every date of some years, in ranges of a year: longer than the search around what is written out. */
    const yearsOff = (from: number, to: number): string[] =>
      Array.from({ length: to - from }, (_, index) => `${from + index}-01-01/${from + index}-12-31`);
    const since = (from: string): readonly [string, string] => [from, '9999-12-31T24:00:00Z'];
    const until = (to: string): readonly [string, string] => ['0001-01-01T00:00:00Z', to];

    it.each<[string, Partial<Calendar>, string]>([
      ['after decades of holidays', { holidays: yearsOff(1940, 2000) }, '2000-01-03T08:00:00Z'],
      [
        'after decades of holidays, and never before them',
        { holidays: yearsOff(1940, 2000), closures: [until('1940-01-01T12:00:00Z')] },
        '2000-01-03T08:00:00Z',
      ],
      ['after a closure', { closures: [until('2300-01-01T00:00:00Z')] }, '2300-01-01T08:00:00Z'],
      [
        'after the last closure',
        {
          holidays: ['1950-01-01/1950-12-31'],
          closures: [until('1950-01-02T00:00:00Z'), ['1950-12-30T00:00:00Z', '2300-01-01T00:00:00Z']],
        },
        '2300-01-01T08:00:00Z',
      ],
    ])('%s', (_, departures, expected) => {
      const open = office(departures);

      expect(open.add(at('2026-11-23T00:00:00Z'), 1)).toBeGreaterThan(0);
      expect(iso(open.nextOpen(at('1990-01-01T00:00:00Z')))).toBe(expected);
    });

    it.each<[string, Partial<Calendar>, string]>([
      [
        'before decades of holidays, and never after them',
        { holidays: yearsOff(1940, 2000), closures: [since('1999-12-31T12:00:00Z')] },
        '1939-12-29T16:00:00Z',
      ],
      ['before a closure', { closures: [since('1700-01-01T00:00:00Z')] }, '1699-12-31T16:06:32Z'],
    ])('%s', (_, departures, expected) => {
      const [newest] = compileCalendar({ ...OFFICE, ...departures }).intervalsBefore(at('2026-11-23T00:00:00Z'));

      expect(iso(newest?.[1] ?? 0)).toBe(expected);
    });
  });

  it('even when its only override lies on the border of two pages', () => {
    const border = compileCalendar({ timeZone: 'UTC', hours: {}, overrides: { '1970-01-01': [['09:00', '10:00']] } });

    expect(iso(border.nextOpen(0))).toBe('1970-01-01T09:00:00Z');
  });
});

describe('the ends of time', () => {
  it('are the years 1 and 9999, both ends included', () => {
    expect(checked(FIRST_INSTANT)).toBe(at('0001-01-01T00:00:00Z'));
    expect(checked(LAST_INSTANT)).toBe(at('9999-12-31T24:00:00Z'));
    expect(() => checked(FIRST_INSTANT - 1)).toThrow('instant: -62135596800001 ms is outside the years 1 to 9999');
    expect(() => checked(LAST_INSTANT + 1)).toThrow('is outside the years 1 to 9999');
  });

  it('leave out no more than the four weeks at either end', () => {
    const [newest] = compileCalendar(OFFICE).intervalsBefore(LAST_INSTANT);

    expect(iso(office().nextOpen(FIRST_INSTANT))).toBe('0001-01-11T08:06:32Z');
    expect(iso(newest?.[1] ?? 0)).toBe('9999-12-22T16:00:00Z');
  });
});

describe('near the ends of time', () => {
  const open = compileCalendar(OFFICE);

  it('deadlines fall into the last page and the first', () => {
    expect(iso(open.add(at('9999-11-15T12:00:00Z'), 15 * 8 * HOUR))).toBe('9999-12-06T12:00:00Z');
    expect(iso(open.add(at('0001-02-20T12:00:00Z'), -15 * 8 * HOUR))).toBe('0001-01-30T12:00:00Z');
  });

  it('the first page is open like any other, and what lies before and behind is not', () => {
    const [newest] = open.intervalsBefore(at('0001-01-16T10:00:00Z'));

    expect(iso(newest?.[0] ?? 0)).toBe('0001-01-16T08:06:32Z');
    expect(
      ['0001-01-02', '0001-01-12', '9999-12-21', '9999-12-27'].map((date) => open.isOpen(at(`${date}T12:00:00Z`))),
    ).toEqual([false, true, true, false]);
    expect(open.between(at('9999-12-26T00:00:00Z'), at('9999-12-31T00:00:00Z'))).toBe(0);
    expect(open.between(at('0001-01-02T00:00:00Z'), at('0001-01-04T00:00:00Z'))).toBe(0);
  });
});

describe('overrides without weekly hours', () => {
  const only = (timeZone: string, overrides: Calendar['overrides']): OpenTime =>
    compileCalendar({ timeZone, hours: {}, overrides: overrides ?? {} });

  it('open on each of their dates, though years lie between', () => {
    const hour = [['09:00', '10:00']] as const;
    const open = only('UTC', { '2026-11-23': hour, '2019-03-04': hour, '1950-05-08': hour });

    expect(first(open, '1900-01-01T00:00:00Z', 4)).toEqual([
      ['1950-05-08T09:00:00Z', '1950-05-08T10:00:00Z'],
      ['2019-03-04T09:00:00Z', '2019-03-04T10:00:00Z'],
      ['2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z'],
    ]);
  });

  it('stay open over the border of pages, far west and through the next night', () => {
    const border = PAGE * 700;
    const date = new Date(border - 2 * 24 * HOUR).toISOString().slice(0, 10);
    const open = only('Etc/GMT+12', { [date]: [['22:00', '21:00']] });

    expect(first(open, '2000-01-01T00:00:00Z', 2)).toEqual([[iso(border - 14 * HOUR), iso(border + 9 * HOUR)]]);
  });

  it('may be open for no more than a millisecond', () => {
    const open = only('UTC', { '2026-11-23': [['09:00', '09:00:00.001']] });

    expect(open.between(at('2026-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z'))).toBe(1);
  });
});

describe('open intervals', () => {
  it('are given newest first when asked for what lies before', () => {
    const found: string[][] = [];
    for (const [opens, closes] of compileCalendar(OFFICE).intervalsBefore(at('2026-11-23T10:00:00Z'))) {
      found.push([iso(opens), iso(closes)]);
      if (found.length === 2) break;
    }

    expect(found).toEqual([
      ['2026-11-23T08:00:00Z', '2026-11-23T10:00:00Z'],
      ['2026-11-20T08:00:00Z', '2026-11-20T16:00:00Z'],
    ]);
  });

  it('of a calendar that never closes come in pieces of some ten years that touch', () => {
    const day = [['00:00', '24:00']] as const;
    const always = compileCalendar({
      timeZone: 'America/New_York',
      hours: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day },
    });
    const [one = [], two = []] = first(always, '2026-01-01T00:00:00Z', 2);

    expect(one[0]).toBe('2026-01-01T00:00:00Z');
    expect(at(one[1] ?? '') - at(one[0] ?? '')).toBeGreaterThan(3_652 * 24 * HOUR);
    expect(two[0]).toBe(one[1]);
    expect(always.between(at('2020-01-01T00:00:00Z'), at('2030-01-01T00:00:00Z'))).toBe(3_653 * 24 * HOUR);
  });
});

describe('around the clock', () => {
  it('counts every moment but the paused ones', () => {
    const start = at('2026-11-22T00:00:00Z');
    const pause = [[start + HOUR, start + 2 * HOUR]] as const;

    expect(AROUND_THE_CLOCK.add(start, 2 * HOUR, pause)).toBe(start + 3 * HOUR);
    expect(AROUND_THE_CLOCK.add(start, -2 * HOUR)).toBe(start - 2 * HOUR);
    expect(AROUND_THE_CLOCK.between(start, start + 3 * HOUR, pause)).toBe(2 * HOUR);
    expect(AROUND_THE_CLOCK.isOpen(start)).toBe(true);
    expect(AROUND_THE_CLOCK.nextOpen(start)).toBe(start);
    expect([...AROUND_THE_CLOCK.intervals(start)].map(([from]) => from)).toEqual([start]);
  });
});
