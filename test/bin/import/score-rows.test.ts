import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../bin/import/file-rows.ts';
import { scoreRows } from '../../../bin/import/score-rows.ts';
import { scoreFigures } from '../../../functions/domain/reports/scores.ts';

const FORM = {
  brand: 'acme',
  columns: { date: 'date', nps: 'nps', csat: 'csat' },
  dates: 'ymd',
  timeZone: 'Europe/Berlin',
} as const;

async function read(text: string, form = {}) {
  const pieces = (async function* () {
    yield text;
  })();
  return scoreRows('survey.csv', await csvRows(pieces, 'survey.csv'), { ...FORM, ...form });
}

describe('survey answers', () => {
  it('are added up by the day of their date, each scale by itself', async () => {
    const { days, answers, refused } = await read(
      'Date,NPS,CSAT\n2026-11-20,10,5\n2026-11-20,7,3\n2026-11-20,0,\n2026-11-21T23:30:00Z,,4\n',
    );

    expect({ answers, refused }).toEqual({ answers: 4, refused: [] });
    expect(days).toEqual([
      {
        brand: 'acme',
        day: '20261120',
        nps: { promoters: 1, passives: 1, detractors: 1 },
        csat: { satisfied: 1, answers: 2 },
      },
      { brand: 'acme', day: '20261122', csat: { satisfied: 1, answers: 1 } },
    ]);
  });

  it('that cannot be read are told by line, and the others counted', async () => {
    const { answers, refused } = await read('date,nps\n2026-11-20,11\nsoon,9\n2026-11-20,\n2026-11-20,9\n');

    expect(answers).toBe(1);
    expect(refused).toEqual([
      'line 2: nps: "11"; give a whole number from 0 to 10',
      'line 3: date: "soon"; write a date like 2026-11-22, or say --dates',
      'line 4: nps: no score; leave out rows of those who did not answer',
    ]);
  });

  it.each([
    ['when,nps\n', 'survey.csv: has no column "date"; name it by --date; there are when, nps'],
    [
      'date,stars\n',
      'survey.csv: has neither a column "nps" nor "csat"; name one by --nps or --csat; there are date, stars',
    ],
  ])('are refused in one line where a column is missing', async (text, line) => {
    await expect(read(text)).rejects.toThrow(line);
  });

  it('become a score with how far chance may have moved it', () => {
    const nps = { promoters: 6, passives: 2, detractors: 2 };

    expect(scoreFigures([{ brand: 'acme', day: '20261120', nps }])).toEqual({
      days: 1,
      // 0.6 - 0.2, variance (0.8 - 0.16) / 10.
      nps: { answers: 10, score: 40, range: [-9.6, 89.6] },
    });
    expect(scoreFigures([])).toEqual({ days: 0 });
    expect(scoreFigures([{ brand: 'acme', day: '20261120', csat: { satisfied: 3, answers: 4 } }]).csat).toMatchObject({
      share: 0.75,
      few: true,
    });
  });
});
