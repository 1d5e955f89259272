import { isPolled, SOURCE_KINDS, type Source } from '../../../functions/domain/mentions/source.ts';
import { anAppStoreConnectSource } from './app-store-connect-builders.ts';
import { aBlueskySource } from './bluesky-builders.ts';
import { aMastodonSource, anAppStoreSource } from './builders.ts';
import { aDiscourseSource } from './discourse-builders.ts';
import { aGoogleBusinessSource } from './google-business-builders.ts';
import { aGooglePlaySource } from './google-play-builders.ts';
import { aHackerNewsSource } from './hacker-news-builders.ts';
import { anInstagramSource } from './instagram-builders.ts';
import { aLemmySource } from './lemmy-builders.ts';
import { aRedditSource } from './reddit-builders.ts';
import { anRssSource } from './rss-builders.ts';
import { aStackExchangeSource } from './stack-exchange-builders.ts';
import { aTrustpilotSource } from './trustpilot-builders.ts';
import { anXSource } from './x-builders.ts';
import { aYoutubeSource } from './youtube-builders.ts';

/** Sources that we ask; the others send their mentions. */
export type AskedSource = Exclude<Source, { kind: 'push' | 'file' }>;

/** One source of every kind that is asked; throws when a kind was added and not here. */
export function aSourceOfEachKind(): readonly AskedSource[] {
  const sources: readonly AskedSource[] = [
    anAppStoreSource(),
    anAppStoreConnectSource(),
    aGooglePlaySource(),
    aGoogleBusinessSource(),
    aTrustpilotSource(),
    aMastodonSource(),
    aBlueskySource(),
    aHackerNewsSource(),
    aDiscourseSource(),
    aStackExchangeSource(),
    anRssSource(),
    aYoutubeSource(),
    aLemmySource(),
    anInstagramSource(),
    anXSource(),
    aRedditSource(),
  ];
  const missing = SOURCE_KINDS.filter((kind) => isPolled({ kind }) && !sources.some((source) => source.kind === kind));
  if (missing.length > 0) throw new Error(`no source of kind ${missing.join(', ')}`);
  return sources;
}
