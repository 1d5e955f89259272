import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorMark } from '../../../functions/domain/mentions/known-author.ts';
import type { MentionFacts } from '../../../functions/domain/reports/facts.ts';
import { withRepeats } from '../../../functions/domain/reports/repeats.ts';
import { DAY, HOUR } from '../../../functions/domain/shared/time.ts';
import { FROM, someFacts } from './builders.ts';

async function* dayByDay(facts: readonly MentionFacts[]) {
  const days = Map.groupBy(facts, ({ postedAt }) => Math.floor(postedAt / DAY));
  for (const [, day] of [...days].toSorted(([a], [b]) => a - b)) yield* day;
}
const told = async (facts: readonly MentionFacts[]) =>
  new Map((await Array.fromAsync(withRepeats(dayByDay(facts)))).map((one) => [one.externalId, one.repeat]));

const by = (name: string, postedAt: number, changes: Partial<MentionFacts> = {}) => {
  const author = authorMark({ id: `id of ${name}`, name });
  return someFacts({ externalId: `${name} ${postedAt}`, postedAt, ...(author && { author }), ...changes });
};

describe('repeated complaints', () => {
  it('equal a search of every earlier mention, whatever order those of a day come in', async () => {
    const mention = fc.record({
      hour: fc.nat(24 * 40),
      name: fc.constantFrom('ada', 'bea', 'cy'),
      origin: fc.constantFrom('x:1', 'x:2'),
      fromBrand: fc.boolean(),
      noted: fc.constantFrom(undefined, 0, 1),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(mention, { maxLength: 25 }), async (mentions) => {
        const facts = mentions.map(({ hour, name, origin, fromBrand, noted }, index) =>
          by(name, FROM + hour * HOUR, {
            ...{ externalId: String(index), origin, fromBrand: fromBrand && index % 4 === 0 },
            ...(noted !== undefined && { repeat: noted }),
          }),
        );
        const expected = facts.map((one) => {
          if (one.fromBrand) return one.repeat;
          const before = facts.some(
            (other) =>
              !other.fromBrand &&
              other.author === one.author &&
              other.origin === one.origin &&
              other.postedAt < one.postedAt &&
              one.postedAt - other.postedAt <= 14 * DAY,
          );
          return before || one.repeat === 1 ? 1 : 0;
        });
        const found = await told(facts);
        expect(facts.map(({ externalId }) => found.get(externalId))).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('say nothing of authors of whom only a name or only an id is told: those are shared, or too short to tell', async () => {
    const half = (author: { id?: string; name?: string }, hour: number) => {
      const mark = authorMark(author);
      return someFacts({ externalId: String(hour), postedAt: FROM + hour * HOUR, ...(mark && { author: mark }) });
    };

    const found = await told([
      half({ name: 'A user' }, 1),
      half({ name: 'A user' }, 2),
      half({ id: '7' }, 3),
      half({}, 4),
    ]);

    expect([...found.values()]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('keep what was noted of an author who has another name by now', async () => {
    const found = await told([by('ada', FROM), by('ada the second', FROM + DAY, { repeat: 1 })]);

    expect([...found.values()]).toEqual([0, 1]);
  });
});
