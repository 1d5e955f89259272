import { describe, expect, it } from 'vitest';
import { parseWallTime, parseWindow } from '../../../functions/domain/sla/wall-time.ts';

describe('a time of day', () => {
  it.each([
    ['00:00', 0],
    ['9:05', 32_700_000],
    ['09:59:59', 35_999_000],
    ['23:59:59.9', 86_399_900],
    ['23:59:59.9999', 86_399_999],
    ['24:00', 86_400_000],
  ])('%s is so many milliseconds after midnight', (text, expected) => {
    expect(parseWallTime(text, 'open')).toBe(expected);
  });

  it.each(['24:00:01', '25:00', '12:60', '12:00:60', '12', '012:00', '12:0', '-1:00', ' 12:00', ''])(
    '%j is refused',
    (text) => {
      expect(() => parseWallTime(text, 'open')).toThrow(/^open: .+ is not a time of day; write HH:MM between/u);
    },
  );
});

describe('a window', () => {
  it.each<[string, string, number, number]>([
    ['09:00', '17:00', 9, 17],
    ['22:00', '06:00', 22, 30],
    ['09:00', '09:00', 9, 33],
    ['00:00', '24:00', 0, 24],
    ['24:00', '02:00', 24, 26],
    ['24:00', '24:00', 24, 48],
  ])('%s to %s counts its hours from the midnight of the opening day', (open, close, from, to) => {
    expect(parseWindow([open, close], 'mon')).toEqual([from * 3_600_000, to * 3_600_000]);
  });
});
