import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromColumns, toColumns } from '../../../functions/domain/reports/day-columns.ts';
import type { MentionFacts } from '../../../functions/domain/reports/facts.ts';
import { anyFacts, someFacts } from './builders.ts';

/** As a store writes and reads it. */
const throughText = (facts: readonly MentionFacts[]) => [
  ...fromColumns(JSON.parse(JSON.stringify(toColumns(facts))) as ReturnType<typeof toColumns>),
];
const unique = (facts: readonly MentionFacts[]) => [
  ...new Map(facts.map((one) => [`${one.origin} ${one.externalId}`, one])).values(),
];
const byName = (facts: readonly MentionFacts[]) =>
  facts.toSorted((a, b) => (`${a.origin} ${a.externalId}` < `${b.origin} ${b.externalId}` ? -1 : 1));

describe('the facts of a day in columns', () => {
  it('come back as they were, in order of posting', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 30 }).map(unique), (facts) => {
        const back = throughText(facts);
        expect(byName(back)).toEqual(byName(facts));
        expect(back.map(({ postedAt }) => postedAt)).toEqual(facts.map(({ postedAt }) => postedAt).toSorted());
      }),
      { numRuns: 150 },
    );
  });

  it('are the same columns in whatever order they are given', () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 20 }).map(unique), (facts) => {
        expect(toColumns(facts.toReversed())).toEqual(toColumns(facts));
      }),
      { numRuns: 50 },
    );
  });

  it('take the room of one value where all are alike', () => {
    const { columns, mentions } = toColumns([someFacts({ externalId: '1' }), someFacts({ externalId: '2' })]);

    expect(mentions).toBe(2);
    expect(columns['owner']).toEqual({ all: 'care' });
    expect(columns['rating']).toEqual({ all: null });
    expect(columns['externalId']).toEqual({ each: ['1', '2'] });
  });

  it('of no mention are columns of none', () => {
    expect(throughText([])).toEqual([]);
  });
});
