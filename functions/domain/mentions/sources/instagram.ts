import { HOUR } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Comments on the newest posts of the brand's own Instagram account. Its `accounts` are ids or user names. */
export interface InstagramSource extends SourceBase<'instagram'> {
  /** Id of the professional account, as text. */
  readonly account: string;
  /** How many of its newest posts are watched. */
  readonly posts: number;
  readonly secrets: { readonly token: string };
}

export const instagramKind: KindOfSource<InstagramSource> = {
  name: 'Instagram',
  label: ({ account }) => `Instagram ${account}`,
  stars: false,
  responses: 'byAccounts',
  limits: { requests: 200, per: HOUR },
};
