import { describe, expect, it } from 'vitest';
import { drawBudgets, drawOpinions } from '../../../../bin/local/draw/budgets.ts';
import { OPINION_ACCOUNT } from '../../../../functions/use-cases/second-opinions.ts';
import { surveyBudgets } from '../../../../functions/use-cases/survey-budgets.ts';
import { surveyOpinions } from '../../../../functions/use-cases/survey-opinions.ts';
import { aMastodonSource, anAppStoreSource } from '../../../adapters/sources/builders.ts';
import { inMemoryBudgets, inMemorySpending } from '../../../support/in-memory-budgets.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const UNTIL = Date.parse('2026-11-20T12:16:00Z');

describe('credentials and servers that rest', () => {
  it('are named once, whichever sources share them, with why and until when', async () => {
    const budgets = inMemoryBudgets();
    const lastFailure = 'social.example answered 503\u001b[2J';
    await budgets.save({
      id: 'mastodon#social.example',
      breaker: { failures: 9, openUntil: UNTIL, lastFailure },
      version: 1,
    });
    const sources = [aMastodonSource(), aMastodonSource({ id: 'another' }), anAppStoreSource()];
    const conditions = await surveyBudgets(sources, {}, { budgets, now: () => NOW });

    expect(conditions.map(({ id, state }) => [id, state])).toEqual([
      ['mastodon#social.example', 'open'],
      ['app-store#itunes.apple.com', 'asking'],
    ]);
    const [line = '', ...others] = drawBudgets(conditions, 'Europe/Berlin');
    expect(others).toEqual([]);
    expect(line).toContain('mastodon#social.example');
    expect(line).toContain('13:16');
    expect(line).toContain('9 failures in a row: social.example answered 503[2J');
  });
});

describe('what second opinions have cost', () => {
  const settings = { secondOpinion: { from: 'comprehend', maxDollarsPerMonth: 5 } } as const;

  it('is a line, with what is set aside for answers that are not in', async () => {
    const spending = inMemorySpending();
    const wish = { account: OPINION_ACCOUNT, month: '2026-11', least: 1, cap: 5_000_000 };
    const first = await spending.reserve({ ...wish, wanted: 1_500_000 });
    await spending.reserve({ ...wish, wanted: 30_000 });
    if (first !== undefined) await spending.settle(first, 1_200_000);

    expect(drawOpinions(await surveyOpinions(settings, { spending, now: () => NOW }))).toEqual([
      'Second opinions of Comprehend in 2026-11: $1.23 of $5.00, $0.03 of it set aside for answers that are not in',
    ]);
  });

  it('is nothing where nobody is asked', async () => {
    expect(drawOpinions(await surveyOpinions({}, { spending: inMemorySpending(), now: () => NOW }))).toEqual([]);
  });

  it('comes with whether the judge answers', async () => {
    const budgets = inMemoryBudgets();

    const conditions = await surveyBudgets([], settings, { budgets, now: () => NOW });

    expect(conditions.map(({ id, state }) => [id, state])).toEqual([['scoring#second-opinion', 'asking']]);
  });
});
