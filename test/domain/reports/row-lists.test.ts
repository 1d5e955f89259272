import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MentionFacts } from '../../../functions/domain/reports/facts.ts';
import { isListId } from '../../../functions/domain/reports/figure-lists.ts';
import { BUCKETS } from '../../../functions/domain/reports/figure-words.ts';
import { MOST_SHOWN } from '../../../functions/domain/reports/list-tally.ts';
import type { Report } from '../../../functions/domain/reports/report.ts';
import { reportCsv } from '../../../functions/domain/reports/report-csv.ts';
import { GROUPINGS } from '../../../functions/domain/reports/report-groups.ts';
import { reportHtml } from '../../../functions/domain/reports/report-html.ts';
import { HOUR, MINUTE } from '../../../functions/domain/shared/time.ts';
import { answered, anyFacts, FROM, NOW, OFFICE, reportOf, someFacts } from './builders.ts';
import { percentiles } from './oracle.ts';

const unique = (facts: readonly MentionFacts[]) => [
  ...new Map(facts.map((one) => [`${one.origin} ${one.externalId}`, one])).values(),
];
const anyReport = fc
  .tuple(fc.array(anyFacts, { maxLength: 40 }).map(unique), fc.constantFrom(...GROUPINGS))
  .map(([facts, by]) => reportOf(facts, { by, businessTime: OFFICE }));

const countOf = ({ lists }: Report, id: string) => lists.find((list) => list.id === id)?.count ?? 0;
const sumOf = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);

