import { APP_STORE_CONNECT_PAYLOADS } from './app-store-connect-builders.ts';
import { BLUESKY_PAYLOADS } from './bluesky-builders.ts';
import { aFeed, anEntry, aResponse, aStatus } from './builders.ts';
import { DISCOURSE_PAYLOADS } from './discourse-builders.ts';
import { GOOGLE_BUSINESS_PAYLOADS } from './google-business-builders.ts';
import { GOOGLE_PLAY_PAYLOADS } from './google-play-builders.ts';
import { HACKER_NEWS_PAYLOADS } from './hacker-news-builders.ts';
import { type HostilePayload, IDS } from './hostile-payload.ts';
import { INSTAGRAM_PAYLOADS } from './instagram-builders.ts';
import { LEMMY_PAYLOADS } from './lemmy-builders.ts';
import { REDDIT_PAYLOADS } from './reddit-builders.ts';
import { RSS_PAYLOADS } from './rss-builders.ts';
import { STACK_EXCHANGE_PAYLOADS } from './stack-exchange-builders.ts';
import { TRUSTPILOT_PAYLOADS } from './trustpilot-builders.ts';
import { X_PAYLOADS } from './x-builders.ts';
import { YOUTUBE_PAYLOADS } from './youtube-builders.ts';

/** What every parser is tried with: one line for each shape that a kind of source answers. */
export const PAYLOADS: readonly HostilePayload[] = [
  ['app-store', 'a feed', IDS.map((id) => anEntry(id)), (entries) => aFeed(entries)],
  ['mastodon', 'a timeline', IDS.map((id) => aStatus(id)), (entries) => entries],
  [
    'mastodon',
    'a context',
    [
      aStatus('4711'),
      aStatus('4712', { in_reply_to_id: '4711' }),
      aResponse('4713', '4712'),
      aStatus('4714'),
      aResponse('4715', '4714'),
    ],
    (entries) => ({ ancestors: entries.slice(0, 1), descendants: entries.slice(1) }),
  ],
  ...APP_STORE_CONNECT_PAYLOADS,
  ...GOOGLE_PLAY_PAYLOADS,
  ...GOOGLE_BUSINESS_PAYLOADS,
  ...BLUESKY_PAYLOADS,
  ...HACKER_NEWS_PAYLOADS,
  ...DISCOURSE_PAYLOADS,
  ...STACK_EXCHANGE_PAYLOADS,
  ...RSS_PAYLOADS,
  ...TRUSTPILOT_PAYLOADS,
  ...YOUTUBE_PAYLOADS,
  ...REDDIT_PAYLOADS,
  ...X_PAYLOADS,
  ...LEMMY_PAYLOADS,
  ...INSTAGRAM_PAYLOADS,
];
