import type { FunctionName } from '../../functions/contracts/environment.ts';
import { type Duration, HOUR, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';

/** What lib/ deploys, as far as a run depends on it; a test holds it equal to the synthesized template. */

interface DeployedFunction {
  readonly timeout: Duration;
  /** Megabytes. */
  readonly memory: number;
}

export const FUNCTIONS = {
  'apply-settings': { timeout: 15 * MINUTE, memory: 1_769 },
  'dispatch-polls': { timeout: 50 * SECOND, memory: 256 },
  'poll-source': { timeout: 2 * MINUTE, memory: 512 },
  'sweep-clocks': { timeout: 50 * SECOND, memory: 512 },
  'fire-clock': { timeout: MINUTE, memory: 512 },
  'deliver-alerts': { timeout: MINUTE, memory: 256 },
  'notify-slack': { timeout: 45 * SECOND, memory: 512 },
  'check-sources': { timeout: 2 * MINUTE, memory: 512 },
  'compile-rollups': { timeout: 5 * MINUTE, memory: 1_024 },
  'compile-report': { timeout: 5 * MINUTE, memory: 1_024 },
} as const satisfies Partial<Record<FunctionName, DeployedFunction>>;

export type SimulatedName = keyof typeof FUNCTIONS;

interface DeployedQueue {
  readonly worker: SimulatedName;
  readonly batchSize: number;
  readonly window: Duration;
}

export const QUEUES = {
  polls: { worker: 'poll-source', batchSize: 10, window: 0 },
  due: { worker: 'fire-clock', batchSize: 10, window: 0 },
  alerts: { worker: 'deliver-alerts', batchSize: 10, window: 0 },
  slack: { worker: 'notify-slack', batchSize: 10, window: 0 },
} as const satisfies Record<string, DeployedQueue>;

export type QueueName = keyof typeof QUEUES;

export const MAX_RECEIVES = 5;

export const visibilityOf = (name: QueueName): Duration => {
  const { worker, window } = QUEUES[name];
  return 6 * FUNCTIONS[worker].timeout + window;
};

export const SCHEDULES = [
  { runs: 'dispatch-polls', every: MINUTE, retries: 1 },
  { runs: 'sweep-clocks', every: MINUTE, retries: 1 },
  { runs: 'check-sources', every: 15 * MINUTE, retries: 1 },
  { runs: 'compile-rollups', every: HOUR, retries: 2 },
] as const satisfies readonly { readonly runs: SimulatedName; readonly every: Duration; readonly retries: number }[];
