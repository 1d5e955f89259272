import type { Duration } from '../shared/time.ts';

/** A receiver did not take a message and may take it later: too many, an outage, no connection. */
export class ReceiverUnavailable extends Error {
  override readonly name: string = 'ReceiverUnavailable';
  /** How long it asked us to wait; 0 when it did not say. */
  readonly waitMs: Duration;
  /** The message went out and no answer came back: nobody knows whether it arrived. */
  readonly isDoubtful: boolean;

  constructor(problem: string, waitMs: Duration, options: ErrorOptions & { readonly isDoubtful?: boolean } = {}) {
    super(problem, options);
    this.waitMs = waitMs;
    this.isDoubtful = options.isDoubtful ?? false;
  }
}

/** A receiver said no, and would say it again. */
export class ReceiverRefused extends Error {
  override readonly name: string = 'ReceiverRefused';
}
