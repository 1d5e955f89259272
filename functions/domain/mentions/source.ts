import type { SourceKind } from './observation.ts';

/** Minutes between two polls: the periods of the poll wheel. */
export const POLL_TIERS = [1, 5, 15, 60, 360, 1440] as const;
export type PollTier = (typeof POLL_TIERS)[number];

interface SourceBase {
  readonly id: string;
  readonly brand: string;
  readonly kind: SourceKind;
  readonly tier: PollTier;
  /** The brand's own accounts at this source, by stable id or address: their posts are responses. */
  readonly accounts: readonly string[];
  /** Name of the secret that holds the access token; never the token. */
  readonly tokenSecret?: string;
}

/** Reviews of one app in one storefront. */
export interface AppStoreSource extends SourceBase {
  readonly kind: 'app-store';
  /** Apple's numeric app id, as text. */
  readonly app: string;
  /** Two-letter storefront. */
  readonly country: string;
  /** Where the feed is served; Apple's own unless a test or a pretend store says otherwise. @default https://itunes.apple.com */
  readonly server: string;
}

/** One stream of public posts on a Mastodon server (or one that speaks its API). */
export interface MastodonSource extends SourceBase {
  readonly kind: 'mastodon';
  /** Origin of the server, e.g. `https://mastodon.social`. */
  readonly server: string;
  readonly follow:
    | { readonly by: 'hashtag'; readonly hashtag: string }
    | { readonly by: 'search'; readonly search: string }
    | { readonly by: 'mentions' };
}

/** One feed we poll. */
export type Source = AppStoreSource | MastodonSource;
