/**
 * Prints what each kind of source costs in requests and writes, through the real use-case and connectors: a poll that
 * finds nothing new, one that finds a single mention, one that finds ten. `npm run benchmark:polls`
 */
import { limitsOf } from '../../functions/domain/mentions/politeness/request-limits.ts';
import { KINDS_OF_SOURCE } from '../../functions/domain/mentions/source.ts';
import { durationWords } from '../../functions/domain/settings/duration-words.ts';
import { HOUR } from '../../functions/domain/shared/time.ts';
import type { HttpRequest, HttpResponse } from '../../functions/ports/http.ts';
import { type AskedSource, aSourceOfEachKind } from '../adapters/sources/a-source-of-each-kind.ts';
import { aCustomerReview, aReviewPage } from '../adapters/sources/app-store-connect-builders.ts';
import { aKeyPair } from '../adapters/sources/auth/keys.ts';
import * as bluesky from '../adapters/sources/bluesky-builders.ts';
import { aFeed, anEntry, aStatus, ok } from '../adapters/sources/builders.ts';
import * as discourse from '../adapters/sources/discourse-builders.ts';
import { aPlacePage, aPlaceReview } from '../adapters/sources/google-business-builders.ts';
import { aPlayPage, aPlayReview } from '../adapters/sources/google-play-builders.ts';
import { aHit, hits } from '../adapters/sources/hacker-news-builders.ts';
import { aGramComment, aGramPost } from '../adapters/sources/instagram-builders.ts';
import * as lemmy from '../adapters/sources/lemmy-builders.ts';
import { aListing, aRemark } from '../adapters/sources/reddit-builders.ts';
import { anRssFeed, aRssItem } from '../adapters/sources/rss-builders.ts';
import { aQuestion, items } from '../adapters/sources/stack-exchange-builders.ts';
import { aReviewList, aServiceReview } from '../adapters/sources/trustpilot-builders.ts';
import * as x from '../adapters/sources/x-builders.ts';
import * as youtube from '../adapters/sources/youtube-builders.ts';
import { aWorld } from '../use-cases/world.ts';

type Ids = readonly string[];

/** The first page of a source that holds these mentions, newest first. */
const PAGES: { readonly [Kind in AskedSource['kind']]: (ids: Ids) => unknown } = {
  'app-store': (ids) => aFeed(ids.length === 0 ? undefined : ids.map((id) => anEntry(id))),
  'app-store-connect': (ids) => aReviewPage(ids.map((id) => aCustomerReview(id))),
  'google-play': (ids) => aPlayPage(ids.map((id) => aPlayReview(id))),
  'google-business': (ids) => aPlacePage(ids.map((id) => aPlaceReview(id))),
  trustpilot: (ids) => aReviewList(ids.map((id) => aServiceReview(id))),
  mastodon: (ids) => ids.map((id) => aStatus(id)),
  bluesky: (ids) => ({ posts: ids.map((id) => bluesky.aPost(bluesky.uriOf(id))), feed: [] }),
  'hacker-news': (ids) => hits(ids.map((id) => aHit(id))),
  discourse: (ids) => ({ latest_posts: ids.map((id) => discourse.aForumPost(Number(id))), user_actions: [] }),
  'stack-exchange': (ids) => items(ids.map((id) => aQuestion(Number(id)))),
  rss: (ids) => anRssFeed(ids.map((id) => aRssItem(id)).join('')),
  youtube: (ids) => youtube.aList(ids.map((id) => youtube.aThread(youtube.aComment(id)))),
  lemmy: (ids) => lemmy.aSearch(ids.map((id) => lemmy.aCommentView(id))),
  instagram: (ids) => ({
    data: [
      aGramPost(
        '77',
        ids.map((id) => aGramComment(id)),
      ),
    ],
  }),
  x: (ids) => x.foundPosts(ids.map((id) => x.aPost(id))),
  reddit: (ids) => aListing(ids.map((id) => aRemark(`t1_${id}`))),
};

