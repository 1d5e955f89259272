import { describe, expect, it } from 'vitest';
import { estimatedShares, type Shares, underShares } from '../../../functions/domain/scoring/base-rate.ts';

const EVEN: Shares = [1 / 3, 1 / 3, 1 / 3];

describe('the base rate', () => {
  it('leaves probabilities as they are where the shares are those assumed', () => {
    const [negative, neutral, positive] = underShares([0.5, 0.3, 0.2], EVEN, EVEN);

    expect(negative).toBeCloseTo(0.5, 12);
    expect(neutral).toBeCloseTo(0.3, 12);
    expect(positive).toBeCloseTo(0.2, 12);
  });

  it('makes a complaint likelier where complaints are common: by Bayes, in odds', () => {
    const [negative, , positive] = underShares([0.4, 0.2, 0.4], EVEN, [0.6, 0.2, 0.2]);

    expect(negative / positive).toBeCloseTo(3, 12);
  });

  it('finds the shares of a brand from its unlabelled texts, and stays near those assumed with few', () => {
    const sure: Shares = [0.9, 0.05, 0.05];
    const glad: Shares = [0.05, 0.05, 0.9];
    const texts = [...Array.from({ length: 800 }, () => sure), ...Array.from({ length: 200 }, () => glad)];

    const [many] = estimatedShares(texts, EVEN);
    const [few] = estimatedShares([sure, sure], EVEN);

    expect(many).toBeGreaterThan(0.65);
    expect(few).toBeLessThan(0.45);
  });
});
