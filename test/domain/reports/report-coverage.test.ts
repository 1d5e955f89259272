import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../functions/domain/reports/report-coverage.ts';
import { DAY, HOUR } from '../../../functions/domain/shared/time.ts';
import { FROM } from './builders.ts';

const source = { sourceId: 'fernweh-us', label: 'App Store US', seesResponses: false, coveredSince: FROM - 1 };
const gap = (from: number, to?: number) => ({
  sourceId: 'fernweh-us',
  from: FROM + from,
  ...(to !== undefined && { to: FROM + to }),
  reason: 'the server answered 503',
});
const covered = (...gaps: ReturnType<typeof gap>[]) => coverageOf({ ...source, gaps }, FROM, FROM + DAY);

describe('the coverage of a source', () => {
  it('is whole without gaps', () => {
    expect(covered()).toMatchObject({ missing: 0, share: 1 });
  });

  it('counts time that two gaps share once', () => {
    expect(covered(gap(2 * HOUR, 6 * HOUR), gap(0, 4 * HOUR), gap(3 * HOUR, 5 * HOUR))).toMatchObject({
      missing: 6 * HOUR,
      share: 0.75,
    });
  });

  it('counts of a gap only what lies in the range, an open one until its end', () => {
    expect(covered(gap(-5 * HOUR, HOUR), gap(20 * HOUR))).toMatchObject({ missing: 5 * HOUR });
    expect(covered(gap(-5 * HOUR, -HOUR), gap(25 * HOUR, 26 * HOUR))).toMatchObject({ missing: 0 });
  });

  it('does not take the time before the first read for covered', () => {
    const young = coverageOf({ ...source, coveredSince: FROM + 18 * HOUR, gaps: [] }, FROM, FROM + DAY);
    const { coveredSince: _, ...never } = source;

    expect(young).toMatchObject({ missing: 18 * HOUR, share: 0.25 });
    expect(coverageOf({ ...never, gaps: [] }, FROM, FROM + DAY)).toMatchObject({ missing: DAY, share: 0 });
  });

  it('has no share of a range that has not begun', () => {
    expect(coverageOf({ ...source, gaps: [] }, FROM, FROM)).not.toHaveProperty('share');
  });
});
