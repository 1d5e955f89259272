import type { Duration } from '../shared/time.ts';

/** Slack did not take the message and may take it later: too many, an outage, no connection. */
export class SlackUnavailable extends Error {
  override readonly name = 'SlackUnavailable';
  /** How long Slack asked us to wait; 0 when it did not say. */
  readonly waitMs: Duration;

  constructor(problem: string, waitMs: Duration, options?: ErrorOptions) {
    super(problem, options);
    this.waitMs = waitMs;
  }
}
