import { z } from 'zod';
import { SOURCE_KINDS, type SourceKind, type SourceOf } from '../../mentions/source.ts';
import type { Draft } from '../../mentions/sources/kind-of-source.ts';
import { nearName } from '../near-name.ts';
import { isNot } from '../problem.ts';
import { appStoreBlock } from './sources/app-store.ts';
import { appStoreConnectBlock } from './sources/app-store-connect.ts';
import { blueskyBlock } from './sources/bluesky.ts';
import { discourseBlock } from './sources/discourse.ts';
import { fileBlock } from './sources/file.ts';
import { googleBusinessBlock } from './sources/google-business.ts';
import { googlePlayBlock } from './sources/google-play.ts';
import { hackerNewsBlock } from './sources/hacker-news.ts';
import { instagramBlock } from './sources/instagram.ts';
import { lemmyBlock } from './sources/lemmy.ts';
import { mastodonBlock } from './sources/mastodon.ts';
import { pushBlock } from './sources/push.ts';
import { redditBlock } from './sources/reddit.ts';
import { rssBlock } from './sources/rss.ts';
import { stackExchangeBlock } from './sources/stack-exchange.ts';
import { trustpilotBlock } from './sources/trustpilot.ts';
import { xBlock } from './sources/x.ts';
import { youtubeBlock } from './sources/youtube.ts';
import { tell } from './telling.ts';

/** The settings block of every kind of source: one line each. */
const BLOCKS = {
  'app-store': appStoreBlock,
  'app-store-connect': appStoreConnectBlock,
  'google-play': googlePlayBlock,
  'google-business': googleBusinessBlock,
  trustpilot: trustpilotBlock,
  mastodon: mastodonBlock,
  bluesky: blueskyBlock,
  'hacker-news': hackerNewsBlock,
  discourse: discourseBlock,
  'stack-exchange': stackExchangeBlock,
  rss: rssBlock,
  youtube: youtubeBlock,
  lemmy: lemmyBlock,
  instagram: instagramBlock,
  x: xBlock,
  reddit: redditBlock,
  push: pushBlock,
  file: fileBlock,
} as const satisfies { readonly [Kind in SourceKind]: z.ZodType<Draft<SourceOf<Kind>>> };

type Block = (typeof BLOCKS)[SourceKind];

/** One feed. */
export const sourceBlock = z.discriminatedUnion(
  'kind',
  Object.values(BLOCKS) as unknown as readonly [Block, ...Block[]],
  {
    error: (issue) => {
      if (issue.code !== 'invalid_union')
        return tell({ problem: isNot(issue.input, 'a block of keys'), mend: 'write brand, kind and what to follow' });
      const given =
        typeof issue.input === 'object' && issue.input !== null && 'kind' in issue.input ? issue.input.kind : undefined;
      const near = typeof given === 'string' ? nearName(given, SOURCE_KINDS) : undefined;
      const mend =
        near === undefined ? `kinds are ${SOURCE_KINDS.join(', ')}` : `did you mean ${JSON.stringify(near)}?`;
      return tell({ problem: isNot(given, 'a kind of source'), mend });
    },
  },
);
