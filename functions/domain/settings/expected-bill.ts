import { isPolled } from '../mentions/source.ts';
import { alarmMetrics, TYPICAL, writtenMetrics } from './bill-assumptions.ts';
import { type MonthlyBill, monthlyBill, monthlyMeteredPolls, monthlyPolls } from './monthly-bill.ts';
import type { Settings } from './settings.ts';
import { settingsWrites } from './settings-writes.ts';
import { secretReaders } from './side-costs.ts';

/** What AWS is expected to bill for a month of these settings with so many mentions. */
export function expectedBill(settings: Settings, mentions: number): MonthlyBill {
  const polled = settings.sources.filter(isPolled);
  return monthlyBill(monthlyPolls(polled), {
    ...TYPICAL,
    sources: polled.length,
    tiers: new Set(polled.map(({ tier }) => tier)).size,
    mentions,
    keptMonths: settings.retention.mentionDays / 30.4,
    shards: settings.shards,
    alarms: alarmMetrics(settings),
    metrics: writtenMetrics(mentions),
    meteredPolls: monthlyMeteredPolls(settings),
    brands: settings.brands.length,
    storms: settings.storms !== undefined,
    secretReaders: secretReaders(settings),
    queues: TYPICAL.queues + (polled.length < settings.sources.length ? 1 : 0),
    ...settingsWrites(settings),
  });
}
