import { MINUTE } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Posts and comments on a Lemmy server, by search or of one community. Its `accounts` are addresses of profiles. */
export interface LemmySource extends SourceBase<'lemmy'> {
  readonly follow:
    | { readonly by: 'search'; readonly search: string }
    | { readonly by: 'community'; readonly community: string };
}

export const lemmyKind: KindOfSource<LemmySource> = {
  name: 'Lemmy',
  label: ({ server, follow }) =>
    `${new URL(server).host} ${follow.by === 'search' ? `"${follow.search}"` : `!${follow.community}`}`,
  stars: false,
  responses: 'byAccounts',
  limits: { requests: 60, per: MINUTE },
};
