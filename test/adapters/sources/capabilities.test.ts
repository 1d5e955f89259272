import { describe, expect, it } from 'vitest';
import { isPolled, KINDS_OF_SOURCE, SOURCE_KINDS, type Source } from '../../../functions/domain/mentions/source.ts';
import { readerFor } from '../../support/connectors.ts';
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

/** One source of each kind; those that tell the brand by its accounts name one. */
const SOURCES: readonly Source[] = [
  anAppStoreSource(),
  anAppStoreConnectSource(),
  aGooglePlaySource(),
  aGoogleBusinessSource(),
  aTrustpilotSource(),
  aMastodonSource({ accounts: ['900'] }),
  aBlueskySource({ accounts: ['did:plc:care'] }),
  aHackerNewsSource({ accounts: ['care'] }),
  aDiscourseSource({ accounts: ['care'] }),
  aStackExchangeSource({ accounts: ['900'] }),
  anRssSource(),
  aYoutubeSource({ accounts: ['UCcare'] }),
  aLemmySource({ accounts: ['https://lemmy.example/u/care'] }),
  anInstagramSource({ accounts: ['900'] }),
  anXSource({ accounts: ['900'] }),
  aRedditSource({ accounts: ['care'] }),
];

/** Whether a poll asks for what the brand's own accounts wrote: by itself, or, at X, within the one search. */
function asksForOutgoing(source: Source): boolean {
  const asked = readerFor(source).begin({});
  return asked.some(
    ({ purpose, url }) => purpose === 'outgoing' || new URL(url).searchParams.get('query')?.includes('from:900'),
  );
}

describe('what connectors declare', () => {
  it('is there for every kind of source that is polled', () => {
    const polled = SOURCE_KINDS.filter((kind) => isPolled({ kind }));

    expect(SOURCES.map(({ kind }) => kind).toSorted()).toEqual(polled.toSorted());
  });

  it.each(SOURCES.map((source) => [source.kind, source] as const))(
    '%s: says that polls read what the brand wrote exactly where they ask for it',
    (_, source) => {
      expect(readerFor(source).capabilities.seesOutgoing).toBe(asksForOutgoing(source));
    },
  );

  it.each(SOURCES.map((source) => [source.kind, source] as const))(
    '%s: tells responses by some way exactly where it says that it sees them',
    (kind, source) => {
      const { seesResponses, seesOutgoing } = readerFor(source).capabilities;
      const { responses } = KINDS_OF_SOURCE[kind];

      expect(seesResponses).toBe(responses !== 'never');
      // A feed of the brand's posts says nothing of a response that is a field of the mention.
      if (responses !== 'byAccounts') expect(seesOutgoing).toBe(false);
    },
  );
});
