import { describe, expect, it } from 'vitest';
import { meteredBudgets, sharedBudgets } from '../../../../functions/domain/mentions/politeness/metered-budgets.ts';
import { limitsOf } from '../../../../functions/domain/mentions/politeness/request-limits.ts';
import { DAY, MINUTE } from '../../../../functions/domain/shared/time.ts';
import { aSourceOfEachKind } from '../../../adapters/sources/a-source-of-each-kind.ts';
import { aMastodonSource, anAppStoreSource } from '../../../adapters/sources/builders.ts';
import { aGooglePlaySource } from '../../../adapters/sources/google-play-builders.ts';
import { aStackExchangeSource } from '../../../adapters/sources/stack-exchange-builders.ts';
import { readerFor } from '../../../support/connectors.ts';

const apps = (count: number) => Array.from({ length: count }, (_, index) => anAppStoreSource({ id: `app-${index}` }));

describe('whose requests are counted', () => {
  it('is nobody for a cafe with an app in two countries, a place, and posts on two servers', () => {
    const sources = [
      ...apps(2),
      aMastodonSource({ tier: 5 }),
      aMastodonSource({ tier: 15, server: 'https://other.example' }),
    ];
    expect(meteredBudgets(sources)).toEqual([]);
  });

  it('are those who could ask for more than half of what is allowed', () => {
    // Two polls of a quarter of an hour fall into one, each of two requests and their twelve pages.
    expect(sharedBudgets(apps(3))).toMatchObject([{ id: 'app-store#itunes.apple.com', most: 144, usual: 3 }]);
    expect(meteredBudgets(apps(3))).toEqual([]);
    expect(meteredBudgets(apps(4))).toEqual(['app-store#itunes.apple.com']);
  });

  it('counts each credential and each server for itself', () => {
    const budgets = sharedBudgets([
      aMastodonSource(),
      aMastodonSource({ id: 'same', follow: { by: 'hashtag', hashtag: 'brew' } }),
      aMastodonSource({ id: 'keyed', secrets: { token: 'TOKEN' } }),
      aMastodonSource({ id: 'else', server: 'https://other.example' }),
    ]);
    expect(budgets.map(({ id, sources }) => [id, sources.length])).toEqual([
      ['mastodon#social.example', 2],
      ['mastodon#TOKEN', 1],
      ['mastodon#other.example', 1],
    ]);
  });

  it('counts each app of Google Play for itself, as Google does', () => {
    const apps = ['com.sundial.coffee', 'com.sundial.tea'].map((app) => aGooglePlaySource({ id: app, app }));
    expect(sharedBudgets(apps).map(({ id }) => id)).toEqual([
      'google-play#GOOGLE_PLAY_KEY#com.sundial.coffee',
      'google-play#GOOGLE_PLAY_KEY#com.sundial.tea',
    ]);
  });

  it('knows that a key changes what is allowed', () => {
    const { secrets, ...without } = aStackExchangeSource({ tier: 60 });
    const withKey = { ...without, secrets: { key: 'KEY' } };
    expect(limitsOf(withKey)).toEqual({ requests: 10_000, per: DAY });
    expect(limitsOf(without)).toEqual({ requests: 300, per: DAY });
    expect(meteredBudgets([without])).toEqual(['stack-exchange#api.stackexchange.com']);
    expect(meteredBudgets([withKey])).toEqual([]);
  });

  it.each(aSourceOfEachKind())(
    'reckons with all the first requests of $kind, and declares the same limit',
    (source) => {
      const reader = readerFor(source);
      const first = reader.begin({});
      expect(first.length).toBeGreaterThan(0);
      expect(first.length).toBeLessThanOrEqual(2 + source.accounts.length);
      expect(reader.capabilities.limits.requests).toBeGreaterThan(0);
      expect(reader.capabilities.limits.per).toBeGreaterThanOrEqual(MINUTE);
    },
  );
});
