import { describe, expect, it } from 'vitest';
import { chartsOf } from '../../../functions/domain/reports/charts/report-charts.ts';
import { DAY, HOUR } from '../../../functions/domain/shared/time.ts';
import { answered, NOW, reportOf, someFacts } from './builders.ts';

const names = (report: ReturnType<typeof reportOf>) => report.groups.map(({ name }) => name);

describe('a report', () => {
  it('lists who waits: overdue before open, the longest wait first', () => {
    const waiting = [
      someFacts({ externalId: 'soon', dueAt: NOW + HOUR }),
      someFacts({ externalId: 'late', dueAt: NOW - HOUR }),
      someFacts({ externalId: 'later', dueAt: NOW + 3 * HOUR }),
      someFacts({ externalId: 'latest', dueAt: NOW - DAY, responseUnknown: true }),
      answered(HOUR, { externalId: 'done' }),
    ];

    const { waiting: rows } = reportOf(waiting);

    expect(rows.map(({ facts, bucket }) => `${facts.externalId} ${bucket}`)).toEqual([
      'latest notAnswerable',
      'late overdue',
      'soon inWindow',
      'later inWindow',
    ]);
  });

  it('lists what was answered late, the furthest beyond its deadline first', () => {
    const facts = [5, 9, 7].map((hours) => answered(hours * HOUR, { externalId: String(hours) }));

    expect(reportOf(facts).late.map((row) => row.facts.externalId)).toEqual(['9', '7', '5']);
  });

  it('sorts severities by weight and stars upward, what is absent last', () => {
    const facts = [
      someFacts({ severity: 'low', rating: 2 }),
      someFacts({ severity: 'critical', rating: 1 }),
      someFacts({ severity: 'none' }),
      someFacts({ severity: 'high', rating: 2 }),
    ];

    expect(names(reportOf(facts, { by: 'severity' }))).toEqual(['critical', 'high', 'low', 'none']);
    expect(names(reportOf(facts, { by: 'stars' }))).toEqual(['1 star', '2 stars', 'no stars']);
  });

  it('keeps two sources of one label apart', () => {
    const source = (sourceId: string) => ({ sourceId, label: 'App Store US', seesResponses: false, gaps: [] });
    const facts = [someFacts({ sourceId: 'app' }), someFacts({ sourceId: 'app-pro' })];

    expect(names(reportOf(facts, { sources: [source('app'), source('app-pro')] }))).toEqual([
      'App Store US (app)',
      'App Store US (app-pro)',
    ]);
  });

  it('calls owners by their names, and those who left by their id', () => {
    const { owner: _, ...unowned } = someFacts();
    const facts = [someFacts(), someFacts({ owner: 'gone' }), unowned];

    expect(names(reportOf(facts, { by: 'owner' }))).toEqual(['Customer care', 'gone', 'nobody']);
  });

  it('of more clocks than a list can hold shows every chart, and the first rows behind each figure', () => {
    const facts = Array.from({ length: 50_001 }, (_, index) => answered(HOUR, { externalId: String(index) }));
    const report = reportOf(facts);

    expect(report).toMatchObject({ rows: [], omitted: { rows: 50_001 } });
    expect(chartsOf(report).map(({ id }) => id)).toEqual([
      ...['chart-trend', 'chart-buckets', 'chart-waits', 'chart-backlog', 'chart-friction', 'chart-week'],
    ]);
    expect(report.charts.week[2]?.[10]).toBe(50_001);
    expect(report.lists.find(({ id }) => id === 'first')).toMatchObject({ count: 50_001 });
    expect(report.lists.find(({ id }) => id === 'group-fernweh-us')?.rows).toHaveLength(25);
  });

  it("counts nothing of the brand's own", () => {
    const report = reportOf([someFacts({ fromBrand: true })]);

    expect(report).toMatchObject({ total: { mentions: 0 }, rows: [], groups: [], waiting: [] });
  });
});
