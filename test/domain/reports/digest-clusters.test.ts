import { describe, expect, it } from 'vitest';
import { digestClusters } from '../../../functions/domain/reports/digest-clusters.ts';
import { DAY, HOUR } from '../../../functions/domain/shared/time.ts';
import { answered, NOW, someFacts } from './builders.ts';

const about = (themes: readonly string[], changes = {}) => answered(HOUR, { themes, moment: 'receive', ...changes });

describe('the clusters of a digest', () => {
  it('are themes of complaints, severity and what is overdue first, beside the time before', () => {
    const facts = [
      about(['app'], { severity: 'low' }),
      about(['app'], { severity: 'low' }),
      about(['app'], { severity: 'low' }),
      about(['delivery', 'app'], { severity: 'high' }),
      someFacts({ themes: ['delivery'], severity: 'high', moment: 'use' }),
      about(['delivery'], { postedAt: NOW - 9 * DAY }),
      about(['delivery'], { postedAt: NOW - 15 * DAY }),
      about(['delivery'], { sentiment: 'positive' }),
      about(['billing'], { fromBrand: true }),
    ];

    expect(digestClusters(facts, NOW - 7 * DAY, NOW)).toEqual([
      {
        ...{ theme: 'delivery', moment: 'receive', complaints: 2, before: 1, overdue: 1, weight: 6 },
        ...{ sourceId: 'fernweh-us', atSource: 2, sample: { origin: 'app-store:us:900000001', externalId: '1' } },
      },
      {
        ...{ theme: 'app', moment: 'receive', complaints: 4, before: 0, overdue: 0, weight: 6 },
        ...{ sourceId: 'fernweh-us', atSource: 4, sample: { origin: 'app-store:us:900000001', externalId: '1' } },
      },
    ]);
  });
});
