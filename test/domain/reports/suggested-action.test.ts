import { describe, expect, it } from 'vitest';
import type { Forecast } from '../../../functions/domain/forecast/forecast.ts';
import type { Row } from '../../../functions/domain/reports/report.ts';
import { type ActionInput, suggestAction } from '../../../functions/domain/reports/suggested-action.ts';
import { HOUR } from '../../../functions/domain/shared/time.ts';
import { NOW, someFacts } from './builders.ts';

const outlook = (likely: number) => ({
  ...{ owner: 'care', open: 7, likely, expected: likely, overdue: 0, spread: [1, 4] as const },
  ...(likely > 0 && { by: NOW + 20 * HOUR }),
});
const forecastWith = (likely: number): Forecast => ({
  breaches: {
    at: NOW,
    learnt: { from: 0, clocks: 20, answered: 20 },
    outlook: { all: outlook(likely), owners: [outlook(likely)], clocks: [] },
  },
  unseen: 0,
  load: { weeks: 0, days: [] },
});
const overdue = (owner: string, id: string): Row => ({
  facts: someFacts({ owner, externalId: id }),
  bucket: 'overdue',
});
const DELIVERY = {
  ...{ theme: 'delivery', moment: 'receive' as const, complaints: 4, before: 1, overdue: 0, weight: 9 },
  ...{ sourceId: 'fernweh-us', atSource: 4, sample: { origin: 'app-store:us:900000001', externalId: '1' } },
};

const suggest = (changes: Partial<ActionInput>) =>
  suggestAction({
    overdue: [],
    unseen: [],
    forecast: forecastWith(0),
    clusters: [],
    blind: [],
    ownerName: (owner) => ({ care: 'Customer care', kitchen: 'Kitchen' })[owner ?? ''] ?? 'Nobody in particular',
    momentOwner: () => undefined,
    now: NOW,
    timeZone: 'Europe/Berlin',
    ...changes,
  });

describe('the suggested action', () => {
  const everything = {
    overdue: [overdue('care', '1'), overdue('kitchen', '2'), overdue('kitchen', '3')],
    forecast: forecastWith(3),
    clusters: [DELIVERY],
    blind: ['App Store US'],
  };

  it('is for the owner with the most that is overdue, before all else', () => {
    expect(suggest(everything)).toEqual({
      rule: 'overdue',
      what: 'Kitchen: answer the 2 that are overdue, the longest first.',
      why: 'They have waited past the deadline for up to 47 h, and every further hour counts against you; 1 more is overdue with others.',
    });
  });

  it('is else what will rather miss its deadline', () => {
    expect(suggest({ ...everything, overdue: [] })).toMatchObject({
      rule: 'breaches',
      what: 'Customer care: answer 3 of 7 before Sat 21 Nov 2026, 09:00 CET.',
    });
  });

  it('is else to look at what nobody can see the answers of', () => {
    const blind = { ...overdue('kitchen', '9'), bucket: 'notAnswerable' as const };

    expect(suggest({ ...everything, overdue: [], forecast: forecastWith(0), unseen: [blind] })).toMatchObject({
      rule: 'unseen',
      what: 'Kitchen: look whether one past the deadline was answered, and mark it.',
    });
  });

  it('is else to talk to whoever owns what people complain about, from three complaints on', () => {
    const calm = { ...everything, overdue: [], forecast: forecastWith(0) };

    expect(suggest(calm)).toMatchObject({
      rule: 'cluster',
      what: 'Talk to whoever owns "receive" about "delivery".',
      why: '4 complaints in seven days, 1 in the seven before; answers alone will not end them.',
    });
    expect(suggest({ ...calm, momentOwner: () => 'Logistics' }).what).toBe('Talk to Logistics about "delivery".');
    expect(suggest({ ...calm, clusters: [{ ...DELIVERY, complaints: 2 }] })).toMatchObject({
      rule: 'blind',
      what: 'Have App Store US looked after.',
    });
  });

  it('is nothing where nothing stands out', () => {
    expect(suggest({}).rule).toBe('nothing');
  });
});
