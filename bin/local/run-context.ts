import type { Activity } from './activity.ts';
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
  /** Something may be visible in the queue: its consumer looks. */
  readonly wake: (queue: string) => void;
}

/** Every invocation of a run goes through here, so that each is counted as work and told as an event. */
export async function invokeFunction(
  { activity, clock, events }: Pick<RunContext, 'activity' | 'clock' | 'events'>,
  target: LambdaFunction,
  trigger: Trigger,
  event: unknown,
): Promise<InvocationResult> {
  const outcome = await activity.track(() => target.invoke(event));
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

export const queueNameOf = (arn: string): string => arn.split(':').at(-1) ?? arn;
