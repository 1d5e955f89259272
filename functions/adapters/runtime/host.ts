import type { Instant } from '../../domain/shared/time.ts';
import type { Http } from '../../ports/http.ts';

/** What the process that hosts a function may provide. Absent in Lambda; the local runner sets it before it loads a bundle. */
export interface Host {
  readonly now: () => Instant;
  /** Origins on this machine that functions may read although they are not public. */
  readonly localOrigins: readonly string[];
  /** A pretend Slack's Web API on this machine. @default Slack's own */
  readonly slackApi?: string;
  /** Who answers requests to the world outside, where nothing of it is real. @default the world itself */
  readonly http?: Http;
}

const HOST = Symbol.for('replywatch.host');

type HostGlobal = typeof globalThis & { [HOST]?: Host };

export const host = (): Host | undefined => (globalThis as HostGlobal)[HOST];

/** For hosts only: what `host` answers from now on; nothing puts it back to Lambda's absence. */
export function provideHost(provided: Host | undefined): void {
  if (provided) (globalThis as HostGlobal)[HOST] = provided;
  else delete (globalThis as HostGlobal)[HOST];
}
