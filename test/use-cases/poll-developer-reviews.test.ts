import { describe, expect, it } from 'vitest';
import type { Source } from '../../functions/domain/mentions/source.ts';
import { MINUTE } from '../../functions/domain/shared/time.ts';
import { nextDueOf } from '../../functions/domain/sla/watch.ts';
import type { HttpRequest, HttpResponse } from '../../functions/ports/http.ts';
import { fireClock } from '../../functions/use-cases/fire-clock.ts';
import { pollSource } from '../../functions/use-cases/poll-source.ts';
import {
  aCustomerReview,
  aCustomerReviewResponse,
  anAppStoreConnectSource,
  aReviewPage,
  relatedTo,
} from '../adapters/sources/app-store-connect-builders.ts';
import { aKeyPair } from '../adapters/sources/auth/keys.ts';
import { ok } from '../adapters/sources/builders.ts';
import {
  aGooglePlaySource,
  aPlayPage,
  aPlayReview,
  byCustomer,
  byDeveloper,
  lastModified,
} from '../adapters/sources/google-play-builders.ts';
import { inMemoryHttp } from '../support/in-memory-http.ts';
import { inMemorySecrets } from '../support/in-memory-secrets.ts';
import { aWorld, storyOf, today } from './world.ts';

const TOKEN_URI = 'https://token.example/token';

/** A world with one source, whose answers are whatever `shown` says at the moment. */
async function watching(source: Source, secrets: Readonly<Record<string, string>>) {
  const shown: { answer: (request: HttpRequest) => HttpResponse } = { answer: () => ok({}) };
  const http = inMemoryHttp((request) =>
    request.url === TOKEN_URI ? ok({ access_token: 'ya29.x', expires_in: 3_599 }) : shown.answer(request),
  );
  const world = aWorld({ sources: [source], http });
  const deps = { ...world.deps, secrets: inMemorySecrets(secrets) };
  return {
    ...world,
    shown,
    /** A minute after the one before: what is read at one instant cannot contradict itself. */
    poll: () => {
      world.world.now += MINUTE;
      return pollSource(source.id, deps);
    },
    look: async (id: string, time: string) => {
      world.world.now = today(time);
      const mention = world.mention(id);
      const { brand, origin, externalId } = mention;
      return fireClock({ brand, origin, externalId, dueAt: nextDueOf(mention) ?? 0 }, deps);
    },
  };
}

const aPlayWorld = async () => {
  const keyFile = {
    client_email: 'robot@sundial.example',
    private_key: (await aKeyPair('RS256')).pem,
    private_key_id: 'key-7',
    token_uri: TOKEN_URI,
  };
  return watching(aGooglePlaySource(), { GOOGLE_PLAY_KEY: JSON.stringify(keyFile) });
};

const anAppleWorld = async () =>
  watching(anAppStoreConnectSource(), { APP_STORE_CONNECT_KEY: (await aKeyPair('ES256')).pem });

const written = (time: string, fields: Readonly<Record<string, unknown>> = {}) =>
  byCustomer({ lastModified: lastModified(`2026-11-20T${time}:00Z`), ...fields });

