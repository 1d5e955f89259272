import { describe, expect, it } from 'vitest';
import { checkReport } from '../../../bin/commands/check.ts';
import { checkText } from '../../../bin/settings/check-text.ts';
import { readSettings } from '../../../functions/domain/settings/read-settings.ts';
import { secondOpinionFee } from '../../../functions/domain/settings/second-opinion-fee.ts';
import { VALID } from './settings-text.ts';

const BEDROCK = {
  from: 'bedrock',
  model: 'amazon.nova-micro-v1:0',
  regions: [],
  dollarsPerMillionTokens: { in: 0.035, out: 0.14 },
  maxDollarsPerMonth: 5,
} as const;

describe('what second opinions cost', () => {
  it('is three tenths of the mentions at the least that Comprehend takes for a text', () => {
    expect(secondOpinionFee({ from: 'comprehend', maxDollarsPerMonth: 100 }, 1_000_000)).toMatchObject({
      by: 'Comprehend',
      texts: 300_000,
      expected: expect.closeTo(90, 6),
      most: 100,
    });
  });

  it('is never more than the settings allow', () => {
    expect(secondOpinionFee({ from: 'comprehend', maxDollarsPerMonth: 5 }, 1_000_000).expected).toBe(5);
  });

  it('depends on the price of the model', () => {
    const { expected } = secondOpinionFee(BEDROCK, 100_000);

    expect(expected).toBeCloseTo(30_000 * ((480 * 0.035 + 110 * 0.14) / 1e6), 9);
  });

  it('stands in what check says, with what leaves the account', () => {
    const settings = {
      ...readSettings(VALID, 'f'),
      secondOpinion: { from: 'comprehend', maxDollarsPerMonth: 5 },
    } as const;

    const text = checkText(checkReport('f', settings, 10_000, []));

    expect(text).toContain(
      'and some $0.90, never more than $5.00, for second opinions of Comprehend on 3,000 texts (30 %)',
    );
    expect(text).toContain(
      'opinion   texts that the built-in scorer is not sure of are sent to Comprehend, in the region of',
    );
    expect(checkText(checkReport('f', readSettings(VALID, 'f'), 10_000, []))).not.toContain('opinion');
  });
});
