import { describe, expect, it } from 'vitest';
import { drawBudgets } from '../../../../bin/local/draw/budgets.ts';
import { surveyBudgets } from '../../../../functions/use-cases/survey-budgets.ts';
import { aMastodonSource, anAppStoreSource } from '../../../adapters/sources/builders.ts';
import { inMemoryBudgets } from '../../../support/in-memory-budgets.ts';

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
    const conditions = await surveyBudgets(sources, { budgets, now: () => NOW });

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