describe('a poll of Google Play', () => {
  it('takes a token once, and one request when nothing has changed, which writes nothing', async () => {
    const { shown, poll, calls } = await aPlayWorld();
    shown.answer = () => ok(aPlayPage([aPlayReview('r2', [written('11:00')]), aPlayReview('r1', [written('10:00')])]));

    expect(await poll()).toMatchObject({ outcome: 'read', discovered: 2, requests: 1 });
    expect(calls()).toMatchObject({ 'http.send': 2, 'mentions.save': 2, 'sources.saveProgress': 1 });

    expect(await poll()).toMatchObject({ outcome: 'read', discovered: 0, changed: 0, requests: 1 });
    expect(calls()).toEqual({ 'sources.find': 1, 'budgets.find': 1, 'http.send': 1 });
  });

  it('meets the clock by the response beside the review, and opens the next when the customer comes back', async () => {
    const { shown, poll, mention } = await aPlayWorld();
    const review =
      (...comments: readonly unknown[]) =>
      () =>
        ok(aPlayPage([aPlayReview('r1', comments)]));
    shown.answer = review(written('11:00'));
    await poll();
    shown.answer = review(written('11:00'), byDeveloper('2026-11-20T11:40:00Z'));
    await poll();
    expect(mention('r1').clock).toMatchObject({ status: 'met', cycle: 1 });

    const again = written('11:50', { text: '\tStill stops.', starRating: 1 });
    shown.answer = review(again, byDeveloper('2026-11-20T11:40:00Z'));
    await poll();

    const { clock, observation } = mention('r1');
    expect(clock).toMatchObject({ status: 'running', cycle: 2, startedAt: today('11:50') });
    expect(observation).toMatchObject({ publishedAt: today('11:00'), editedAt: today('11:50') });
  });

  it('waits for the week of silence that Google may show without calling it a failure', async () => {
    const { shown, poll } = await aPlayWorld();
    shown.answer = () => ok(aPlayPage([aPlayReview('r1', [written('11:00')])]));
    await poll();
    shown.answer = () => ok({});

    expect(await poll()).toMatchObject({ outcome: 'read' });
  });

  it('says in one line that a secret is no key file', async () => {
    const { poll, progress } = await watching(aGooglePlaySource(), { GOOGLE_PLAY_KEY: 'hunter2' });

    const polled = await poll();

    expect(polled).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('secret GOOGLE_PLAY_KEY: ') });
    expect(JSON.stringify([polled, await progress('sundial-play')])).not.toContain('hunter2');
  });
});

describe('a poll of App Store Connect', () => {
  it('meets the clock when the response is published, not when it is written', async () => {
    const { shown, poll, mention } = await anAppleWorld();
    const createdDate = '2026-11-20T03:00:00-08:00';
    const review = (state?: string) => () =>
      ok(
        state === undefined
          ? aReviewPage([aCustomerReview('r1', { createdDate })])
          : aReviewPage([aCustomerReview('r1', { createdDate }, relatedTo('a1'))], {
              included: [aCustomerReviewResponse('a1', { state, lastModifiedDate: '2026-11-20T11:40:00Z' })],
            }),
      );
    shown.answer = review();
    await poll();
    shown.answer = review('PENDING_PUBLISH');
    await poll();
    expect(mention('r1').clock).toMatchObject({ status: 'running' });

    shown.answer = review('PUBLISHED');
    await poll();

    expect(mention('r1').clock).toMatchObject({ status: 'met' });
    expect(storyOf(mention('r1'))).toContain('responseSeen');
  });

  it('does not believe that a feed which held reviews has none', async () => {
    const { shown, poll } = await anAppleWorld();
    shown.answer = () => ok(aReviewPage([aCustomerReview('r1')]));
    await poll();
    shown.answer = () => ok(aReviewPage([]));

    expect(await poll()).toMatchObject({
      outcome: 'failed',
      reason: 'App Store Connect 4711004711 held 1 entries before and now answers none',
    });
  });

  it('sees, right before it warns, a response that no poll has seen', async () => {
    const { shown, poll, look, mention } = await anAppleWorld();
    shown.answer = () => ok(aReviewPage([aCustomerReview('r1', { createdDate: '2026-11-20T11:00:00Z' })]));
    await poll();
    shown.answer = ({ url }) =>
      url.includes('/v1/customerReviews/r1')
        ? ok(
            aReviewPage(aCustomerReview('r1', {}, relatedTo('a1')), {
              included: [aCustomerReviewResponse('a1', { lastModifiedDate: '2026-11-20T13:30:00Z' })],
            }),
          )
        : ok({}, {});

    await look('r1', '14:00');

    expect(mention('r1').clock).toMatchObject({ status: 'met' });
  });
});
