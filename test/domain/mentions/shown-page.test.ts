import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isShown, shownOn } from '../../../functions/domain/mentions/shown-page.ts';
import { anObservation } from '../../support/builders.ts';

describe('the first page of a source', () => {
  it('tells of each unanswered mention that it shows', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 40 }), (ids) => {
        const shown = shownOn(ids.map((id) => anObservation({ id })));

        expect(shown).toHaveLength(4 * ids.length);
        for (const id of ids) expect(isShown(id, shown)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('does not tell of what it does not show, of what is answered, and of what it cannot tell', () => {
    const shown = shownOn([
      anObservation({ id: 'open' }),
      anObservation({ id: 'answered', response: { truth: 'replied' } }),
      anObservation({ id: 'cut', response: { truth: 'unknown', reason: 'five of nine answers are shown' } }),
      anObservation({ id: 'ours', fromBrand: true }),
    ]);

    expect(['open', 'answered', 'cut', 'ours', 'elsewhere'].map((id) => isShown(id, shown))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(isShown('open', undefined)).toBe(false);
  });

  it('does not find an id between two others', () => {
    const shown = shownOn([anObservation({ id: 'a' }), anObservation({ id: 'b' })]);
    const between = `${shown.slice(2, 6)}`;

    expect(shown.indexOf(between) % 4).toBe(2);
    expect([...Array(2_000).keys()].filter((id) => isShown(String(id), shown))).toEqual([]);
  });
});
