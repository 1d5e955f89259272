import { type Duration, HOUR } from '../../shared/time.ts';
import type { KindOfSource, SourceBase } from './kind-of-source.ts';

/** Mentions that another system sends to our webhook. Never polled; `server` is empty, for nobody is asked. */
export interface PushSource extends SourceBase<'push'> {
  /** For people: `Help desk`. */
  readonly name: string;
  /** It is heard from at least so often; a longer silence is a gap, and trouble. Absent: silence says nothing. */
  readonly heardEvery?: Duration;
  /** `signing`: what the sender signs with. During a rotation its value holds two secrets. */
  readonly secrets: { readonly signing: string };
}

export const pushKind: KindOfSource<PushSource> = {
  name: 'Push',
  label: ({ name }) => name,
  stars: true,
  responses: 'onTheMention',
  // Nobody is asked.
  limits: { requests: 1, per: HOUR },
  polled: false,
};
