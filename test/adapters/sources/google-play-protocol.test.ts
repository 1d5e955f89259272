import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { askSource } from '../../../functions/use-cases/ask-source.ts';
import { ALWAYS_YOUR_TURN } from '../../support/always-your-turn.ts';
import { readerFor } from '../../support/connectors.ts';
import { inMemorySpending } from '../../support/in-memory-budgets.ts';
import { first, NOW } from './builders.ts';
import { aGooglePlaySource, aPlayPage, aPlayReview, byCustomer, byDeveloper } from './google-play-builders.ts';
import { serveTokens } from './google-token-server.ts';
import { pageFrom } from './growing-feed.ts';
import { answerJson, serve, urlOf } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';

const SCOPE = 'https://www.googleapis.com/auth/androidpublisher';
const SERVER_PAGE = 4;

interface Review {
  readonly id: string;
  readonly text: string;
  readonly answeredAt?: string;
}

/** Newest change first. */
interface Store {
  reviews: readonly Review[];
  /** Changed between two requests: what is changed moves to the front while we read. */
  between?: (() => void) | undefined;
  requests: number;
}

const written = ({ id, text, answeredAt }: Review) =>
  aPlayReview(id, [byCustomer({ text }), ...(answeredAt === undefined ? [] : [byDeveloper(answeredAt)])]);

/** Speaks the API: bearer tokens, pages by token, fewer on a page than were asked for, one review by id. */
async function serveStore(store: Store) {
  const tokens = await serveTokens(SCOPE);
  const server = await serve((request, response) => {
    store.requests += 1;
    if (!tokens.isCurrent(request.headers.authorization)) return answerJson(response, { error: { code: 401 } }, 401);
    const { pathname, searchParams } = urlOf(request);
    const [, id] = /\/reviews\/([^/]+)$/u.exec(pathname) ?? [];
    if (id !== undefined) {
      const found = store.reviews.find((review) => review.id === id);
      return found === undefined
        ? answerJson(response, { error: { code: 404 } }, 404)
        : answerJson(response, written(found));
    }
    const size = Math.min(SERVER_PAGE, Number(searchParams.get('maxResults') ?? 10));
    const page = pageFrom(store.reviews, searchParams.get('token'), size);
    const shown = page.shown.map(written);
    store.between?.();
    return answerJson(response, aPlayPage(shown, page.next));
  });
  return { server, tokens, http: guardedHttp({ version: '0.0.0', localOrigins: [server, tokens.origin] }) };
}

const reviews = (count: number): readonly Review[] =>
  Array.from({ length: count }, (_, index) => ({ id: `r${count - index}`, text: 'as written' }));

const change = fc.record({
  what: fc.constantFrom('write', 'edit', 'answer', 'remove'),
  which: fc.nat(30),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(held: readonly Review[], { what, which }: Change, count: number): readonly Review[] {
  const at = which % Math.max(1, held.length);
  const one = held[at];
  if (what === 'write' || one === undefined) return [{ id: `n${count}`, text: 'new' }, ...held];
  const others = held.toSpliced(at, 1);
  if (what === 'remove') return others;
  // A response does not move the review to the front; an edit does.
  if (what === 'answer') return held.with(at, { ...one, answeredAt: '2026-11-20T08:00:00Z' });
  return [{ ...one, text: `edited ${count}` }, ...others];
}

describe('Google Play over the wire', () => {
  it.each([
    [0, 1],
    [3, 1],
    [4, 1],
    [5, 2],
    [41, 11],
  ])('gives each of %i reviews once, in %i requests and one token', async (count, requests) => {
    const store: Store = { reviews: reviews(count), requests: 0 };
    const { server, tokens, http } = await serveStore(store);
    const stored = nothingStored();
    const reader = readerFor(aGooglePlaySource({ server }));
    expect(await poll(reader, http, stored, Infinity, tokens.secrets())).toEqual([]);
    expect([...stored.mentions.keys()]).toEqual(store.reviews.map(({ id }) => id));
    expect([store.requests, tokens.given()]).toEqual([requests, 1]);
  });

  it('holds what the server holds after any changes while it was read, crashes and retries', async () => {
    const store: Store = { reviews: [], requests: 0 };
    const { server, tokens, http } = await serveStore(store);
    const reader = readerFor(aGooglePlaySource({ server }));
    const secrets = tokens.secrets();
    const steps = fc.array(
      fc.record({ changes: fc.array(change, { maxLength: 6 }), crashAfter: fc.integer({ min: 1, max: 6 }) }),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(20), steps, async (start, walk) => {
        store.reviews = reviews(start);
        let count = 0;
        const stored = nothingStored();
        const ever = new Set(store.reviews.map(({ id }) => id));
        for (const { changes, crashAfter } of walk) {
          const waiting = [...changes];
          store.between = () => {
            const next = waiting.shift();
            count += 1;
            if (next !== undefined) store.reviews = changed(store.reviews, next, count);
            for (const { id } of store.reviews) ever.add(id);
          };
          await poll(reader, http, stored, crashAfter, secrets);
        }
        store.between = undefined;
        await poll(reader, http, stored, Infinity, secrets);
        const held = store.reviews.map(({ id, text, answeredAt }) => [id, text, answeredAt !== undefined]);
        const seen = store.reviews.map(({ id }) => {
          const mention = stored.mentions.get(id);
          return [id, mention?.text, mention?.response.truth === 'replied'];
        });
        expect(seen).toEqual(held);
        expect([...stored.mentions.keys()].filter((id) => !ever.has(id))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('asks for a fresh token once when the one it kept is refused', async () => {
    const store: Store = { reviews: reviews(2), requests: 0 };
    const { server, tokens, http } = await serveStore(store);
    const reader = readerFor(aGooglePlaySource({ server }));
    const deps = { http, secrets: tokens.secrets(), spending: inMemorySpending(), turn: ALWAYS_YOUR_TURN };
    const ask = () => askSource(reader, first(reader.begin({})), { now: NOW, cursor: {} }, undefined, deps);
    await ask();
    tokens.revoke();
    expect((await ask()).read).toMatchObject({ entries: 2 });
    expect([store.requests, tokens.given()]).toEqual([3, 2]);
  });

  it('tells in one line that a key is not accepted', async () => {
    const { server, tokens, http } = await serveStore({ reviews: [], requests: 0 });
    const reader = readerFor(aGooglePlaySource({ server }));
    const other = { read: async () => (await tokens.secrets().read('GOOGLE_PLAY_KEY')).replace('robot@', 'other@') };
    expect(await poll(reader, http, nothingStored(), Infinity, other)).toMatchObject([
      { problem: 'unauthorised', line: expect.stringContaining("Google's token endpoint answered 400 invalid_grant") },
    ]);
  });
});