/** Requests for what the brand's own accounts wrote: they wrote nothing. */
const OUTGOING =
  /\/accounts\/\d+\/statuses|getAuthorFeed|author_sundial|user_actions|\/users\/\d+\/|\/user\/|type_=All&username|api\/v3\/user/u;

function answerOf(kind: AskedSource['kind'], held: Ids, { url, method }: HttpRequest): HttpResponse {
  if (method === 'POST') return ok({ access_token: 'token', expires_in: 3_600 });
  // The store counts its pages in the path, and everything is on the first.
  if (OUTGOING.test(url) || /page=(?!1\/)\d+\//u.test(url)) return ok(PAGES[kind]([]));
  const query = new URL(url).searchParams;
  const bookmark = Number(query.get('min_id') ?? query.get('since_id') ?? 0);
  const below = Number(query.get('before') ?? Infinity);
  return ok(PAGES[kind](held.filter((id) => Number(id) > bookmark && Number(id) < below)));
}

async function secretsOf(): Promise<Readonly<Record<string, string>>> {
  const [apple, google] = [await aKeyPair('ES256'), await aKeyPair('RS256')];
  const keyFile = {
    client_email: 'robot@sundial.example',
    private_key: google.pem,
    private_key_id: 'key-7',
    token_uri: 'https://oauth2.googleapis.com/token',
  };
  const named = ['GOOGLE_CLIENT_SECRET', 'GOOGLE_REFRESH_TOKEN', 'TRUSTPILOT_KEY', 'YOUTUBE_KEY', 'X_TOKEN'];
  const others = ['REDDIT_KEY', 'REDDIT_SECRET', 'INSTAGRAM_TOKEN', 'STACK_EXCHANGE_KEY'];
  return {
    ...Object.fromEntries([...named, ...others].map((name) => [name, 'value'])),
    APP_STORE_CONNECT_KEY: apple.pem,
    GOOGLE_PLAY_KEY: JSON.stringify(keyFile),
  };
}

const WRITES = /^(mentions\.(save|keepEarlierText)|sources\.(saveProgress|openGap|closeGap)|budgets\.save|spending\.)/u;

/** Requests and writes of one poll, and how many mentions it found. */
async function measure(source: AskedSource, secrets: Readonly<Record<string, string>>): Promise<object> {
  let held: Ids = ['1000'];
  let requests = 0;
  const http = {
    send: async (request: HttpRequest) => {
      // A token is asked for once an hour, however many polls there are.
      if (request.method === 'GET') requests += 1;
      return answerOf(source.kind, held, request);
    },
  };
  const world = aWorld({ sources: [source], http, secrets });
  const poll = async (more: number): Promise<{ requests: number; found: number; writes: number }> => {
    world.world.now += HOUR / 4;
    held = [...Array.from({ length: more }, (_, index) => String(1_000 + held.length + more - 1 - index)), ...held];
    world.calls();
    requests = 0;
    const { outcome, reason, discovered } = await world.poll(source.id);
    if (outcome !== 'read') throw new Error(`${source.kind}: ${outcome}, ${reason}`);
    const calls = Object.entries(world.calls());
    const writes = calls.filter(([name]) => WRITES.test(name)).reduce((sum, [, count]) => sum + count, 0);
    return { requests, found: discovered, writes };
  };
  await poll(0);
  await poll(0);
  const [unchanged, one, ten] = [await poll(0), await poll(1), await poll(10)];
  if (unchanged.found !== 0 || one.found !== 1 || ten.found !== 10) {
    throw new Error(`${source.kind}: found ${unchanged.found}, ${one.found}, ${ten.found}`);
  }
  return {
    source: KINDS_OF_SOURCE[source.kind].name,
    'requests, nothing new': unchanged.requests,
    'writes, nothing new': unchanged.writes,
    'requests a new mention': one.requests,
    'each of ten': ten.requests / 10,
    allowed: `${limitsOf(source).requests} in ${durationWords(limitsOf(source).per)}`,
  };
}

const secrets = await secretsOf();
const rows: object[] = [];
for (const source of aSourceOfEachKind()) rows.push(await measure(source, secrets));
console.table(rows);
