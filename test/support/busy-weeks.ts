import { type Forecast, forecastOf } from '../../functions/domain/forecast/forecast.ts';
import type { MentionFacts } from '../../functions/domain/reports/facts.ts';
import { forecastFacts } from '../../functions/domain/reports/forecast-clocks.ts';
import { compileReport, type Report } from '../../functions/domain/reports/report.ts';
import { DAY, HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { dayOf } from '../../functions/domain/sla/local-date.ts';
import { zoneNamed } from '../../functions/domain/sla/zone.ts';
import { at } from './builders.ts';

/** A Friday, 17:00 in Berlin. */
const NOW = at('2026-11-20T16:00:00Z');
const LENGTH = 60 * DAY;

/** Numbers of 0 to 1 that look like chance and are the same each time (a linear congruential generator). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Two months of an invented brand with three owners of different pace, three sources, a storm and a gap. */
export function busyFacts(): readonly MentionFacts[] {
  const roll = dice(7);
  const pick = <Item>(...items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(roll() * items.length)] ?? items[0];
  return Array.from({ length: 1_400 }, (_, index): MentionFacts => {
    const hour = Math.min(23, Math.max(0, Math.round(12 + 5 * (roll() + roll() + roll() - 1.5))));
    const today = Math.floor(NOW / DAY) * DAY;
    const postedAt = today - Math.floor(roll() * 60) * DAY + hour * HOUR + Math.floor(roll() * 60) * MINUTE;
    const owner = pick('care', 'care', 'shop', 'kitchen');
    const isAsked = roll() < 0.75;
    const pace = { care: 1.8, shop: 5, kitchen: 10 }[owner] ?? 1;
    const answeredAt = postedAt + Math.round(-Math.log(1 - roll()) * pace * HOUR);
    const isAnswered = roll() > 0.05 && answeredAt < NOW;
    const dueAt = postedAt + 8 * HOUR;
    const moment = pick('receive', 'use', 'support', 'leave', undefined);
    return {
      ...{ brand: 'fernweh', sourceId: pick('fernweh-us', 'fernweh-de', 'fernweh-social'), kind: 'app-store' },
      ...{ origin: 'app-store:us:900000001', externalId: String(7_000_000 + index), fromBrand: false },
      ...{ postedAt, discoveredAt: postedAt + 6 * MINUTE, startedAt: postedAt, cycle: 1, lateDiscovered: false },
      ...{ rating: 1 + Math.floor(roll() * 5), language: 'en', severity: pick('critical', 'high', 'medium', 'low') },
      ...{
        sentiment: pick('negative', 'negative', 'neutral', 'positive'),
        themes: [pick('delivery', 'billing', 'app')],
      },
      ...(moment !== undefined && { moment }),
      owner,
      responseUnknown: !isAnswered && roll() < 0.1,
      ...(isAsked
        ? {
            dueAt,
            status: isAnswered ? (answeredAt <= dueAt ? 'met' : 'late') : 'running',
            ...(isAnswered && { respondedAt: answeredAt }),
          }
        : { status: 'excluded' as const }),
    };
  }).filter(({ postedAt }) => postedAt < NOW);
}

/** The report of their last `days`, by owner, with its forecast. */
export function busyReport(days = 14): Report {
  const facts = busyFacts();
  const source = (sourceId: string, label: string, seesResponses: boolean) => ({
    ...{ sourceId, label, seesResponses, coveredSince: NOW - LENGTH, lastReadAt: NOW - 4 * MINUTE },
    gaps: [],
  });
  const report = compileReport({
    brand: { id: 'fernweh', name: 'Fernweh Travel' },
    ...{ from: NOW - days * DAY, to: NOW, now: NOW, timeZone: 'Europe/Berlin', by: 'owner', facts },
    sources: [
      source('fernweh-us', 'App Store US', false),
      {
        ...source('fernweh-de', 'App Store DE', true),
        gaps: [{ sourceId: 'fernweh-de', from: NOW - 2 * DAY, to: NOW - 45 * HOUR, reason: 'the server answered 503' }],
      },
      source('fernweh-social', 'social.example #fernweh', true),
    ],
    owners: [
      { id: 'care', name: 'Customer care' },
      { id: 'shop', name: 'Shop team' },
      { id: 'kitchen', name: 'Kitchen' },
    ],
    storms: [
      {
        ...{
          kind: 'storm',
          id: '20261118-0915-delivery',
          theme: 'delivery',
          severity: 'high',
          openedAt: NOW - 55 * HOUR,
        },
        firstSeenAt: NOW - 57 * HOUR,
        ...{ calmAt: NOW - 50 * HOUR, mentions: 31, peak: 18, answered: 25, waiting: 0, overdue: 6 },
      },
    ],
  });
  return { ...report, forecast: busyForecast(facts) };
}

const busyForecast = (facts: readonly MentionFacts[]): Forecast =>
  forecastOf({
    ...forecastFacts(facts, NOW),
    ...{ knownFrom: NOW - LENGTH, now: NOW, zone: zoneNamed('Europe/Berlin') },
    between: (_clock, from, to) => to - from,
    isHoliday: (day) => day === dayOf(2026, 11, 23),
  });
