import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationWords, readDuration, saysDays } from '../../../functions/domain/settings/duration-words.ts';

describe('durations in words', () => {
  it.each([
    ['4h', 14_400_000],
    ['30m', 1_800_000],
    ['90s', 90_000],
    ['2h 30m', 9_000_000],
    ['2h30m', 9_000_000],
    ['0h', 0],
    ['', undefined],
    ['4', undefined],
    ['4 h', undefined],
    ['30m 2h', undefined],
    ['-1h', undefined],
    ['1.5h', undefined],
    ['1d', undefined],
  ])('%j is %s ms', (words, duration) => {
    expect(readDuration(words)).toBe(duration);
  });

  it('are read back as they were written', () => {
    fc.assert(
      fc.property(fc.nat(400_000), (seconds) => {
        expect(readDuration(durationWords(seconds * 1_000))).toBe(seconds * 1_000);
      }),
    );
  });

  it('are recognised as days, weeks and months', () => {
    expect(['1d', '2 days', '1.5 weeks', '3 months'].every(saysDays)).toBe(true);
    expect(['4h', '30m', '3 minutes'].some(saysDays)).toBe(false);
  });
});
