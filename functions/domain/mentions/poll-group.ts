import { type Source, secretsOf } from './source.ts';

/**
 * The fair-queue group of a source: one provider and credential. A noisy one waits behind its own messages,
 * not in front of everybody else's.
 */
export function pollGroup(source: Pick<Source, 'kind' | 'server' | 'secrets'>): string {
  return `${source.kind}#${secretsOf(source)[0] ?? hostOf(source.server)}`;
}

const hostOf = (server: string): string => server.replace(/^[a-z]+:\/\//u, '').replace(/\/.*$/u, '');
