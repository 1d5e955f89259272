import { describe, expect, it } from 'vitest';
import { chartsOf, chartsToDraw } from '../../../../functions/domain/reports/charts/report-charts.ts';
import { DAY, HOUR } from '../../../../functions/domain/shared/time.ts';
import { answered, FROM, NOW, reportOf, someFacts } from '../builders.ts';

const { owner: _, ...unowned } = someFacts();
const FACTS = [
  answered(HOUR, { rating: 1 }),
  answered(6 * HOUR, { externalId: '2' }),
  someFacts({ externalId: '3', moment: 'receive' }),
  { ...unowned, externalId: '4', postedAt: NOW - HOUR, startedAt: NOW - HOUR, dueAt: NOW + HOUR },
];
const chart = (id: string, facts = FACTS) => chartsOf(reportOf(facts)).find((one) => one.id === id);

describe('the charts of a report', () => {
  it('are none where nothing was posted', () => {
    expect(chartsToDraw(reportOf([]))).toEqual([]);
  });

  it('show by day what was answered in time, with what fits as well, up to now', () => {
    const trend = chart('chart-trend');

    expect(trend?.table.rows).toEqual([
      ...[
        ['16 Nov', '0', '0', '–', '–'],
        ['17 Nov', '0', '0', '–', '–'],
      ],
      ['18 Nov', '1', '3', '33 %', '6 to 80 %'],
      ...[
        ['19 Nov', '0', '0', '–', '–'],
        ['20 Nov', '0', '0', '–', '–'],
      ],
    ]);
    expect(trend?.says).toContain('33 % (1 of 3) on 18 Nov. The upright');
  });

  it('show by day where every clock stands', () => {
    const buckets = chart('chart-buckets');

    expect(buckets?.table.head).toEqual([
      'Day',
      'answered in time',
      'answered late',
      'overdue, unanswered',
      'still in time',
    ]);
    expect(buckets?.table.rows.find(([day]) => day === '20 Nov')).toEqual(['20 Nov', '0', '0', '0', '1']);
    expect(buckets?.says).toBe('1 answered in time, 1 answered late, 1 overdue, unanswered, 1 still in time.');
  });

  it('are by week where the range is long', () => {
    const trend = chartsOf(reportOf(FACTS, { from: FROM - 60 * DAY })).find(({ id }) => id === 'chart-trend');

    expect(trend?.title).toBe('Answered in time, by week of posting');
    expect(trend?.table.rows.at(-1)?.slice(0, 3)).toEqual(['16 Nov', '1', '3']);
  });

  it('show how soon each owner answers; who still waits is no answer', () => {
    const waits = chart('chart-waits');

    expect(waits?.series).toEqual(['Customer care (3)', 'nobody (1)']);
    expect(waits?.table.rows.find(([step]) => step === '1 h')).toEqual(['1 h', '33 %', '0 %']);
    expect(waits?.table.rows.find(([step]) => step === '8 h')).toEqual(['8 h', '67 %', '0 %']);
  });

  it('show who still waits by age, and where it rubs', () => {
    expect(chart('chart-backlog')?.table.rows).toEqual([
      ['under 4 h', '0', '1'],
      ['4 to 24 h', '0', '0'],
      ['1 to 3 d', '1', '0'],
      ['3 to 7 d', '0', '0'],
      ['7 to 30 d', '0', '0'],
      ['over 30 d', '0', '0'],
    ]);
    expect(chart('chart-friction')?.says).toContain('Most at "receive": 3.0.');
  });

  it('show the hours of the week in the time of the reports', () => {
    const week = chart('chart-week');

    // 09:00 UTC is 10:00 in Berlin.
    expect(week?.says).toContain('Most at once: 3 on Wed from 10:00.');
    expect(week?.table.rows[10]).toEqual(['10', '0', '0', '3', '0', '0', '0', '0']);
  });
});
