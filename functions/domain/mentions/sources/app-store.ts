import { MINUTE } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Reviews of one app in one storefront, from Apple's public feed. */
export interface AppStoreSource extends SourceBase<'app-store'> {
  /** Apple's numeric app id, as text. */
  readonly app: string;
  /** Two-letter storefront. */
  readonly country: string;
}

export const appStoreKind: KindOfSource<AppStoreSource> = {
  name: 'App Store',
  label: ({ country }) => `App Store ${country.toUpperCase()}`,
  stars: true,
  responses: 'never',
  // Apple says nothing: ours, twenty a minute.
  limits: { requests: 300, per: 15 * MINUTE },
};
