import { describe, expect, it } from 'vitest';
import { withBrandTable } from '../../../../functions/domain/scoring/brand/brand-table.ts';
import { type BrandText, learnBrand } from '../../../../functions/domain/scoring/brand/learn-brand.ts';
import { chanceOf, whyNot } from '../../../../functions/domain/scoring/brand/verdict.ts';
import { judgeSentiment } from '../../../../functions/domain/scoring/sentiment.ts';
import { judgeSeverity } from '../../../../functions/domain/scoring/severity.ts';
import { asBrandTexts, SUNDIAL_REVIEWS, SURE_LEAD, shippedScorer } from '../../../support/sundial-reviews.ts';

const MADE = { brand: 'sundial', madeAt: Date.UTC(2026, 10, 14, 9), sureLead: SURE_LEAD };

const learned = learnBrand(asBrandTexts(SUNDIAL_REVIEWS), MADE);

describe('a brand whose words the built-in scorer misreads', () => {
  const untaught = shippedScorer();
  const taught = learned.table === undefined ? untaught : withBrandTable(untaught, learned.table);
  const labels = (text: string) =>
    [untaught, taught].map(
      (scorer) => judgeSentiment({ text, language: 'en', channel: 'review', rating: 3 }, scorer).label,
    );

  it('is read right after training, in reviews that training has not seen', () => {
    expect(labels('a brutal, filthy ristretto')).toEqual(['negative', 'positive']);
    expect(labels('gentle and smooth and mild again')).toEqual(['positive', 'negative']);
  });

  it('had it tried on texts that training had not seen', () => {
    const { trial, wordsRefused } = learned;

    expect(wordsRefused).toBeUndefined();
    expect(trial).toMatchObject({ texts: 252, negatives: 126, positives: 126, broken: expect.any(Number) });
    expect(trial.rightBefore).toBeLessThan(0.5);
    expect(trial.rightAfter).toBeGreaterThan(0.9);
    expect(trial.mended).toBeGreaterThan(trial.broken * 10);
  });

  it('has the table named in the reasons, with how far it moved the text', () => {
    const { reasons } = judgeSeverity({ text: 'gentle and smooth and mild again', language: 'en', rating: 3 }, taught);

    expect(reasons[1]).toMatch(/^negative text, by the brand table of 14 Nov \(-\d\.\d\)(, not certain)?: "/u);
  });

  it('is left alone in what the table says nothing of, and in what is surely neutral', () => {
    const text = 'The parcel arrived broken and nobody answers';
    const ours = untaught(text, 'en', 'social');

    expect(taught(text, 'en', 'social').negative).toBeCloseTo(ours.negative, 1);
    expect(taught(text, 'en', 'social')).toMatchObject({ words: ours.words, confident: ours.confident });
    expect(taught('zzz', 'en', 'social')).toEqual(untaught('zzz', 'en', 'social'));
    const surely = (judged: string) => ({
      ...untaught(judged, 'en', 'social'),
      negative: 0.05,
      neutral: 0.9,
      positive: 0.05,
    });
    const neutral = withBrandTable((judged) => ({ ...surely(judged), confident: true }), learned.table ?? fail());
    expect(neutral('gentle and sweet', 'en', 'social').neutral).toBe(0.9);
  });

  it('teaches the same table twice, small, and of no word in fewer than three texts', () => {
    const again = learnBrand(asBrandTexts(SUNDIAL_REVIEWS.toReversed()), MADE);

    expect(JSON.stringify(again.table?.words)).toBe(JSON.stringify(learned.table?.words));
    expect(JSON.stringify(learned.table).length).toBeLessThan(64_000);
    const rare = learnBrand(asBrandTexts([...SUNDIAL_REVIEWS, { text: 'an odd xylophone', stars: 5 }]), MADE);
    expect(rare.table?.words.map(([word]) => word)).not.toContain('xylophone');
  });
});

const fail = (): never => {
  throw new Error('nothing was learned');
};

describe('what is not used', () => {
  it('is noise: stars that say nothing about the texts', () => {
    const texts = asBrandTexts(SUNDIAL_REVIEWS, (_, index) => ((index * 7_919) % 13 < 6 ? 'negative' : 'positive'));

    const { table, wordsRefused, trial } = learnBrand(texts, MADE);

    expect(wordsRefused).toMatch(/^it would (mend \d+ texts and break \d+|find [\d.]+ % of the)/u);
    expect(table?.words ?? []).toEqual([]);
    expect(trial.texts).toBe(252);
  });

  it('is what too few texts say, or too few complaints', () => {
    const praise = SUNDIAL_REVIEWS.filter(({ stars }) => stars === 5);
    const blame = SUNDIAL_REVIEWS.filter(({ stars }) => stars === 1);

    expect(learnBrand(asBrandTexts(praise.slice(0, 42)), MADE).wordsRefused).toBe(
      '42 texts with stars or corrections, 100 are needed',
    );
    expect(learnBrand(asBrandTexts([...praise.slice(0, 100), ...blame.slice(0, 9)]), MADE).wordsRefused).toBe(
      'only 9 of the 109 texts are negative, 20 are needed',
    );
  });

  it('is what finds fewer complaints, however much else it mends', () => {
    const trial = {
      texts: 400,
      negatives: 80,
      positives: 320,
      rightBefore: 0.8,
      rightAfter: 0.9,
      mended: 60,
      broken: 20,
    };

    expect(whyNot({ ...trial, recallBefore: [0.9, 0.78], recallAfter: [0.8, 0.93] })).toBe(
      'it would find 80.0 % of the negative texts instead of 90.0 %',
    );
    expect(whyNot({ ...trial, recallBefore: [0.9, 0.78], recallAfter: [0.9, 0.93] })).toBeUndefined();
    expect(whyNot({ ...trial, mended: 7, broken: 5, recallBefore: [0.9, 0.78], recallAfter: [0.9, 0.79] })).toBe(
      'it would mend 7 texts and break 5: that may be chance (38.7 %)',
    );
  });

  it('is by chance as likely as a coin says', () => {
    expect(chanceOf(1, 0)).toBeCloseTo(0.5, 12);
    expect(chanceOf(8, 2)).toBeCloseTo(56 / 1024, 12);
    expect(chanceOf(600, 600)).toBeGreaterThan(0.5);
    expect(chanceOf(900, 300)).toBeLessThan(1e-9);
  });
});

describe('the base rate of a brand', () => {
  const post = (negative: number, positive: number): BrandText => ({
    text: 'a text',
    channel: 'social',
    judged: { negative, neutral: 1 - negative - positive, positive, confident: false, words: [], language: 'en' },
  });
  const many = (count: number, text: BrandText) => Array.from({ length: count }, () => text);

  it('is learned from texts that nobody has labelled, and changes what a doubtful one is read as', () => {
    const { table, baseRates } = learnBrand([...many(300, post(0.85, 0.05)), ...many(100, post(0.1, 0.2))], MADE);

    expect(baseRates[0]).toMatchObject({
      channel: 'social',
      texts: 400,
      shares: [expect.any(Number), expect.any(Number), expect.any(Number)],
    });
    expect(table?.shares.social?.[0]).toBeGreaterThan(0.5);
    const doubtful = () => post(0.38, 0.2).judged;
    expect(judgeSentiment({ text: 'hm', language: 'en' }, doubtful).label).toBe('neutral');
    expect(judgeSentiment({ text: 'hm', language: 'en' }, withBrandTable(doubtful, table ?? fail())).label).toBe(
      'negative',
    );
  });

  it('is not used where it would make complaints less likely and no stars prove it', () => {
    const { table, baseRates } = learnBrand(many(300, post(0.05, 0.9)), MADE);

    expect(baseRates[0]?.refused).toBe(
      'it would make complaints less likely, and too few stars say whether that is true',
    );
    expect(table).toBeUndefined();
  });

  it('needs a hundred texts', () => {
    expect(learnBrand(many(99, post(0.9, 0.05)), MADE).baseRates[0]?.refused).toBe('99 texts, 100 are needed');
  });
});
