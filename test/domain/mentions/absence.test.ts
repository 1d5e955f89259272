import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMassAbsence, isProven, reachOf, type Walk } from '../../../functions/domain/mentions/absence.ts';

const walk = (...ids: number[]): Walk => ids.map((id) => ({ id: String(id), publishedAt: id * 1_000 }));
const at = (id: number, publishedAt: number) => ({ id: String(id), publishedAt });

describe('a walk down a feed', () => {
  it('is exact when a second one still shows all of it, and nothing came by twice', () => {
    expect(isProven(walk(9, 8, 7), walk(10, 9, 8, 7))).toBe(true);
    expect(isProven(walk(9, 8, 7), walk(9, 7))).toBe(false);
    expect(isProven(walk(9, 8, 8, 7), walk(9, 8, 7))).toBe(false);
  });

  it('that lost an entry between two pages is never taken for exact, whatever was deleted or changed places', () => {
    const move = fc.oneof(
      fc.record({ what: fc.constantFrom('delete' as const, 'swap' as const), from: fc.nat(30), to: fc.nat(30) }),
      fc.constant({ what: 'post' as const, from: 0, to: 0 }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 20 }),
        fc.array(fc.array(move, { maxLength: 3 }), { maxLength: 12 }),
        (count, moves) => {
          const feed = { ids: Array.from({ length: count }, (_, index) => 100 - index), next: 101 };
          const always = new Set(feed.ids);
          const waiting = [...moves];
          const first = walked(feed, waiting, always);
          const kept = new Set(feed.ids);
          const second = walked(feed, waiting, always);
          if (!isProven(first, second)) return;
          const shown = new Set(first.map(({ id }) => Number(id)));
          expect([...always].filter((id) => kept.has(id) && !shown.has(id))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('tells nothing below its end', () => {
    const reaches = reachOf(walk(9, 7, 5));

    expect([at(8, 8_000), at(6, 6_000)].map((entry) => reaches?.(entry))).toEqual([true, true]);
    expect([at(4, 4_000), at(5, 5_000), at(6, 4_000), at(4, 6_000)].map((entry) => reaches?.(entry))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('goes by the one order that it kept to, and tells nothing where it kept to none', () => {
    const byId = reachOf([at(9, 1_000), at(7, 3_000), at(5, 2_000)]);
    const byTime = reachOf([at(5, 3_000), at(9, 2_000), at(7, 1_000)]);

    expect([byId?.(at(6, 0)), byId?.(at(4, 9_000))]).toEqual([true, false]);
    expect([byTime?.(at(1, 1_500)), byTime?.(at(99, 500))]).toEqual([true, false]);
    expect(reachOf([at(7, 2_000), at(9, 1_000), at(8, 3_000)])).toBeUndefined();
    expect(reachOf(walk(9))).toBeUndefined();
  });

  it('in which most is missing shows something else', () => {
    expect([isMassAbsence(5, 0), isMassAbsence(6, 12), isMassAbsence(6, 11)]).toEqual([false, false, true]);
  });
});

const PAGE = 3;

interface Feed {
  ids: number[];
  next: number;
}

/** Page after page, with moves before each; `always` loses whatever was deleted. */
function walked(
  feed: Feed,
  waiting: { readonly what: 'delete' | 'swap' | 'post'; readonly from: number; readonly to: number }[][],
  always: Set<number>,
): Walk {
  const shown: number[] = [];
  for (let page = 0; ; page += 1) {
    for (const { what, from, to } of waiting.shift() ?? []) {
      const [a, b] = [from % Math.max(1, feed.ids.length), to % Math.max(1, feed.ids.length)];
      if (what === 'post') {
        feed.ids = [feed.next, ...feed.ids];
        feed.next += 1;
      } else if (what === 'delete') {
        always.delete(feed.ids[a] ?? 0);
        feed.ids = feed.ids.toSpliced(a, 1);
      } else {
        feed.ids = feed.ids.with(a, feed.ids[b] ?? 0).with(b, feed.ids[a] ?? 0);
      }
    }
    const answer = feed.ids.slice(page * PAGE, (page + 1) * PAGE);
    if (answer.length === 0) return walk(...shown);
    shown.push(...answer);
  }
}
