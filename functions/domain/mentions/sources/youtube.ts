import { DAY } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Comments on all videos of a channel, or on one video. Its `accounts` are ids of channels. */
export interface YoutubeSource extends SourceBase<'youtube'> {
  readonly follow:
    | { readonly by: 'channel'; readonly channel: string }
    | { readonly by: 'video'; readonly video: string };
  readonly secrets: { readonly key: string };
}

export const youtubeKind: KindOfSource<YoutubeSource> = {
  name: 'YouTube',
  label: ({ follow }) => `YouTube ${follow.by === 'channel' ? follow.channel : `video ${follow.video}`}`,
  stars: false,
  responses: 'byAccounts',
  // Units, of which each of our requests costs one.
  limits: { requests: 10_000, per: DAY },
};
