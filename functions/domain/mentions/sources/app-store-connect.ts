import { HOUR } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Reviews of one app in all storefronts or in some, with the responses, as its developer sees them. */
export interface AppStoreConnectSource extends SourceBase<'app-store-connect'> {
  /** Apple's numeric app id, as text. */
  readonly app: string;
  /** Three-letter storefronts to keep to; empty = all. */
  readonly territories: readonly string[];
  /** Of the API key; both absent when the secret holds them too. */
  readonly issuer?: string;
  readonly keyId?: string;
  /** `key`: the private key, or a JSON document with the key and both ids. */
  readonly secrets: { readonly key: string };
}

export const appStoreConnectKind: KindOfSource<AppStoreConnectSource> = {
  name: 'App Store Connect',
  label: ({ app }) => `App Store Connect ${app}`,
  authors: 'byName',
  stars: true,
  responses: 'onTheMention',
  // One hour that rolls, for each user of the key.
  limits: { requests: 3_500, per: HOUR },
};
