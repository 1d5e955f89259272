import fc from 'fast-check';
import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { readerFor } from '../../support/connectors.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import {
  aCustomerReview,
  aCustomerReviewResponse,
  anAppStoreConnectSource,
  aReviewPage,
  relatedTo,
} from './app-store-connect-builders.ts';
import { aKeyPair } from './auth/keys.ts';
import { NOW } from './builders.ts';
import { answerJson, serve, urlOf } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';

interface Review {
  readonly id: string;
  readonly body: string;
  readonly territory: string;
  readonly state?: 'PUBLISHED' | 'PENDING_PUBLISH';
}

/** Newest first. */
interface Store {
  reviews: readonly Review[];
  between?: (() => void) | undefined;
  requests: number;
}

const keys = aKeyPair('ES256');

const written = ({ id, body, territory, state }: Review) =>
  aCustomerReview(id, { body, territory }, state === undefined ? { data: null } : relatedTo(`to-${id}`));

/** Speaks the API: tokens signed by the key, `limit`, `filter[territory]`, an opaque cursor behind `links.next`. */
async function serveStore(store: Store, pageSize: number) {
  const { pem, publicKey } = await keys;
  const server = await serve(async (request, response) => {
    store.requests += 1;
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const verified = await jwtVerify(token, publicKey, {
      audience: 'appstoreconnect-v1',
      issuer: 'issuer-1',
      currentDate: new Date(NOW),
    }).catch(() => undefined);
    if (verified?.protectedHeader.kid !== 'KEY1') {
      return answerJson(response, { errors: [{ status: '401', code: 'NOT_AUTHORIZED' }] }, 401);
    }
    const url = urlOf(request);
    const territories = url.searchParams.get('filter[territory]')?.split(',');
    const all = store.reviews.filter(({ territory }) => territories?.includes(territory) ?? true);
    // A cursor names the review to go on behind: it may be gone by then.
    const behind = url.searchParams.get('cursor');
    const from = behind === null ? 0 : Math.max(0, all.findIndex(({ id }) => id === behind) + 1);
    const page = all.slice(from, from + Math.min(pageSize, Number(url.searchParams.get('limit'))));
    const last = page.at(-1);
    const included = page.flatMap(({ id, state }) =>
      state === undefined ? [] : [aCustomerReviewResponse(`to-${id}`, { state })],
    );
    if (last !== undefined && last !== all.at(-1)) url.searchParams.set('cursor', last.id);
    const next = last === undefined || last === all.at(-1) ? {} : { next: `${server}${url.pathname}${url.search}` };
    store.between?.();
    return answerJson(response, aReviewPage(page.map(written), { included, ...next }));
  });
  const secrets = inMemorySecrets({ APP_STORE_CONNECT_KEY: pem });
  return { server, secrets, http: guardedHttp({ version: '0.0.0', localOrigins: [server] }) };
}

const review = (id: string, territory = 'BEL'): Review => ({ id, body: 'as written', territory });
const reviews = (count: number) => Array.from({ length: count }, (_, index) => review(`r${count - index}`));

describe('App Store Connect over the wire', () => {
  it.each([
    [0, 1],
    [1, 1],
    [200, 1],
    [201, 2],
    [650, 4],
  ])('gives each of %i reviews once, in %i requests', async (count, requests) => {
    const store: Store = { reviews: reviews(count), requests: 0 };
    const { server, secrets, http } = await serveStore(store, 200);
    const stored = nothingStored();
    const reader = readerFor(anAppStoreConnectSource({ server }));
    expect(await poll(reader, http, stored, Infinity, secrets)).toEqual([]);
    expect([...stored.mentions.keys()]).toEqual(store.reviews.map(({ id }) => id));
    expect(store.requests).toBe(requests);
  });

  it('keeps to the storefronts that were asked for, on further pages too', async () => {
    const store: Store = {
      reviews: Array.from({ length: 12 }, (_, index) => review(`r${index}`, index % 3 === 0 ? 'BEL' : 'USA')),
      requests: 0,
    };
    const { server, secrets, http } = await serveStore(store, 2);
    const stored = nothingStored();
    await poll(readerFor(anAppStoreConnectSource({ server, territories: ['BEL'] })), http, stored, Infinity, secrets);
    expect([...stored.mentions.keys()]).toEqual(['r0', 'r3', 'r6', 'r9']);
  });

  it('holds what the server holds after new, edited, answered and removed reviews, crashes and retries', async () => {
    const store: Store = { reviews: [], requests: 0 };
    const { server, secrets, http } = await serveStore(store, 3);
    const reader = readerFor(anAppStoreConnectSource({ server }));
    const change = fc.record({
      what: fc.constantFrom('write', 'edit', 'answer', 'publish', 'remove'),
      which: fc.nat(30),
    });
    const steps = fc.array(
      fc.record({ changes: fc.array(change, { maxLength: 6 }), crashAfter: fc.integer({ min: 1, max: 6 }) }),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(15), steps, async (start, walk) => {
        store.reviews = reviews(start);
        let count = 0;
        const stored = nothingStored();
        for (const { changes, crashAfter } of walk) {
          const waiting = [...changes];
          store.between = () => {
            const next = waiting.shift();
            if (next === undefined) return;
            count += 1;
            const at = next.which % Math.max(1, store.reviews.length);
            const one = store.reviews[at];
            if (next.what === 'write' || one === undefined) store.reviews = [review(`n${count}`), ...store.reviews];
            else if (next.what === 'remove') store.reviews = store.reviews.toSpliced(at, 1);
            else if (next.what === 'edit') store.reviews = store.reviews.with(at, { ...one, body: `edited ${count}` });
            else {
              const state = next.what === 'answer' ? 'PENDING_PUBLISH' : 'PUBLISHED';
              store.reviews = store.reviews.with(at, { ...one, state });
            }
          };
          await poll(reader, http, stored, crashAfter, secrets);
        }
        store.between = undefined;
        await poll(reader, http, stored, Infinity, secrets);
        const seen = store.reviews.map(({ id }) => {
          const { text, response } = stored.mentions.get(id) ?? {};
          return [id, text, response?.truth];
        });
        expect(seen).toEqual(
          store.reviews.map(({ id, body, state }) => [id, body, state === 'PUBLISHED' ? 'replied' : 'notReplied']),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('tells in one line that a key is not accepted', async () => {
    const { server, secrets, http } = await serveStore({ reviews: [], requests: 0 }, 3);
    const reader = readerFor(anAppStoreConnectSource({ server, keyId: 'KEY2' }));
    expect(await poll(reader, http, nothingStored(), Infinity, secrets)).toMatchObject([
      { problem: 'unauthorised', line: expect.stringContaining('answered 401 (NOT_AUTHORIZED)') },
    ]);
  });
});
