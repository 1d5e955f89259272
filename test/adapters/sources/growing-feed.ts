import fc from 'fast-check';
import { expect } from 'vitest';
import type { Http } from '../../../functions/ports/http.ts';
import type { Secrets } from '../../../functions/ports/settings.ts';
import type { SourceReader } from '../../../functions/ports/sources.ts';
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

/** A page of what a pretend server holds, from a place on; and the place of the next one, where there is more. */
export function pageFrom<Held>(held: readonly Held[], place: string | null, size: number) {
  const from = Number(place ?? 0);
  const to = from + size;
  return { shown: held.slice(from, to), next: to < held.length ? String(to) : undefined };
}

/** The same by the id after which the page begins: such a place does not shift with what comes and goes above it. */
export function pageAfter(ids: readonly string[], after: string, size: number) {
  const { shown, next } = pageFrom(ids, String(ids.indexOf(after) + 1), size);
  return { shown, after: next === undefined ? undefined : shown.at(-1) };
}

/**
 * Polls while the feed moves, between polls and between the pages of one (new entries push pages down, deleted ones pull
 * them up), while polls die halfway and servers answer 429: whatever happened, one more whole poll holds every mention of
 * the server, each once and none that was never there.
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
      meanwhile: fc.array(fc.integer({ min: -2, max: 3 }), { maxLength: 3 }),
      crashAfter: fc.integer({ min: 1, max: 5 }),
      throttledAt: fc.option(fc.nat(5)),
    }),
    { maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (walk) => {
      feed.ids = [];
      const ever = new Set<string>();
      const change = (by: number): void => {
        if (by < 0) {
          feed.ids = feed.ids.slice(-by);
          return;
        }
        for (let count = 0; count < by; count += 1) {
          const id = idOf(10_001 + ever.size);
          ever.add(id);
          feed.ids = [id, ...feed.ids];
        }
      };
      const stored = nothingStored();
      for (const { grow, meanwhile, crashAfter, throttledAt } of walk) {
        change(grow);
        const waiting = [...meanwhile];
        feed.between = () => change(waiting.shift() ?? 0);
        await poll(reader, throttling(http, throttledAt), stored, crashAfter, secrets);
      }
      feed.between = () => undefined;
      expect(await poll(reader, http, stored, Infinity, secrets)).toEqual([]);
      expect(feed.ids.filter((id) => !stored.mentions.has(id))).toEqual([]);
      expect([...stored.mentions.keys()].filter((id) => !ever.has(id))).toEqual([]);
    }),
    { numRuns },
  );
}

/** Answers one request, counted from 0, in the server's place. */
function throttling(http: Http, at: number | null): Http {
  let sent = -1;
  return {
    send: async (request) => {
      sent += 1;
      if (sent !== at) return http.send(request);
      return { status: 429, headers: { 'retry-after': '30' }, body: '{"error":"slow down"}' };
    },
  };
}
