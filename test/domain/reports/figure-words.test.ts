import { describe, expect, it } from 'vitest';
import {
  cautionWords,
  durationWords,
  instantWords,
  percentWords,
  shareWords,
  waitWords,
} from '../../../functions/domain/reports/figure-words.ts';
import { shareInterval } from '../../../functions/domain/reports/share-interval.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../functions/domain/shared/time.ts';
import { at } from '../../support/builders.ts';

describe('words of figures', () => {
  it.each([
    [0, 7, '0 %'],
    [1, 1000, '1 %'],
    [5, 7, '71 %'],
    [249, 250, '99 %'],
    [250, 250, '100 %'],
  ])('%i of %i is %s: 0 and 100 only where it is exactly so', (part, whole, words) => {
    expect(percentWords(part, whole)).toBe(words);
  });

  it('never give a share without what it is a share of', () => {
    expect(shareWords(5, 7)).toBe('71 % (5 of 7)');
    expect(shareWords(0, 0)).toBe('nothing was due');
  });

  it('say of few cases how little they tell', () => {
    expect(cautionWords(2, 3)).toBe('few cases: 20 to 94 % fits as well');
    expect(cautionWords(20, 30)).toBeUndefined();
    expect(cautionWords(0, 0)).toBeUndefined();
  });

  it('take the interval of a share from Wilson', () => {
    // 81 of 263: Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    const [low, high] = shareInterval(81, 263);

    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
    expect(shareInterval(0, 20)[0]).toBe(0);
    expect(shareInterval(20, 20)[1]).toBe(1);
  });

  it.each([
    [0, '0 s'],
    [59 * SECOND, '59 s'],
    [MINUTE, '1 min'],
    [65 * MINUTE, '1 h 5 min'],
    [47 * HOUR, '47 h'],
    [2 * DAY, '2 d'],
    [2 * DAY + 3 * HOUR, '2 d 3 h'],
  ])('%i ms is %s', (length, words) => {
    expect(durationWords(length)).toBe(words);
  });

  it('mark what still grows', () => {
    expect(waitWords({ value: HOUR, atLeast: true })).toBe('≥ 1 h');
    expect(waitWords({ value: HOUR, atLeast: false })).toBe('1 h');
    expect(waitWords(undefined)).toBe('–');
  });

  it('name the zone of every time', () => {
    expect(instantWords(at('2026-03-02T10:02:00Z'), 'Europe/Brussels')).toBe('Mon 2 Mar 2026, 11:02 CET');
    expect(instantWords(at('2026-07-02T10:02:00Z'), 'UTC')).toBe('Thu 2 Jul 2026, 10:02 UTC');
  });
});
