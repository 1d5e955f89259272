import { MINUTE } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Service reviews of one company on Trustpilot. */
export interface TrustpilotSource extends SourceBase<'trustpilot'> {
  /** Trustpilot's id of the company. */
  readonly businessUnit: string;
  /** `key`: the API key. With `secret` the private API is asked, without it the public one. */
  /** NAME of the secret that stands in the address which Trustpilot's own webhook calls. */
  readonly nudge?: { readonly token: string };
  readonly secrets: { readonly key: string } | { readonly key: string; readonly secret: string };
}

export const trustpilotKind: KindOfSource<TrustpilotSource> = {
  name: 'Trustpilot',
  label: ({ businessUnit }) => `Trustpilot ${businessUnit}`,
  stars: true,
  responses: 'onTheMention',
  limits: { requests: 833, per: 5 * MINUTE },
};
