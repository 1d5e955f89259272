import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { drawReport } from '../../../../bin/local/draw/report.ts';
import { scoreFigures } from '../../../../functions/domain/reports/scores.ts';
import { DAY, HOUR } from '../../../../functions/domain/shared/time.ts';
import { answered, FROM, NOW, OFFICE, reportOf, someFacts } from '../../../domain/reports/builders.ts';

const drawn = (...given: Parameters<typeof reportOf>) => stripVTControlCharacters(drawReport(reportOf(...given)));

describe('a report in a terminal', () => {
  it('has beside each group what was covered of it, and what could not be seen', () => {
    const sources = [
      { sourceId: 'fernweh-us', label: 'App Store US', seesResponses: false, coveredSince: FROM, gaps: [] },
      {
        sourceId: 'fernweh-masto',
        label: 'Mastodon',
        seesResponses: true,
        coveredSince: FROM,
        gaps: [{ sourceId: 'fernweh-masto', from: FROM, to: FROM + 9 * HOUR, reason: 'it was down' }],
      },
    ];
    const text = drawn([someFacts(), someFacts({ sourceId: 'fernweh-masto', externalId: '2' })], { sources });

    expect(text).toMatch(/App Store US .*│ 100 %, 1 blind │/u);
    expect(text).toMatch(/Mastodon .*│ +91 % │/u);
  });

  it('tells first and next responses by both clocks, on the wall and in open hours', () => {
    const posted = someFacts().postedAt;
    const facts = answered(HOUR, {
      ...{ calendar: 'office', cycle: 2, status: 'late', startedAt: posted + 6 * HOUR, seenAt: posted + 7 * HOUR },
      ...{ dueAt: posted + 10 * HOUR, respondedAt: posted + 25 * HOUR },
      earlier: [
        {
          ...{ cycle: 1, status: 'late', startedAt: posted, dueAt: posted + 4 * HOUR, lateDiscovered: false },
          respondedAt: posted + 5 * HOUR,
        },
      ],
    });
    const text = drawn([facts], { businessTime: OFFICE });

    expect(text).toContain('First response     median 5 h, nine in ten 5 h');
    expect(text).toContain('Next response      median 19 h, nine in ten 19 h');
    expect(text).toContain('Once discovered    median 4 h 55 min, nine in ten 4 h 55 min');
    expect(text).toContain('Once seen, next    median 18 h, nine in ten 18 h');
    expect(text).toContain('Next, open hours   median 3 h, nine in ten 3 h; once seen median 2 h, nine in ten 2 h');
    expect(text).not.toContain('In open hours');
  });

  it('says of what there is how it came out, and nothing of what there is not', () => {
    const facts = [
      answered(6 * HOUR, { externalId: '1', rating: 4, calendar: 'office', recoveredAt: NOW, hints: 'w' }),
      someFacts({ externalId: '2', moment: 'receive', stages: 'w-60 e240', rating: 1 }),
      someFacts({
        externalId: '3',
        moment: 'receive',
        postedAt: FROM - DAY,
        startedAt: FROM - DAY,
        dueAt: FROM,
        rating: 3,
      }),
    ];
    const scores = scoreFigures([
      { brand: 'fernweh', day: '20261118', nps: { promoters: 3, passives: 0, detractors: 1 } },
    ]);
    const storm = { kind: 'storm', id: '20261118-0915-delivery', theme: 'delivery', severity: 'high' } as const;
    const storms = [
      { ...storm, firstSeenAt: FROM, openedAt: FROM, mentions: 21, peak: 9, answered: 1, waiting: 2, overdue: 3 },
    ];
    const text = drawn(facts, { businessTime: OFFICE, scores, storms });

    expect(text).toContain('Waiting since      1 under 3 d');
    expect(text).toContain('Stages reached     1 warned, 2 past the deadline, 1 escalated before anybody answered');
    expect(text).toContain('Stars raised       100 % (1 of 1), few cases: 20 to 100 % fits as well');
    expect(text).toContain('Tone               2 negative, 0 neutral, 0 positive; 2.5 stars on average, before 3.0');
    expect(text).toContain('Friction           receive 3.0 (+0.0)');
    expect(text).toContain('storm of delivery, 21 mentions, 3 overdue, goes on (20261118-0915-delivery)');
    expect(text).toContain('of 1 responses read: 0 reused, 0 in another language, 1 "write to us" only');
    expect(text).toContain('NPS, by survey     50 (4 answers; ');
    expect(drawn([])).not.toMatch(/Stars raised|Settled|Written again|Friction|Storm|Hints|NPS|CSAT/u);
  });
});
