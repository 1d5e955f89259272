import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionKeyOf, mentionPk } from '../../../functions/adapters/dynamodb/keys.ts';
import { mentionFrom, mentionItem, packProse, proseFrom } from '../../../functions/adapters/dynamodb/mention-item.ts';
import { DICTIONARY_1 } from '../../../functions/adapters/dynamodb/packing-dictionary.ts';
import { HISTORY_WHATS } from '../../../functions/domain/mentions/history.ts';
import type { Mention } from '../../../functions/domain/mentions/mention.ts';
import { contentHash } from '../../../functions/domain/shared/hash.ts';
import { aStoredMention, withText } from '../../support/mention-literals.ts';

const throughItem = (mention: Mention): Mention => {
  const { item, prose } = mentionItem(mention, 4);
  const stored = structuredClone({ ...item });
  return mentionFrom(stored, prose && proseFrom({ pk: item.pk, v: 1, x: prose }));
};

const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });
const word = fc.string({ unit: 'binary', maxLength: 40 });
const owner = fc.string({ minLength: 1, maxLength: 12 });

const mention = fc
  .record({
    externalId: fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }),
    text: fc.string({ unit: 'binary', maxLength: 1_500 }),
    title: fc.option(word, { nil: undefined }),
    author: fc.record({ id: word, name: word }, { requiredKeys: [] }),
    labels: fc.dictionary(fc.string({ minLength: 1 }), word, { noNullPrototype: true }),
    rating: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    publishedAt: fc.option(instant, { nil: undefined }),
    discoveredAt: instant,
    startedAt: instant,
    ladder: fc.array(fc.record({ key: fc.constantFrom('warn', 'breach', 'escalate1'), at: instant, owner })),
    history: fc.array(
      fc.record(
        { at: instant, what: fc.constantFrom(...HISTORY_WHATS), detail: word },
        { requiredKeys: ['at', 'what'] },
      ),
    ),
    lateDiscovered: fc.boolean(),
    fromBrand: fc.boolean(),
    version: fc.integer({ min: 1, max: 1_000 }),
  })
  .map(({ externalId, discoveredAt, history, version, startedAt, ladder, lateDiscovered, ...seen }): Mention => {
    const base = aStoredMention();
    const { url: _url, title: _title, rating: _rating, publishedAt: _publishedAt, ...observation } = base.observation;
    const given = Object.fromEntries(Object.entries(seen).filter(([, value]) => value !== undefined));
    return {
      ...base,
      externalId,
      discoveredAt,
      history,
      version,
      observation: { ...observation, ...given },
      clock: { ...base.clock, startedAt, lateDiscovered, ladder: ladder as Mention['clock']['ladder'] },
    };
  });

describe('the item of a mention', () => {
  it('holds all of it, whatever it is', () => {
    fc.assert(
      fc.property(mention, (given) => {
        expect(throughItem(given)).toEqual(given);
      }),
      { numRuns: 200 },
    );
  });

  it('has keys that fit, and that read back to keys of the same item', () => {
    fc.assert(
      fc.property(
        fc.record({
          brand: fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
          origin: fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
          externalId: fc.string({ unit: 'binary', minLength: 1, maxLength: 3_000 }),
        }),
        (key) => {
          const pk = mentionPk(key);
          expect(Buffer.byteLength(pk)).toBeLessThanOrEqual(530);
          expect(mentionPk(mentionKeyOf(pk))).toBe(pk);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps the due key while a stage is pending', () => {
    const opened = aStoredMention();
    const pending = {
      ...opened,
      clock: { ...opened.clock, pending: { stage: 'warn', since: 1_795_000_000_000 } as const },
    };

    expect(mentionItem(pending, 4).item.dueSk).toBe(mentionItem(opened, 4).item.dueSk);
    expect(mentionItem(pending, 4).item.facts).toEqual(mentionItem(opened, 4).item.facts);
  });

  it('cuts a text that no item could hold', () => {
    const { text } = proseFrom({ pk: 'M', v: 1, x: packProse({ text: 'word '.repeat(100_000) }) });

    expect(text).toHaveLength(100_000);
    expect(mentionItem(withText(aStoredMention(), 'é'.repeat(3_000_000)), 1).prose?.length).toBeLessThan(300_000);
  });

  it('is packed with a dictionary that never changes', () => {
    expect(contentHash(DICTIONARY_1)).toBe('xm4wywrb0x');
  });
});
