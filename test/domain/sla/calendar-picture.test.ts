import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../functions/domain/sla/calendar.ts';
import { drawCalendar, hoursText } from '../../../functions/domain/sla/calendar-picture.ts';
import { parseLocalDate } from '../../../functions/domain/sla/local-date.ts';

const SIGNS = { open: '#', partly: '+', closed: '.', gone: 'x' } as const;
const drawn = (calendar: Calendar, first: string, count: number): string[] =>
  drawCalendar(calendar, parseLocalDate(first, 'from'), count).map(({ weekday, date, cells, open, marks }) =>
    [weekday, date, cells.map((cell) => SIGNS[cell]).join(''), hoursText(open), ...marks].join(' | '),
  );

describe('the picture of a calendar', () => {
  it('shows each half hour of a date and says what is out of the ordinary', () => {
    const office: Calendar = {
      timeZone: 'Europe/Berlin',
      hours: { mon: [['09:00', '12:15']], tue: [['22:00', '02:00']], thu: [['09:00', '10:00']] },
      holidays: ['2026-11-26'],
      overrides: { '2026-11-27': [['10:00', '11:00']] },
      breaks: { '2026-11-23': [['10:00', '11:00']] },
      closures: [['2026-11-27T09:30:00Z', '2026-11-28T09:00:00Z']],
    };

    expect(drawn(office, '2026-11-23', 6)).toEqual([
      `mon | 2026-11-23 | ${'.'.repeat(18)}##..##+${'.'.repeat(23)} | 2 h 15 min | break`,
      `tue | 2026-11-24 | ${'.'.repeat(44)}#### | 2 h`,
      `wed | 2026-11-25 | ####${'.'.repeat(44)} | 2 h`,
      `thu | 2026-11-26 | ${'.'.repeat(48)} | 0 h | holiday`,
      `fri | 2026-11-27 | ${'.'.repeat(20)}#${'.'.repeat(27)} | 30 min | hours of its own | closure`,
      `sat | 2026-11-28 | ${'.'.repeat(48)} | 0 h | closure`,
    ]);
  });

  it('shows the hours that the clocks skip, and names their changes', () => {
    const night: Calendar = { timeZone: 'Europe/Berlin', hours: { sun: [['00:00', '04:00']] } };

    expect(drawn(night, '2026-03-29', 1)).toEqual([
      `sun | 2026-03-29 | ####xx##${'.'.repeat(40)} | 3 h | clocks go forward 1 h at 02:00`,
    ]);
    expect(drawn(night, '2026-10-25', 1)).toEqual([
      `sun | 2026-10-25 | ########${'.'.repeat(40)} | 5 h | clocks go back 1 h at 03:00`,
    ]);
  });

  it('shows a date that the zone skips as one that does not happen', () => {
    const apia: Calendar = { timeZone: 'Pacific/Apia', hours: { fri: [['09:00', '17:00']] } };

    expect(drawn(apia, '2011-12-30', 1)).toEqual([
      `fri | 2011-12-30 | ${'x'.repeat(48)} | 0 h | this date does not happen here`,
    ]);
  });

  it('counts a closure to the dates that it touches, not to those at which it ends or begins', () => {
    const closed: Calendar = {
      timeZone: 'UTC',
      hours: { mon: [['09:00', '10:00']] },
      closures: [['2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z']],
    };

    expect(drawCalendar(closed, parseLocalDate('2026-11-23', 'from'), 3).map(({ marks }) => marks)).toEqual([
      [],
      ['closure'],
      [],
    ]);
  });

  it.each([
    [0, '0 h'],
    [60_000, '1 min'],
    [89_999, '1 min'],
    [3_599_999, '1 h'],
    [5_400_000, '1 h 30 min'],
    [36_000_000, '10 h'],
    [216_000_000, '60 h'],
  ])('says %d ms as %s', (length, words) => {
    expect(hoursText(length)).toBe(words);
  });

  it('draws a calendar without departures plainly', () => {
    expect(drawn({ timeZone: 'UTC', hours: { sun: [['00:00', '24:00']] } }, '2026-11-22', 1)).toEqual([
      `sun | 2026-11-22 | ${'#'.repeat(48)} | 24 h`,
    ]);
  });
});
