import { DAY } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Questions on one site of Stack Exchange. Its `accounts` are user ids on that site. */
export interface StackExchangeSource extends SourceBase<'stack-exchange'> {
  /** As the API calls it: `stackoverflow`, `coffee`, `coffee.meta`. */
  readonly site: string;
  /** Words of title or body; absent = all with the tag. */
  readonly search?: string;
  readonly tag?: string;
  /** `key`: raises the number of requests a day from 300 to 10,000. */
  readonly secrets?: { readonly key: string };
}

export const stackExchangeKind: KindOfSource<StackExchangeSource> = {
  name: 'Stack Exchange',
  label: ({ site, search, tag }) =>
    [site, search === undefined ? '' : `"${search}"`, tag === undefined ? '' : `[${tag}]`].filter(Boolean).join(' '),
  stars: false,
  responses: 'byAccounts',
  limits: { requests: 300, per: DAY },
  limitsWithKey: { requests: 10_000, per: DAY },
};
