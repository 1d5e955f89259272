import type { Activity } from './activity.ts';
import type { Faults } from './alarms/faults.ts';
import type { LocalClock } from './clock.ts';
import type { InvocationResult } from './invocation.ts';
import type { LambdaFunction } from './lambda-runtime.ts';
import type { LocalEvents, Trigger } from './local-event.ts';
import type { MessageEngine } from './message-engine.ts';
import type { Permissions } from './permissions/permissions.ts';
import type { Stack } from './stack.ts';

/** What the parts of one local run share. */
export interface RunContext {
  readonly stack: Stack;
  readonly clock: LocalClock;
  readonly activity: Activity;
  readonly events: LocalEvents;
  readonly engine: MessageEngine;
  readonly permissions: Permissions;
  /** By ARN. */
  readonly functions: ReadonlyMap<string, LambdaFunction>;
  /** What goes wrong on purpose. */
  readonly faults: Faults;
  /** Something may be visible in the queue: its consumer looks. */
  readonly wake: (queue: string) => void;
}

/** Every invocation of a run goes through here, so that each is counted as work and told as an event. */
export async function invokeFunction(
  { activity, clock, events, faults }: Pick<RunContext, 'activity' | 'clock' | 'events' | 'faults'>,
  target: LambdaFunction,
  trigger: Trigger,
  event: unknown,
): Promise<InvocationResult> {
  const fault = faults.ofFunction(target.definition.name);
  const outcome = fault === undefined ? await activity.track(() => target.invoke(event)) : FAULT[fault];
  events.emit({
    kind: 'invocation',
    at: clock.now(),
    functionName: target.definition.name,
    trigger,
    durationMs: outcome.durationMs,
    ...(outcome.ok ? { result: outcome.result } : { error: outcome.error }),
  });
  return outcome;
}

const failing = (type: string, message: string): InvocationResult => ({
  ok: false,
  error: { type, message },
  durationMs: 0,
});
const FAULT = {
  error: failing('Error', 'broken on purpose'),
  throttle: failing('Lambda.TooManyRequestsException', 'Rate Exceeded.'),
} as const;

export const queueNameOf = (arn: string): string => arn.split(':').at(-1) ?? arn;
