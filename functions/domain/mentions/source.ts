import { appStoreKind } from './sources/app-store.ts';
import { appStoreConnectKind } from './sources/app-store-connect.ts';
import { blueskyKind } from './sources/bluesky.ts';
import { discourseKind } from './sources/discourse.ts';
import { fileKind } from './sources/file.ts';
import { googleBusinessKind } from './sources/google-business.ts';
import { googlePlayKind } from './sources/google-play.ts';
import { hackerNewsKind } from './sources/hacker-news.ts';
import { instagramKind } from './sources/instagram.ts';
import type { KindOfSource } from './sources/kind-of-source.ts';
import { lemmyKind } from './sources/lemmy.ts';
import { mastodonKind } from './sources/mastodon.ts';
import { pushKind } from './sources/push.ts';
import { redditKind } from './sources/reddit.ts';
import { rssKind } from './sources/rss.ts';
import { stackExchangeKind } from './sources/stack-exchange.ts';
import { trustpilotKind } from './sources/trustpilot.ts';
import { xKind } from './sources/x.ts';
import { youtubeKind } from './sources/youtube.ts';
/**
 * Every kind of source, one line each; the types below follow from it. A kind that stands here and has no settings
 * block (settings/file/source-block.ts) or no connector (adapters/sources/registry.ts) does not compile.
 */
export const KINDS_OF_SOURCE = {
  'app-store': appStoreKind,
  'app-store-connect': appStoreConnectKind,
  'google-play': googlePlayKind,
  'google-business': googleBusinessKind,
  trustpilot: trustpilotKind,
  mastodon: mastodonKind,
  bluesky: blueskyKind,
  'hacker-news': hackerNewsKind,
  discourse: discourseKind,
  'stack-exchange': stackExchangeKind,
  rss: rssKind,
  youtube: youtubeKind,
  lemmy: lemmyKind,
  instagram: instagramKind,
  x: xKind,
  reddit: redditKind,
  push: pushKind,
  file: fileKind,
} as const;

export type SourceKind = keyof typeof KINDS_OF_SOURCE;

/** The sources of one kind. */
export type SourceOf<Kind extends SourceKind> =
  (typeof KINDS_OF_SOURCE)[Kind] extends KindOfSource<infer S> ? S : never;

/** One feed: we poll it, or it comes to us. */
export type Source = { readonly [Kind in SourceKind]: SourceOf<Kind> }[SourceKind];

export const SOURCE_KINDS = Object.keys(KINDS_OF_SOURCE) as [SourceKind, ...SourceKind[]];

export const isSourceKind = (kind: string): kind is SourceKind => Object.hasOwn(KINDS_OF_SOURCE, kind);

/** How people call a source: `App Store US`, `mastodon.social #teapots`. */
export function sourceLabel(source: Source): string {
  const kind: Pick<KindOfSource<never>, 'label'> = KINDS_OF_SOURCE[source.kind];
  return kind.label(source as never);
}

/** Whether polling a source can show that the brand has answered. */
export function showsResponses(source: Source): boolean {
  const { responses } = KINDS_OF_SOURCE[source.kind];
  return responses === 'onTheMention' || (responses === 'byAccounts' && source.accounts.length > 0);
}

/** Whether we ask it for mentions; the others send them, or people bring them. */
export function isPolled({ kind }: Pick<Source, 'kind'>): boolean {
  const { polled = true }: Pick<KindOfSource<never>, 'polled'> = KINDS_OF_SOURCE[kind];
  return polled;
}

/** Names of the secrets that a source needs. */
export const secretsOf = ({ secrets }: Pick<Source, 'secrets'>): readonly string[] => Object.values(secrets ?? {});
