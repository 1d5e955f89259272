import { describe, expect, it } from 'vitest';
import { stormWords } from '../../../functions/domain/settings/storm-words.ts';
import { STORM_RULES } from '../../support/brand-world.ts';

const owners = [{ id: 'logistics', name: 'Logistics' }];

describe('what check says of storms', () => {
  it('is when one opens, when it is told, and who hears of clusters', () => {
    const brands = [{ id: 'sundial', name: 'Sundial', momentOwners: { receive: 'logistics' } }];

    expect(stormWords({ storms: STORM_RULES, brands, owners })).toEqual([
      'from 10 negative mentions within 1h (20 while no earlier week is known) and 4 standard deviations above what is usual at that hour of the week on',
      'told as one, with their alerts folded in; within the delivery hours',
      '3 complaints about one theme within 168h of the moment receive -> Logistics, once a week (sundial)',
    ]);
  });

  it('names what nobody is told, and says when it is off', () => {
    const brands = [{ id: 'sundial', name: 'Sundial' }];

    expect(stormWords({ storms: { ...STORM_RULES, wakes: true }, brands, owners }).slice(1)).toEqual([
      'told as one, with their alerts folded in; at any time',
      '3 complaints about one theme within 168h: nobody is told, for no brand says who owns its moments',
    ]);
    expect(stormWords({ brands, owners })).toEqual(['off: each alert by itself, whatever happens']);
  });
});
