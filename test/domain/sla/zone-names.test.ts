import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { zoneNamed } from '../../../functions/domain/sla/zone.ts';

describe('a zone', { timeout: 120_000 }, () => {
  it('may be any that the runtime knows, and agrees with Temporal in each', () => {
    const instants = ['1985-01-15', '2015-07-01', '2026-03-29', '2026-11-22', '2030-07-01', '2150-01-15'].map((date) =>
      Temporal.Instant.from(`${date}T12:00:00Z`),
    );
    const zones = Intl.supportedValuesOf('timeZone');
    const wrong = zones.filter((name) =>
      instants.some(
        (at) => zoneNamed(name).offsetAt(at.epochMilliseconds) * 1e6 !== at.toZonedDateTimeISO(name).offsetNanoseconds,
      ),
    );

    expect(zones.length).toBeGreaterThan(400);
    expect(wrong).toEqual([]);
  });
});
