import { HOUR } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Reviews of one Android app in all countries, as its developer sees them. */
export interface GooglePlaySource extends SourceBase<'google-play'> {
  /** Package name, e.g. `com.sundial.coffee`. */
  readonly app: string;
  /** `key`: the JSON key file of a service account. */
  readonly secrets: { readonly key: string };
}

export const googlePlayKind: KindOfSource<GooglePlaySource> = {
  name: 'Google Play',
  label: ({ app }) => `Google Play ${app}`,
  authors: 'byName',
  stars: true,
  responses: 'onTheMention',
  limits: { requests: 200, per: HOUR },
  limitedEach: ({ app }) => app,
};
