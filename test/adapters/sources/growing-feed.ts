import fc from 'fast-check';
import { expect } from 'vitest';
import type { Http, Secrets, SourceReader } from '../../../functions/ports.ts';
import { nothingStored, poll } from './poll-driver.ts';

/** What a pretend server holds: ids from the newest down. Its server calls `between` after each answer. */
export interface Feed {
  ids: readonly string[];
  between: () => void;
}

export const aFeedOf = (count: number, idOf: (number: number) => string = String): Feed => ({
  ids: Array.from({ length: count }, (_, index) => idOf(10_000 + count - index)),
  between: () => undefined,
});

const grown = (feed: Feed, by: number, idOf: (number: number) => string): readonly string[] => [
  ...Array.from({ length: by }, (_, index) => idOf(10_000 + feed.ids.length + by - index)),
  ...feed.ids,
];

/**
 * Polls while the feed grows, between polls and between the pages of one, and while polls die halfway: whatever
 * happened, one more whole poll holds every mention of the server, each once and none besides.
 */
export async function expectItHoldsWhatTheServerHolds(
  feed: Feed,
  { reader, http, secrets }: { readonly reader: SourceReader; readonly http: Http; readonly secrets?: Secrets },
  {
    idOf = String,
    most = 12,
    numRuns = 15,
  }: { idOf?: (number: number) => string; most?: number; numRuns?: number } = {},
): Promise<void> {
  const steps = fc.array(
    fc.record({
      grow: fc.nat(most),
      meanwhile: fc.array(fc.nat(3), { maxLength: 3 }),
      crashAfter: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (walk) => {
      feed.ids = [];
      const stored = nothingStored();
      for (const { grow, meanwhile, crashAfter } of walk) {
        feed.ids = grown(feed, grow, idOf);
        const waiting = [...meanwhile];
        feed.between = () => {
          feed.ids = grown(feed, waiting.shift() ?? 0, idOf);
        };
        await poll(reader, http, stored, crashAfter, secrets);
      }
      feed.between = () => undefined;
      expect(await poll(reader, http, stored, Infinity, secrets)).toEqual([]);
      expect([...stored.mentions.keys()].toSorted()).toEqual(feed.ids.toSorted());
    }),
    { numRuns },
  );
}
