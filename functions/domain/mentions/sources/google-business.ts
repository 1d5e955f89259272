import { MINUTE } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Reviews of one place on Google Maps and Search, as its owner sees them. */
export interface GoogleBusinessSource extends SourceBase<'google-business'> {
  /** Numeric ids of the Business Profile account and of the location, as text. */
  readonly account: string;
  readonly location: string;
  /** Of the OAuth client; public. */
  readonly clientId: string;
  /** Who signs Google's notifications: the service account of a Pub/Sub subscription, and the audience that it was given. */
  readonly nudge?: { readonly account: string; readonly audience: string };
  readonly secrets: { readonly clientSecret: string; readonly refreshToken: string };
}

export const googleBusinessKind: KindOfSource<GoogleBusinessSource> = {
  name: 'Google Business Profile',
  label: ({ location }) => `Google Business ${location}`,
  authors: 'byName',
  stars: true,
  responses: 'onTheMention',
  // Of the project, once Google has granted access; before that it is none.
  limits: { requests: 300, per: MINUTE },
};
