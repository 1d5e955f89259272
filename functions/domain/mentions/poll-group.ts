import { KINDS_OF_SOURCE, type Source, secretsOf } from './source.ts';
import type { KindOfSource } from './sources/kind-of-source.ts';

/**
 * The fair-queue group of a source, and its budget: one provider and credential and, where the provider counts so, one of
 * what that asks about. A noisy one waits behind its own messages, not in front of everybody else's.
 */
export function pollGroup(source: Source): string {
  const { limitedEach }: Pick<KindOfSource<never>, 'limitedEach'> = KINDS_OF_SOURCE[source.kind];
  const each = limitedEach === undefined ? '' : `#${limitedEach(source as never)}`;
  return `${source.kind}#${secretsOf(source)[0] ?? hostOf(source.server)}${each}`;
}

const hostOf = (server: string): string => server.replace(/^[a-z]+:\/\//u, '').replace(/\/.*$/su, '');
