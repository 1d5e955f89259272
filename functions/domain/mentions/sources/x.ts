import { MINUTE } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Posts that a search on X finds. X takes money for each post that is read. Its `accounts` are numeric ids. */
export interface XSource extends SourceBase<'x'> {
  /** As X's search takes it. */
  readonly query: string;
  /** Posts that may be read in a calendar month (UTC); then the source rests. */
  readonly maxPostsPerMonth: number;
  readonly secrets: { readonly token: string };
}

export const xKind: KindOfSource<XSource> = {
  name: 'X',
  label: ({ query }) => `X "${query}"`,
  stars: false,
  responses: 'byAccounts',
  limits: { requests: 60, per: 15 * MINUTE },
};
