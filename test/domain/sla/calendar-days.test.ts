import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../functions/domain/sla/calendar.ts';
import { readCalendarDays } from '../../../functions/domain/sla/calendar-days.ts';
import { parseLocalDate } from '../../../functions/domain/sla/local-date.ts';

const day = (text: string): number => parseLocalDate(text, 'day');
const read = (departures: Partial<Calendar>) =>
  readCalendarDays({ timeZone: 'UTC', hours: { mon: [['09:00', '17:00']] }, ...departures }, 'calendar');

describe('the days of a calendar', () => {
  it('are ordinary unless a holiday, an override or a break falls on them', () => {
    const days = read({
      holidays: ['2026-11-23', '12-25'],
      overrides: { '2026-11-30': [] },
      breaks: { '2026-12-07': [['12:00', '13:00']] },
    });
    const isOrdinary = ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14', '2027-12-25'].map((text) =>
      days.isOrdinary(day(text)),
    );

    expect(isOrdinary).toEqual([false, false, false, true, false]);
  });

  it('list the dates of overrides in their order, however they were written', () => {
    const overrides = { '2026-12-24': [], '2025-01-02': [], '2026-01-02': [] };

    expect(read({ overrides }).overrideDays).toEqual(['2025-01-02', '2026-01-02', '2026-12-24'].map(day));
  });

  it('know from when to when dates are written out, of all kinds together', () => {
    const departures = {
      holidays: ['2026-05-01', '12-25'],
      overrides: { '2026-04-30': [] },
      breaks: { '2026-06-30': [] },
    };

    expect(read(departures).exceptions).toEqual([day('2026-04-30'), day('2026-06-30')]);
    expect(read({ holidays: ['2026-05-01'] }).exceptions).toEqual([day('2026-05-01'), day('2026-05-01')]);
    expect(read({ holidays: ['12-25'] }).exceptions).toBeUndefined();
  });

  it('take a closure without length for none', () => {
    expect(read({ closures: [['2026-11-23T09:00:00Z', '2026-11-23T10:00:00+01:00']] }).closures).toEqual([]);
  });
});
