import type { MiddlewareObj } from '@middy/core';
import { type Log, reasonOf } from './logger.ts';
import type { Meter } from './metrics.ts';

/**
 * Middleware of every handler: flushes the metrics whatever happened and logs a failure by its reason.
 * It answers nothing on an error, for middy would take an answer as "all is well": no retry, no dead letter, no alarm.
 */
export function observed(log: Log, meter: Meter): MiddlewareObj {
  return {
    after: () => {
      meter.flush();
    },
    onError: ({ error }) => {
      log.error('invocation failed', { reason: reasonOf(error) });
      meter.flush();
    },
  };
}
