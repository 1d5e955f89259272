import { describe, expect, it } from 'vitest';
import { readSettings } from '../../functions/domain/settings/read-settings.ts';
import { makeUpMention } from '../../functions/use-cases/make-up-mention.ts';
import { VALID } from '../domain/settings/settings-text.ts';
import { at } from '../support/builders.ts';
import { wordListScorer } from '../support/word-list-scorer.ts';

const SETTINGS = readSettings(VALID, 'replywatch.yaml');
const [store, posts] = SETTINGS.sources;
const publishedAt = at('2026-11-16T09:00:00Z');

function made(source: typeof store, more: Partial<Parameters<typeof makeUpMention>[0]> = {}) {
  if (source === undefined) throw new Error('no such source');
  return makeUpMention({ source, publishedAt, discoveredAt: publishedAt, ...more }, SETTINGS, wordListScorer);
}

describe('making up a mention', () => {
  it('judges, matches and clocks it as one that was found', () => {
    const { mention, passedOver } = made(store, { stars: 1, language: 'en', labels: { version: '5' } });

    expect(mention).toMatchObject({
      brand: 'sundial',
      sourceId: 'store-be',
      severity: { level: 'high', sentiment: { label: 'negative' } },
      observation: { rating: 1, language: 'en', labels: { version: '5' } },
      clock: {
        status: 'running',
        policy: { id: 'bad-reviews' },
        dueAt: at('2026-11-16T14:00:00Z'),
        lateDiscovered: false,
      },
    });
    expect(passedOver).toEqual([]);
  });

  it('takes severity and sentiment as they are given, and tells why earlier policies are not for it', () => {
    const { mention, passedOver } = made(posts, { text: 'Lovely coffee', severity: 'critical', sentiment: 'negative' });

    expect(mention.severity).toMatchObject({
      level: 'critical',
      reasons: ['as given'],
      sentiment: { label: 'negative' },
    });
    expect(mention.clock).toMatchObject({ status: 'excluded', policy: { id: 'rest' } });
    expect(passedOver).toEqual([{ id: 'bad-reviews', why: 'no stars, asks for 1, 2' }]);
  });

  it('knows one that is found too late', () => {
    const { mention } = made(store, { stars: 2, discoveredAt: at('2026-11-17T09:00:00Z') });

    expect(mention.clock).toMatchObject({ lateDiscovered: true, dueAt: at('2026-11-16T14:00:00Z') });
  });
});
