import { DELAYED_QUEUE } from './delayed-messages.ts';
import type { MessageEngine } from './message-engine.ts';
import type { Stack } from './stack.ts';

export interface QueueProperties {
  readonly VisibilityTimeout?: number;
  readonly DelaySeconds?: number;
  readonly MessageRetentionPeriod?: number;
  readonly MaximumMessageSize?: number;
  readonly FifoQueue?: boolean;
  readonly ContentBasedDeduplication?: boolean;
  readonly RedrivePolicy?: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number };
}

/** Attributes that the engine keeps; a delay is not among them, because it runs on the run's clock. */
const KEPT = [
  'VisibilityTimeout',
  'MessageRetentionPeriod',
  'MaximumMessageSize',
  'FifoQueue',
  'ContentBasedDeduplication',
] as const;

/** Creates or brings up to date the stack's queues and the runner's own; what was in flight when a run ended is visible again. */
export async function createQueues(stack: Stack, engine: MessageEngine, hidden: readonly string[]): Promise<void> {
  const queues = stack.ofType<QueueProperties>('AWS::SQS::Queue').map(({ name, properties }) => ({
    name,
    attributes: attributesOf(properties),
  }));
  const own = [DELAYED_QUEUE, ...hidden].map((name) => ({ name, attributes: {} }));
  const { queues: existing } = engine.server.setup({ queues: [...queues, ...own] });
  const kept = new Set(existing?.filter(({ created }) => !created).map(({ name }) => name));
  for (const { name, attributes } of [...queues, ...own]) {
    if (!kept.has(name)) continue;
    if (Object.keys(attributes).length > 0) {
      await engine.sqs('SetQueueAttributes', { QueueUrl: name, Attributes: attributes });
    }
    for (const { receiptHandle } of engine.server.inspectQueue(name)?.messages.inflight ?? []) {
      await engine.giveBack(name, receiptHandle);
    }
  }
}

/** Seconds by queue, for queues that delay every message of theirs. */
export const queueDelays = (stack: Stack): ReadonlyMap<string, number> =>
  new Map(
    stack
      .ofType<QueueProperties>('AWS::SQS::Queue')
      .map(({ name, properties }) => [name, properties.DelaySeconds ?? 0]),
  );

function attributesOf(properties: QueueProperties): Record<string, string> {
  const kept = KEPT.flatMap((key) => {
    const value = properties[key];
    return value === undefined ? [] : [[key, String(value)] as const];
  });
  const redrive = properties.RedrivePolicy;
  return {
    ...Object.fromEntries(kept),
    // The engine compares with a number; CloudFormation takes a text too.
    ...(redrive === undefined
      ? {}
      : { RedrivePolicy: JSON.stringify({ ...redrive, maxReceiveCount: Number(redrive.maxReceiveCount) }) }),
  };
}

export interface QueueDepth {
  readonly visible: number;
  /** Received and neither deleted nor returned: in a function, a batching window or waiting out a visibility time-out. */
  readonly inFlight: number;
  /** Waiting for a later instant. */
  readonly delayed: number;
}

export function queueDepth(engine: MessageEngine, queue: string, delayed: number): QueueDepth {
  const messages = engine.server.inspectQueue(queue)?.messages;
  return { visible: messages?.ready.length ?? 0, inFlight: messages?.inflight.length ?? 0, delayed };
}
