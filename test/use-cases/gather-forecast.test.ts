import { describe, expect, it } from 'vitest';
import { DAY, HOUR, type Instant } from '../../functions/domain/shared/time.ts';
import { gatherForecast } from '../../functions/use-cases/gather-forecast.ts';
import { someFacts } from '../domain/reports/builders.ts';
import { aPolicy, at } from '../support/builders.ts';
import { inMemoryRollupStore } from '../support/in-memory-rollup-store.ts';
import { alertSettings } from './alert-ports.ts';

const NOW = at('2026-11-20T16:00:00Z');
const BRAND = { id: 'fernweh', name: 'Fernweh' };
const settings = alertSettings({
  brands: [BRAND],
  policies: [aPolicy({ owner: 'care', calendar: 'office' })],
  calendars: {
    office: {
      timeZone: 'UTC',
      hours: { mon: [['09:00', '17:00']], fri: [['09:00', '17:00']] },
      holidays: ['2026-11-23'],
    },
  },
});

const posted = (postedAt: Instant, externalId: string, changes = {}) =>
  someFacts({
    externalId,
    postedAt,
    startedAt: postedAt,
    discoveredAt: postedAt,
    dueAt: postedAt + 4 * HOUR,
    ...changes,
  });

function deps(facts: readonly ReturnType<typeof someFacts>[]) {
  const asked: (readonly [Instant, Instant])[] = [];
  const mentions = {
    async *facts(_brand: string, from: Instant, to: Instant) {
      asked.push([from, to]);
      yield* facts.filter(({ postedAt }) => postedAt >= from && postedAt < to);
    },
  };
  return { mentions, rollups: inMemoryRollupStore(), now: () => NOW, asked };
}

describe('gatherForecast', () => {
  it("learns ages in the open time of the owner's policy and knows its holidays", async () => {
    const history = Array.from({ length: 12 }, (_, index) => {
      const postedAt = at('2026-11-13T10:00:00Z') - (index % 3) * 7 * DAY;
      return posted(postedAt, String(index), { status: 'met', respondedAt: postedAt + 2 * HOUR });
    });
    // Two open hours later it is Friday the week after: Monday is a holiday, but not for what is learnt.
    const open = posted(NOW - HOUR, 'open', { dueAt: at('2026-11-27T09:59:00Z') });
    const blind = posted(NOW - HOUR, 'blind', { responseUnknown: true });

    const forecast = await gatherForecast(BRAND, settings, deps([...history, open, blind]));

    expect(forecast.breaches.outlook?.all).toMatchObject({ open: 1, likely: 0 });
    expect(forecast.unseen).toBe(1);
    expect(forecast.load.days.map(({ holiday }) => holiday)).toEqual([
      ...[false, false, false, true],
      false,
      false,
      false,
    ]);
  });

  it('reads backward by weeks, 63 days at most, and no further once it has enough', async () => {
    const little = deps([]);
    await gatherForecast(BRAND, settings, little);
    expect(little.asked[0]).toEqual([NOW + 1 - 7 * DAY, NOW + 1]);
    expect(little.asked.at(-1)?.[0]).toBe(NOW + 1 - 63 * DAY);

    const many = { ...deps([]), asked: [] as Instant[] };
    const one = posted(NOW - HOUR, '1');
    const mentions = {
      async *facts(_brand: string, from: Instant) {
        many.asked.push(from);
        for (let count = 0; count < 20_000; count += 1) yield one;
      },
    };
    await gatherForecast(BRAND, settings, { ...many, mentions });
    expect(many.asked).toHaveLength(2);
  });
});
