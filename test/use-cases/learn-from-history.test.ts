import { describe, expect, it } from 'vitest';
import { historyText } from '../../bin/commands/train-history-text.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import { HOUR } from '../../functions/domain/shared/time.ts';
import { knownRight } from '../../functions/use-cases/known-right.ts';
import { learnFromHistory } from '../../functions/use-cases/learn-from-history.ts';
import { scorerFor } from '../../functions/use-cases/scorer-for.ts';
import { aMention, anObservation, at } from '../support/builders.ts';
import { inMemoryMentionStore } from '../support/in-memory-mention-store.ts';
import { SUNDIAL_REVIEWS, SURE_LEAD, shippedScorer } from '../support/sundial-reviews.ts';

const NOW = at('2026-11-20T12:00:00Z');
const RANGE = { from: at('2026-01-01T00:00:00Z'), to: NOW };

/** A store with the mentions of one brand, and of another one. */
async function aStoreWith(mentions: readonly Mention[]) {
  const store = inMemoryMentionStore({ now: () => NOW, shards: 2 });
  for (const mention of mentions) await store.save(mention);
  const told: (readonly [number, number])[] = [];
  const deps = {
    mentions: store,
    scorer: shippedScorer(),
    sureLead: SURE_LEAD,
    now: () => NOW,
    onProgress: (done: number, total: number) => void told.push([done, total]),
  };
  return { deps, told, store };
}

const review = (text: string, rating: number | undefined, index: number, fields: Partial<Mention> = {}): Mention => {
  const { rating: _, title: __, ...rest } = anObservation({ id: `r${index}`, text });
  return aMention({
    observation: { ...rest, ...(rating !== undefined && { rating }) },
    externalId: `r${index}`,
    ...fields,
  });
};

const REVIEWS = SUNDIAL_REVIEWS.map(({ text, stars }, index) => review(text, stars, index));

describe('what is known to be right', () => {
  const corrected = { at: NOW, what: 'sentimentCorrected', detail: 'negative to positive by mira' } as const;
  const edited = { at: NOW + HOUR, what: 'edited' } as const;

  it('is what stars say, but not three', () => {
    expect([1, 2, 3, 4, 5].map((rating) => knownRight(review('x', rating, 0))?.label)).toEqual([
      'negative',
      'negative',
      undefined,
      'positive',
      'positive',
    ]);
    expect(knownRight(review('x', undefined, 0))).toBeUndefined();
  });

  it('is what a person said of this very text, before any stars', () => {
    expect(knownRight(review('x', 1, 0, { history: [corrected] }))).toEqual({ label: 'positive', byPerson: true });
    expect(knownRight(review('x', 1, 0, { history: [corrected, edited] }))).toEqual({
      label: 'negative',
      byPerson: false,
    });
  });
});

describe('what "not relevant" teaches', () => {
  const dismissed = (reason: string) => ({ at: NOW, what: 'markedNotRelevant', detail: `mira: ${reason}` }) as const;
  const knownOf = (reason: string, stars?: number, ...after: Mention['history']) =>
    knownRight(review('x', stars, 0, { history: [dismissed(reason), ...after] }));

  it('is that a text is no complaint, where the reason says so, until the text is another', () => {
    expect(knownOf('Not a complaint')).toEqual({ label: 'neutral', byPerson: true });
    expect(knownOf('not a complaint: a joke', 1)).toEqual({ label: 'neutral', byPerson: true });
    expect(knownOf('Not a complaint', undefined, { at: NOW + HOUR, what: 'edited' })).toBeUndefined();
  });

  it.each(['Spam', 'Not about us', 'A duplicate: of 4711'])(
    'is nothing at all after %s, whatever the stars',
    (reason) => {
      expect(knownOf(reason, 1)).toBeUndefined();
    },
  );

  it('leaves the stars their word after any other reason, and a correction its own', () => {
    const corrected = { at: NOW, what: 'sentimentCorrected', detail: 'negative to positive by mira' } as const;

    expect(knownOf('No answer is expected', 1)).toEqual({ label: 'negative', byPerson: false });
    expect(knownOf('Spam', 1, corrected)).toEqual({ label: 'positive', byPerson: true });
  });
});

describe('learnFromHistory', () => {
  it('learns from the stars and corrections of one brand, tells how far it is, and the next mentions are read by it', async () => {
    const corrections = ['soft and flat', 'cute but flat'].map((text, index) =>
      review(text, undefined, 900 + index, {
        history: [{ at: NOW, what: 'sentimentCorrected', detail: 'positive to negative by mira' }],
      }),
    );
    const foreign = review('wicked', 1, 950, { brand: 'luna' });
    const { deps, told, store } = await aStoreWith([...REVIEWS, ...corrections, foreign]);

    const learned = await learnFromHistory('acme', RANGE, deps);

    expect(learned).toMatchObject({ brand: 'acme', mentions: 254, starred: 252, corrected: 2 });
    expect(learned.wordsRefused).toBeUndefined();
    expect(told.at(-1)).toEqual([254, 254]);
    const { table } = learned;
    const place = { brand: 'acme', origin: 'app-store:us:1', readAt: NOW };
    const seen = anObservation({ id: 'new', text: 'gentle and smooth and mild again' });
    const scorer = await scorerFor([seen], place, {
      mentions: store,
      scorer: shippedScorer(),
      brandTables: { find: async (brand) => (brand === 'acme' ? table : undefined) },
    });
    const { brandTable, ...judged } = scorer(seen.text, 'en', 'review');
    expect(brandTable).toEqual({ madeAt: NOW, moved: expect.any(Number) });
    expect(judged.negative).toBeGreaterThan(shippedScorer()(seen.text, 'en', 'review').negative + 0.2);
  });

  it('is told in words: what helps, with figures', async () => {
    const { deps } = await aStoreWith(REVIEWS);

    const text = historyText([{ ...(await learnFromHistory('acme', RANGE, deps)), fate: 'stored' }]);

    expect(text).toContain('acme: 252 mentions with text, 252 with stars that say something, 0 corrected by people');
    expect(text).toMatch(/on texts that training had not seen, 252 in all: [\d.]+ % right without, [\d.]+ % with/u);
    expect(text).toMatch(/\d+ mended, \d+ broken; complaints found: [\d.]+ % without, [\d.]+ % with/u);
    expect(text).toMatch(/\d+ words, first of all "[^"]+" [+-]\d\.\d/u);
    expect(text).toContain('Stored; used for new and edited mentions within 15 minutes.');
  });

  it('is told in words: why nothing is used', async () => {
    const { deps } = await aStoreWith(REVIEWS.slice(0, 30));

    const learned = await learnFromHistory('acme', RANGE, deps);

    expect(historyText([{ ...learned, fate: 'none' }])).toBe(
      [
        'acme: 30 mentions with text, 30 with stars that say something, 0 corrected by people',
        '  words     not used: 30 texts with stars or corrections, 100 are needed',
        '  posts     shares not used: 0 texts, 100 are needed',
        '  reviews   shares not used: 30 texts, 100 are needed',
        '  Nothing of it is used; the built-in scorer goes on as it is.',
        '',
      ].join('\n'),
    );
  });
});
