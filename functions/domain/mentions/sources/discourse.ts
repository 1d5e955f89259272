import { MINUTE } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Posts on one Discourse forum. Its `accounts` are user names in lower case. */
export interface DiscourseSource extends SourceBase<'discourse'> {
  readonly follow:
    | { readonly by: 'search'; readonly search: string }
    /** Everything that is posted, or only what opens a topic. */
    | { readonly by: 'posts'; readonly posts: 'all' | 'topics' };
  /** Any later post of the brand in the topic answers a mention, not only one that replies to it. */
  readonly anyLaterPost: boolean;
  /** User name that the API key acts for; the key is the secret `key`. */
  readonly user?: string;
}

export const discourseKind: KindOfSource<DiscourseSource> = {
  name: 'Discourse',
  label: ({ server, follow }) =>
    `${new URL(server).host} ${follow.by === 'search' ? `"${follow.search}"` : follow.posts === 'all' ? 'all posts' : 'topics'}`,
  stars: false,
  responses: 'byAccounts',
  // Servers allow strangers 200, keys of administrators 60, keys of users 20.
  limits: { requests: 60, per: MINUTE },
  limitsWithKey: { requests: 20, per: MINUTE },
};
