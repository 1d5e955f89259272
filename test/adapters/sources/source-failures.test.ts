import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import type { SourceProblem } from '../../../functions/domain/mentions/reading.ts';
import type { SourceKind } from '../../../functions/domain/mentions/source.ts';
import type { Secrets } from '../../../functions/ports/settings.ts';
import type { SourceReader } from '../../../functions/ports/sources.ts';
import { readerFor } from '../../support/connectors.ts';
import { inMemorySecrets } from '../../support/in-memory-secrets.ts';
import { anAppStoreConnectSource } from './app-store-connect-builders.ts';
import { aKeyPair } from './auth/keys.ts';
import { aBlueskySource } from './bluesky-builders.ts';
import { aMastodonSource, anAppStoreSource, NOW } from './builders.ts';
import { aDiscourseSource } from './discourse-builders.ts';
import { aGoogleBusinessSource } from './google-business-builders.ts';
import { aGooglePlaySource } from './google-play-builders.ts';
import { serveTokens } from './google-token-server.ts';
import { aHackerNewsSource } from './hacker-news-builders.ts';
import { anInstagramSource } from './instagram-builders.ts';
import { aLemmySource } from './lemmy-builders.ts';
import { answerJson, pourOut, serve } from './local-server.ts';
import { nothingStored, poll } from './poll-driver.ts';
import { aRedditSource } from './reddit-builders.ts';
import { anRssSource } from './rss-builders.ts';
import { aStackExchangeSource } from './stack-exchange-builders.ts';
import { aTrustpilotSource } from './trustpilot-builders.ts';
import { anXSource } from './x-builders.ts';
import { aYoutubeSource } from './youtube-builders.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const FAILURES: readonly (readonly [what: string, answer: Answer, problem: string, words: string])[] = [
  ['404', (response) => response.writeHead(404).end('{"error":"nicht da"}'), 'notFound', 'answered 404'],
  [
    '429',
    (response) => response.writeHead(429, { 'retry-after': '90' }).end('slow down'),
    'rateLimited',
    'answered 429',
  ],
  ['500', (response) => response.writeHead(500).end('<h1>oops</h1>'), 'outage', 'answered 500'],
  [
    'a web page',
    (response) => response.end('<!doctype html><p>maintenance</p>'),
    'shape',
    'answered a web page (HTML)',
  ],
  ['nothing', (response) => response.end(), 'shape', 'answered with an empty body'],
  ['50 MB', (response) => pourOut(response, '[{"id":"1"},'), 'outage', 'more than 5242880 bytes'],
  ['half a JSON', (response) => response.end('[{"id":"4711","content":"<p>a'), 'shape', 'ends early'],
  ['a hung-up line', (_, request) => request.socket.destroy(), 'outage', 'broke the connection off'],
  ['another shape', (response) => response.end('{"hello":1}'), 'shape', 'answered an object with hello'],
];

interface World {
  readonly reader: (server: string) => SourceReader;
  readonly secrets?: Secrets;
  /** Origins beside the server itself. */
  readonly origins?: readonly string[];
}

/** One line for each kind of source: a reader of the failing server, and what its credentials take. */
const KINDS: readonly (readonly [SourceKind, () => World | Promise<World>])[] = [
  ['app-store', () => ({ reader: (server) => readerFor(anAppStoreSource({ server })) })],
  [
    'app-store-connect',
    async () => ({
      reader: (server) => readerFor(anAppStoreConnectSource({ server })),
      secrets: inMemorySecrets({ APP_STORE_CONNECT_KEY: (await aKeyPair('ES256')).pem }),
    }),
  ],
  [
    'google-play',
    async () => {
      const tokens = await serveTokens('https://www.googleapis.com/auth/androidpublisher');
      return {
        reader: (server) => readerFor(aGooglePlaySource({ server })),
        secrets: tokens.secrets(),
        origins: [tokens.origin],
      };
    },
  ],
  ['rss', () => ({ reader: (server) => readerFor(anRssSource({ server, feed: `${server}/feed` })) })],
  ['bluesky', () => ({ reader: (server) => readerFor(aBlueskySource({ server, accounts: [] })) })],
  ['discourse', () => ({ reader: (server) => readerFor(aDiscourseSource({ server, accounts: [] })) })],
  ['stack-exchange', () => ({ reader: (server) => readerFor(aStackExchangeSource({ server, accounts: [] })) })],
  ['hacker-news', () => ({ reader: (server) => readerFor(aHackerNewsSource({ server, accounts: [] })) })],
  ['mastodon', () => ({ reader: (server) => readerFor(aMastodonSource({ server, accounts: [] })) })],
  [
    'google-business',
    () => ({
      reader: (server) => readerFor(aGoogleBusinessSource({ server })),
      secrets: inMemorySecrets({ GOOGLE_CLIENT_SECRET: 'secret', GOOGLE_REFRESH_TOKEN: 'secret' }),
    }),
  ],
  [
    'trustpilot',
    () => ({
      reader: (server) => readerFor(aTrustpilotSource({ server })),
      secrets: inMemorySecrets({ TRUSTPILOT_KEY: 'secret' }),
    }),
  ],
  [
    'youtube',
    () => ({
      reader: (server) => readerFor(aYoutubeSource({ server })),
      secrets: inMemorySecrets({ YOUTUBE_KEY: 'secret' }),
    }),
  ],
  [
    'reddit',
    () => ({
      reader: (server) =>
        readerFor(aRedditSource({ server, accounts: [], follow: { by: 'search', search: 'sundial' } })),
      secrets: inMemorySecrets({ REDDIT_KEY: 'secret', REDDIT_SECRET: 'secret' }),
    }),
  ],
  [
    'x',
    () => ({
      reader: (server) => readerFor(anXSource({ server, accounts: [] })),
      secrets: inMemorySecrets({ X_TOKEN: 'secret' }),
    }),
  ],
  ['lemmy', () => ({ reader: (server) => readerFor(aLemmySource({ server, accounts: [] })) })],
  [
    'instagram',
    () => ({
      reader: (server) => readerFor(anInstagramSource({ server })),
      secrets: inMemorySecrets({ INSTAGRAM_TOKEN: 'secret' }),
    }),
  ],
];

/** Kinds that ask for their token by POST get one: what fails is the reading. */
const withTokens =
  (answer: Answer): RequestListener =>
  (request, response) => {
    if (request.method === 'POST') answerJson(response, { access_token: 'good', expires_in: 3_600 });
    else answer(response, request);
  };

async function pollAt(server: string, world: World, stored = nothingStored()): Promise<SourceProblem[]> {
  const http = guardedHttp({ version: '0.0.0', localOrigins: [server, ...(world.origins ?? [])] });
  return poll(world.reader(server), http, stored, Infinity, world.secrets);
}

describe.each(KINDS)('a poll of %s over the wire', (_, worldOf) => {
  it.each(FAILURES)('ends in one line for %s, and stores and moves nothing', async (_what, answer, problem, words) => {
    const server = await serve(withTokens(answer));
    const stored = nothingStored();
    const problems = await pollAt(server, await worldOf(), stored);
    expect(problems).toMatchObject([{ problem, line: expect.stringContaining(words) }]);
    expect(problems[0]?.line).not.toMatch(/\n/u);
    expect(stored).toMatchObject({ mentions: new Map(), cursor: {}, requests: 1 });
  });

  it('waits as long as a 429 asks for', async () => {
    const server = await serve(withTokens((response) => response.writeHead(429, { 'retry-after': '90' }).end()));
    const problems = await pollAt(server, await worldOf());
    expect(problems[0]?.retryAt).toBe(NOW + 90_000);
  });
});