/** Without quotes: no cell of these facts needs any. */
function cellsOf(report: Report) {
  const [head = '', ...lines] = reportCsv(report).trimEnd().split('\r\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])));
}

describe('the rows behind the figures', () => {
  it('are as many as each figure says', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const { total } = report;
        const count = (id: string) => countOf(report, id);
        for (const { bucket } of BUCKETS) expect(count(bucket)).toBe(total.counts[bucket]);
        expect({
          first: count('first'),
          next: count('next'),
          team: count('team'),
          teamNext: count('team-next'),
          lag: count('lag'),
        }).toEqual({
          first: total.firstResponse.waits,
          next: total.nextResponse.waits,
          team: total.teamResponse.waits,
          teamNext: total.teamNextResponse.waits,
          lag: total.discoveryLag.waits,
        });
        expect(total.backlog.map((_, band) => count(`age-${band + 1}`))).toEqual(
          total.backlog.map(({ clocks }) => clocks),
        );
        const { recovered, resolved, repeated } = total.outcome;
        expect([count('recovered'), count('recovered') + count('not-recovered')]).toEqual([
          recovered.part,
          recovered.whole,
        ]);
        expect([count('resolved'), count('resolved') + count('came-back')]).toEqual([resolved.part, resolved.whole]);
        expect(count('repeated')).toBe(repeated.part);
        expect(['negative', 'neutral', 'positive'].map(count)).toEqual([
          total.mood.negative,
          total.mood.neutral,
          total.mood.positive,
        ]);
        expect(['anger', 'worry'].map((emotion) => count(`emotion-${emotion}`))).toEqual([
          total.mood.emotions.anger ?? 0,
          total.mood.emotions.worry ?? 0,
        ]);
        expect(count('stars')).toBe(total.mood.stars.mentions);
        expect([count('late-discovered'), count('unasked')]).toEqual([total.lateDiscovered, total.answeredUnasked]);
        const { hints, read } = total.quality;
        expect([count('read'), count('hint-otherLanguage'), count('hint-writeToUs')]).toEqual([
          read,
          hints.otherLanguage,
          hints.writeToUs,
        ]);
        expect(count('hint-besideThePoint')).toBe(hints.besideThePoint);
        for (const { moment, negatives } of report.friction) {
          expect(count(`friction-${moment === '-' ? 'none' : moment}`)).toBe(negatives);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('of each day, hour, weekday and group are as many as that has clocks or mentions', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        for (const { key, figures } of report.groups) {
          expect(countOf(report, `group-${key}`)).toBe(sumOf(Object.values(figures.counts)));
        }
        const days = report.lists.filter(({ id }) => id.startsWith('from-')).map(({ count }) => count);
        expect(days).toEqual(
          report.trend.map(({ figures }) => sumOf(Object.values(figures.counts))).filter((sum) => sum > 0),
        );
        const { week } = report.charts;
        expect(week.map((_, day) => countOf(report, `weekday-${day + 1}`))).toEqual(week.map(sumOf));
        expect(sumOf(week.flat())).toBe(report.total.mentions);
        for (const { id } of report.lists) expect(isListId(id)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('in the CSV hold what every wait, stage and hint is computed from', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const cells = cellsOf(report);
        const waits = (name: string, isFirst: boolean) =>
          percentiles(
            cells.flatMap((row) =>
              row[name] === '' || (row['cycle'] === '1') !== isFirst
                ? []
                : [[Number(row[name]), row['responded_at'] !== ''] as const],
            ),
          );
        const { total } = report;
        expect(waits('wait_ms', true)).toEqual(total.firstResponse);
        expect(waits('wait_ms', false)).toEqual(total.nextResponse);
        expect(waits('open_wait_ms', true)).toEqual(total.business.firstResponse);
        expect(waits('team_wait_ms', true)).toEqual(total.teamResponse);
        expect(waits('open_team_wait_ms', false)).toEqual(total.business.teamNextResponse);
        const sum = (name: string) => cells.reduce((all, row) => all + Number(row[name]), 0);
        expect({ warn: sum('warned'), breach: sum('breached'), escalate: sum('escalated') }).toEqual(total.stages);
        const keys = cells.flatMap((row) => row['words_key'] || []);
        expect(keys.length - new Set(keys).size).toBe(total.quality.hints.reused);
        expect(cells.filter((row) => row['first'] === 'yes')).toHaveLength(total.mentions);
      }),
      { numRuns: 60 },
    );
  });

  it('are those of one list where that is asked for', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 30 }).map(unique), (facts) => {
        const { lists } = reportOf(facts);
        for (const { id, count } of lists) {
          const { rows, total } = reportOf(facts, { rowsOf: id });
          expect(rows).toHaveLength(count);
          expect(total).toEqual(reportOf(facts).total);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('show the longest waits first, and say how many there are', () => {
    const facts = Array.from({ length: 40 }, (_, index) =>
      answered((index + 1) * MINUTE, { externalId: String(index) }),
    );
    const list = reportOf(facts).lists.find(({ id }) => id === 'first');

    expect(list).toMatchObject({ count: 40 });
    expect(list?.rows.map(({ wait }) => (wait?.calendar ?? 0) / MINUTE)).toEqual(
      Array.from({ length: MOST_SHOWN }, (_, index) => 40 - index),
    );
  });

  it('are the responses with the same words, the first one among them', () => {
    const said = (id: string, hints: string) => answered(HOUR, { externalId: id, hints });
    const report = reportOf([said('1', '#k'), said('2', 'w#other'), said('3', '#k'), said('4', '')]);

    expect(report.total.quality.hints.reused).toBe(1);
    expect(report.lists.find(({ id }) => id === 'hint-reused')?.rows.map(({ facts }) => facts.externalId)).toEqual([
      '1',
      '3',
    ]);
  });

  it('of a storm are the complaints of it, as they stand now', () => {
    const storm = { kind: 'storm', id: '20261118-0915-delivery', theme: 'delivery', severity: 'high' } as const;
    const about = (externalId: string, changes: Partial<MentionFacts>) => someFacts({ externalId, ...changes });
    const report = reportOf(
      [
        about('in', { themes: ['delivery'] }),
        about('other', { themes: ['price'] }),
        about('content', { themes: ['delivery'], sentiment: 'positive' }),
        about('before', { themes: ['delivery'], postedAt: FROM + 1 }),
      ],
      {
        storms: [
          {
            ...{ ...storm, firstSeenAt: someFacts().postedAt, openedAt: NOW - HOUR, mentions: 1, peak: 1 },
            ...{ answered: 0, waiting: 0, overdue: 1 },
          },
        ],
      },
    );

    expect(
      report.lists.find(({ id }) => id === `storm-${storm.id}`)?.rows.map(({ facts }) => facts.externalId),
    ).toEqual(['in']);
  });

  it('are in the page for every link that leads to them', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const page = reportHtml(report);
        const ids = new Set([...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id));
        for (const [, target] of page.matchAll(/href="#([^"]+)"/gu)) expect(ids).toContain(target);
      }),
      { numRuns: 15 },
    );
  });
});
