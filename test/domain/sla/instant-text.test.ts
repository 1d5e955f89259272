import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../functions/domain/sla/instant-text.ts';

describe('an instant in text', () => {
  it.each([
    ['2026-11-22T09:00:00Z', '2026-11-22T09:00:00.000Z'],
    ['2026-11-22T10:00+01:00', '2026-11-22T09:00:00.000Z'],
    ['2026-11-22 05:30:00-0330', '2026-11-22T09:00:00.000Z'],
    [' 2026-11-22T09:00:00Z\n', '2026-11-22T09:00:00.000Z'],
    [' 2026-11-22T10:00:00+01:00 ', '2026-11-22T09:00:00.000Z'],
    ['2026-11-22t09:00:00z', '2026-11-22T09:00:00.000Z'],
    ['2026-11-22T04:00:00-05', '2026-11-22T09:00:00.000Z'],
    ['2026-12-31T24:00:00Z', '2027-01-01T00:00:00.000Z'],
    ['2026-11-22T09:00:00.5Z', '2026-11-22T09:00:00.500Z'],
    ['2026-11-22T09:00:00,1239999Z', '2026-11-22T09:00:00.123Z'],
    ['0050-03-01T00:00:00Z', '0050-03-01T00:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(new Date(parseInstant(text, 'at')).toISOString()).toBe(expected);
  });

  it.each([
    '2026-11-22T09:00:00',
    '2026-11-22',
    '2026-02-30T09:00:00Z',
    '2026-00-10T09:00:00Z',
    '2026-01-00T09:00:00Z',
    '2026-11-22T24:00:01Z',
    '2026-11-22T09:60:00Z',
    '2026-11-22T09:00:60Z',
    'yesterday',
    '',
    1_795_000_000_000,
    null,
    undefined,
  ])('%j is refused in one line that names it', (value) => {
    expect(() => parseInstant(value, 'input.at')).toThrow(/^input\.at: .+ is not an instant; write ISO 8601 [^\n]+$/u);
  });

  it('reads back every instant that it may be asked to', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(-62_135_596_800_000), max: new Date(253_402_300_799_999), noInvalidDate: true }),
        (date) => {
          expect(parseInstant(date.toISOString(), 'at')).toBe(date.getTime());
        },
      ),
    );
  });
});
