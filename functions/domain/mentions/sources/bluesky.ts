import { MINUTE } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Posts on Bluesky. Its `accounts` are DIDs, or handles that are looked up once. */
export interface BlueskySource extends SourceBase<'bluesky'> {
  readonly follow: { readonly by: 'search'; readonly search: string } | { readonly by: 'mentions' };
  /** Who logs in; its app password is the secret `appPassword`. */
  readonly login?: string;
}

export const blueskyKind: KindOfSource<BlueskySource> = {
  name: 'Bluesky',
  label: ({ follow }) => `Bluesky ${follow.by === 'search' ? `"${follow.search}"` : 'mentions'}`,
  stars: false,
  responses: 'byAccounts',
  limits: { requests: 3_000, per: 5 * MINUTE },
};
