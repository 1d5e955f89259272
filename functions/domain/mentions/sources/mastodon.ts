import { MINUTE } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** One stream of public posts on a Mastodon server (or one that speaks its API). Its secret, where it has one, is `token`. */
export interface MastodonSource extends SourceBase<'mastodon'> {
  readonly follow:
    | { readonly by: 'hashtag'; readonly hashtag: string }
    | { readonly by: 'search'; readonly search: string }
    | { readonly by: 'mentions' };
}

export const mastodonKind: KindOfSource<MastodonSource> = {
  name: 'Mastodon',
  label: (source) => `${new URL(source.server).host} ${followed(source)}`,
  stars: false,
  responses: 'byAccounts',
  limits: { requests: 300, per: 5 * MINUTE },
};

/** What a source follows, for people: `#sundial`, `"sundial coffee"`, `mentions`. */
function followed({ follow }: MastodonSource): string {
  switch (follow.by) {
    case 'hashtag':
      return `#${follow.hashtag}`;
    case 'search':
      return `"${follow.search}"`;
    case 'mentions':
      return 'mentions';
    default:
      return follow satisfies never;
  }
}
