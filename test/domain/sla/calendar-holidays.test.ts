import { describe, expect, it } from 'vitest';
import { readHolidays } from '../../../functions/domain/sla/calendar-holidays.ts';
import { dateText, dayOf } from '../../../functions/domain/sla/local-date.ts';
import { knuthEaster, knuthOrthodoxEaster } from './easter-oracle.ts';

/** The dates of a year on which the texts make a holiday. */
function datesIn(year: number, ...texts: string[]): string[] {
  const holidays = readHolidays(texts, 'holidays');
  const [first, next] = [dayOf(year, 1, 1), dayOf(year + 1, 1, 1)];
  return Array.from({ length: next - first }, (_, index) => first + index)
    .filter(holidays.has)
    .map(dateText);
}

describe('holidays', () => {
  it('are single dates and ranges with both ends included', () => {
    expect(datesIn(2026, '2026-05-01', '2026-12-30/2027-01-02')).toEqual(['2026-05-01', '2026-12-30', '2026-12-31']);
  });

  it('may be a range of 400 days and no longer', () => {
    expect(datesIn(2027, '2026-01-01/2027-02-04')).toHaveLength(35);
    expect(() => readHolidays(['2026-01-01/2027-02-05'], 'holidays')).toThrow('is 401 days long');
  });

  it('may come every year, the 29th of February in leap years only', () => {
    expect(datesIn(2026, '12-25', '--01-01', '02-29')).toEqual(['2026-01-01', '2026-12-25']);
    expect(datesIn(2028, '02-29')).toEqual(['2028-02-29']);
  });

  it('may be the n-th or the last weekday of a month', () => {
    expect(datesIn(2026, '4th thu of nov', 'Last Monday of May', '1st mon in september')).toEqual([
      '2026-05-25',
      '2026-09-07',
      '2026-11-26',
    ]);
    expect(datesIn(2026, '5th sun of february')).toEqual([]);
  });

  it('may hang on Easter', () => {
    expect(datesIn(2026, 'easter-2', 'easter', 'easter + 1')).toEqual(['2026-04-03', '2026-04-05', '2026-04-06']);
    expect(datesIn(2025, 'Easter')).toEqual(['2025-04-20']);
    expect(datesIn(2038, 'easter')).toEqual(['2038-04-25']);
    expect(datesIn(1818, 'easter')).toEqual(['1818-03-22']);
  });

  it('may hang on the Easter of the orthodox churches', () => {
    expect([2014, 2024, 2025, 2026, 2027].flatMap((year) => datesIn(year, 'orthodox easter'))).toEqual([
      '2014-04-20',
      '2024-05-05',
      '2025-04-20',
      '2026-04-12',
      '2027-05-02',
    ]);
  });

  it('fall on Easter as Knuth computes it, in every year of the Gregorian calendar', () => {
    const [western, orthodox] = [readHolidays(['easter'], 'holidays'), readHolidays(['orthodox easter'], 'holidays')];
    const wrong = Array.from({ length: 9_999 - 1_583 + 1 }, (_, index) => 1_583 + index).filter(
      (year) => !western.has(knuthEaster(year)) || !orthodox.has(knuthOrthodoxEaster(year)),
    );

    expect(wrong).toEqual([]);
  });

  it('count weekdays from the first of the month, not from the last of the month before', () => {
    expect(datesIn(2026, '1st sat of nov', '1st sun of nov')).toEqual(['2026-11-01', '2026-11-07']);
    expect(datesIn(2026, 'last mon of aug', '5th mon of aug')).toEqual(['2026-08-31']);
  });

  it('may have blanks around them', () => {
    expect(datesIn(2026, ' 2026-05-01 ', ' 12-25 ')).toEqual(['2026-05-01', '2026-12-25']);
  });

  it.each([
    ['2026-12-26/2026-12-25', 'holidays[0]: "2026-12-26/2026-12-25" is 0 days long'],
    ['2026-02-29', 'holidays[0]: "2026-02-29" is not a date'],
    ['2026-13-01', 'holidays[0]: "2026-13-01" is not a date'],
    ['02-30', 'holidays[0]: "02-30" is not a holiday'],
    ['4th thu of brumaire', 'holidays[0]: "4th thu of brumaire" is not a holiday'],
    ['2026-12-31/2026-12-24', 'holidays[0]: "2026-12-31/2026-12-24" is -6 days long'],
    ['2026-01-01/2028-01-01', 'holidays[0]: "2026-01-01/2028-01-01" is 731 days long'],
    ['2026-01-01/2026-01-02/2026-01-03', 'is not a holiday'],
  ])('refuse %s', (text, problem) => {
    expect(() => readHolidays([text], 'holidays')).toThrow(problem);
  });
});
