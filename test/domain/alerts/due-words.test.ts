import { describe, expect, it } from 'vitest';
import {
  distanceWords,
  dueWords,
  lengthWords,
  localTime,
  zoneAbbreviation,
} from '../../../functions/domain/alerts/due-words.ts';
import { anAlert, at } from './builders.ts';

describe('a local time', () => {
  it.each([
    ['2026-11-23T13:30:00Z', 'Europe/Berlin', '2026-11-23T12:45:00Z', '14:30 CET'],
    ['2026-07-23T13:30:00Z', 'Europe/Berlin', '2026-07-23T12:45:00Z', '15:30 CEST'],
    ['2026-11-23T13:30:00Z', 'America/New_York', '2026-11-23T12:45:00Z', '08:30 EST'],
    ['2026-11-23T13:30:00Z', 'Europe/London', '2026-11-23T12:45:00Z', '13:30 GMT'],
    ['2026-11-23T13:30:00Z', 'UTC', '2026-11-23T12:45:00Z', '13:30 UTC'],
    ['2026-11-23T13:30:00Z', 'Asia/Kolkata', '2026-11-23T12:45:00Z', '19:00 IST'],
    ['2026-11-23T00:30:00Z', 'Australia/Sydney', '2026-11-23T00:00:00Z', '11:30 AEDT'],
    ['2026-11-23T13:30:00Z', 'Asia/Tokyo', '2026-11-23T12:45:00Z', '22:30 UTC+9'],
    ['2026-11-23T23:00:00Z', 'Europe/Berlin', '2026-11-23T12:45:00Z', 'Tue 24 Nov 00:00 CET'],
    ['2026-11-23T08:30:00Z', 'Europe/Berlin', '2026-11-20T16:00:00Z', 'Mon 23 Nov 09:30 CET'],
    ['2027-01-04T08:30:00Z', 'Europe/Berlin', '2026-12-31T16:00:00Z', 'Mon 4 Jan 2027 09:30 CET'],
  ])('%s in %s seen from %s reads %s', (instant, zone, from, words) => {
    expect(localTime(at(instant), zone, at(from))).toBe(words);
  });

  it('names an hour of a changed clock by its own offset', () => {
    expect(zoneAbbreviation(at('2026-10-25T00:30:00Z'), 'Europe/Berlin')).toBe('CEST');
    expect(zoneAbbreviation(at('2026-10-25T01:30:00Z'), 'Europe/Berlin')).toBe('CET');
  });
});

describe('a length of time', () => {
  it.each([
    [0, 'under 1 min'],
    [59_999, 'under 1 min'],
    [60_000, '1 min'],
    [45 * 60_000, '45 min'],
    [60 * 60_000, '1 h'],
    [190 * 60_000, '3 h 10 min'],
    [47 * 3_600_000, '47 h'],
    [52 * 3_600_000, '2 d 4 h'],
    [400 * 86_400_000, '400 d'],
  ])('%i ms reads %s', (length, words) => {
    expect(lengthWords(length)).toBe(words);
  });

  it('is overdue at the due instant, not one millisecond before', () => {
    expect(distanceWords(1)).toBe('in under 1 min');
    expect(distanceWords(0)).toBe('under 1 min overdue');
    expect(distanceWords(-190 * 60_000)).toBe('3 h 10 min overdue');
  });
});

describe('the words of a deadline', () => {
  it('count open time and say so when the target is in business hours', () => {
    const overnight = anAlert({
      dueAt: at('2026-11-24T08:30:00Z'),
      decidedAt: at('2026-11-23T15:30:00Z'),
      openTimeToDue: 60 * 60_000,
    });

    expect(dueWords(overnight)).toEqual({ at: 'Tue 24 Nov 09:30 CET', distance: 'in 1 h, business hours' });
  });

  it('count plain time without claiming business hours when open time is not known', () => {
    const { openTimeToDue: _, ...plain } = anAlert();

    expect(dueWords(plain)).toEqual({ at: '14:30 CET', distance: 'in 45 min' });
  });
});
