import { describe, expect, it } from 'vitest';
import { meteredBudgets } from '../../../functions/domain/mentions/politeness/metered-budgets.ts';
import { TYPICAL } from '../../../functions/domain/settings/bill-assumptions.ts';
import { monthlyBill, monthlyMeteredPolls, monthlyPolls } from '../../../functions/domain/settings/monthly-bill.ts';
import { readSettings } from '../../../functions/domain/settings/read-settings.ts';
import { settingsWrites } from '../../../functions/domain/settings/settings-writes.ts';
import { anAppStoreSource } from '../../adapters/sources/builders.ts';
import { changed, VALID } from './settings-text.ts';

const sources = (number: number, tier: 1 | 5 | 15 | 60) => Array.from({ length: number }, () => ({ tier }) as const);
const cents = (dollars: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(dollars).map(([name, value]) => [name, Number(value.toFixed(2))]));

describe('the expected bill', () => {
  it('counts polls at the period of each source', () => {
    expect(monthlyPolls([{ tier: 15 }, { tier: 60 }])).toBe(2_920 + 730);
  });

  it('is some cents for a hundred mentions from five sources', () => {
    const bill = monthlyBill(monthlyPolls(sources(5, 15)), {
      ...TYPICAL,
      mentions: 100,
      keptMonths: 13,
      shards: 1,
      queues: 1,
      receiversPerQueue: 5,
    });

    // Polls, 30 clocks, 18 stages, 6 breaches, 30 looks for a storm and 4,380 more come alone: three requests each.
    expect(bill).toMatchObject({ polls: 14_600, queueRequests: 657_000 + 3 * (14_600 + 84 + 4_380) });
    expect(bill.writeUnits).toBeCloseTo(1_488 + 43_800 + 2_920, 6);
    expect(bill.readUnits).toBeCloseTo(
      183_227.8 + 1.1 * 43_800 + 14_600 + 3 * 2_920 + 730 + 4_380 * (1.5 + 100 / 730 / 16),
      1,
    );
    expect(bill.total).toBeCloseTo(0.0668, 4);
  });

  it('is about 32 dollars for a million mentions of one brand from 20,000 sources, a tenth of it for storms looked for', () => {
    const bill = monthlyBill(monthlyPolls(sources(20_000, 60)), {
      ...TYPICAL,
      mentions: 1_000_000,
      keptMonths: 13,
      shards: 16,
      receiversPerQueue: 5,
      alarms: 25,
      metrics: 40,
    });

    expect(cents(bill.dollars)).toEqual({
      database: 12.69,
      storage: 5.45,
      functions: 0.86,
      queues: 2.62,
      email: 0.22,
      logs: 0,
      alarms: 10.5,
      schedules: 0,
      notifications: 0,
      reports: 0,
      secrets: 0,
    });
    expect(bill.total).toBeCloseTo(32.34, 1);
  });

  it('has one write for each poll whose requests are counted', () => {
    const given = { ...TYPICAL, mentions: 100, keptMonths: 13, shards: 1 };
    const { writeUnits } = monthlyBill(14_600, given);
    expect(monthlyBill(14_600, { ...given, meteredPolls: 2_920 }).writeUnits - writeUnits).toBeCloseTo(2_920, 6);
    const many = Array.from({ length: 4 }, (_, index) => anAppStoreSource({ id: `app-${index}` }));
    expect(monthlyMeteredPolls({ sources: many, metered: meteredBudgets(many) })).toBe(4 * 2_920);
    expect(monthlyMeteredPolls({ sources: many, metered: [] })).toBe(0);
  });

  it('has the writes of Slack, by channel, and more where an app edits its messages', () => {
    const given = { ...TYPICAL, mentions: 1_000, keptMonths: 13, shards: 1 };
    const more = (slack: { channels: number; edits: boolean }) =>
      monthlyBill(1_000, { ...given, slack }).writeUnits - monthlyBill(1_000, given).writeUnits;

    // 300 clocks: 180 stages, 72 answered after they were told.
    expect(more({ channels: 1, edits: false })).toBeCloseTo(180 * 3, 6);
    expect(more({ channels: 2, edits: false })).toBeCloseTo(2 * 180 * 3, 6);
    expect(more({ channels: 1, edits: true })).toBeCloseTo(180 * 5 + 72 * 3, 6);
  });

  it('has a write for each mention whose author is noted', () => {
    const given = { ...TYPICAL, mentions: 1_000, keptMonths: 13, shards: 1 };
    const { writeUnits } = monthlyBill(1_000, given);

    expect(monthlyBill(1_000, { ...given, notedShare: 0.5 }).writeUnits - writeUnits).toBeCloseTo(500, 6);
  });

  it('knows from the settings who is noted, and how many channels are told', () => {
    expect(settingsWrites(readSettings(VALID, 'f'))).toEqual({ notedShare: 0, slack: { channels: 1, edits: false } });
    const asking = changed('stars: [1, 2]', 'stars: [1, 2]\n      repeatAuthor: true');
    expect(settingsWrites(readSettings(asking, 'f'))).toMatchObject({ notedShare: 1 });
  });

  it('counts a look at each source every quarter of an hour, and every hour where there are a hundred thousand, half a unit each', () => {
    const given = { ...TYPICAL, mentions: 100, keptMonths: 13, shards: 1 };
    const checks = (sources: number) =>
      monthlyBill(1_000, { ...given, sources }).readUnits - monthlyBill(1_000, given).readUnits;

    expect(checks(10)).toBeCloseTo(5 * 2_920, 6);
    expect(checks(100_000)).toBeCloseTo(50_000 * 730, 3);
  });

  it('has what looking for storms reads, by how much is posted in an hour, and nothing where nobody looks', () => {
    const given = { ...TYPICAL, mentions: 1_000_000, keptMonths: 13, shards: 16 };
    const reads = (more: { brands?: number; storms?: boolean }) =>
      monthlyBill(14_600_000, { ...given, ...more }).readUnits;

    // 300,000 pages with a complaint, 4,380 looks anyway; of each one read for the brand's incidents, 16 halves, and 1,370
    // entries of half a kB.
    expect(reads({}) - reads({ storms: false })).toBeCloseTo(304_380 * (1 + 8 + 1_369.86 / 16) + 21_900, -4);
    const ofBrands = reads({ brands: 100 }) - reads({ brands: 100, storms: false });
    expect(ofBrands).toBeCloseTo((300_000 + 438_000) * (1 + 8 + 13.6986 / 16) + 21_900, -4);
  });

  it('counts the decryption of secrets beyond what AWS gives, and few polls as invocations of their own', () => {
    const given = { ...TYPICAL, mentions: 100, keptMonths: 13, shards: 1 };

    expect(monthlyBill(1_000, { ...given, secretReaders: 2 }).dollars.secrets).toBe(0);
    expect(monthlyBill(1_000, { ...given, secretReaders: 5 }).dollars.secrets).toBeCloseTo(0.0714, 4);
    const invocations = (polls: number) => monthlyBill(polls, given).invocations - monthlyBill(0, given).invocations;
    expect(invocations(14_600)).toBeCloseTo(14_600 + 3, 0);
    expect(invocations(14_600_000)).toBeCloseTo(1_460_000 + 3, 0);
  });

  it('falls when sources are polled less often', () => {
    const given = { ...TYPICAL, mentions: 10_000, keptMonths: 13, shards: 4 };

    expect(monthlyBill(monthlyPolls(sources(500, 60)), given).total).toBeLessThan(
      monthlyBill(monthlyPolls(sources(500, 5)), given).total,
    );
  });
});
