import { MINUTE } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Posts that a search finds, or all posts and comments of one subreddit. Its `accounts` are user names, or ids (`t2_...`). */
export interface RedditSource extends SourceBase<'reddit'> {
  readonly follow:
    | { readonly by: 'subreddit'; readonly subreddit: string }
    | { readonly by: 'search'; readonly search: string; readonly subreddit?: string };
  /** Key and secret of an application that Reddit has approved. */
  readonly secrets: { readonly key: string; readonly secret: string };
}

export const redditKind: KindOfSource<RedditSource> = {
  name: 'Reddit',
  label: ({ follow }) =>
    follow.by === 'search'
      ? `Reddit ${follow.subreddit === undefined ? '' : `r/${follow.subreddit} `}"${follow.search}"`
      : `Reddit r/${follow.subreddit}`,
  stars: false,
  responses: 'byAccounts',
  // Totals differ from one application to the next: its headers say what is left.
  limits: { requests: 60, per: MINUTE },
};
