import type { Message } from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { type QueueRole, roleOf } from '../store/stack-services.ts';

/** What is to become of a message that was set aside. */
export type LetterPlan =
  | { readonly does: 'send'; readonly to: Exclude<QueueRole, 'deadLetters' | 'undelivered'> }
  | {
      readonly does: 'publish';
      readonly topicArn: string;
      readonly message: string;
      readonly subject?: string;
      readonly attributes: Readonly<Record<string, string>>;
    }
  /** Nothing is lost with it. */
  | { readonly does: 'drop'; readonly why: string }
  /** A person has to look. */
  | { readonly does: 'keep'; readonly why: string };

const text = z.string().min(1);
const envelope = z.looseObject({
  Type: z.literal('Notification'),
  TopicArn: text,
  Message: z.string(),
  Subject: z.string().optional(),
  MessageAttributes: z.record(z.string(), z.object({ Value: z.string() })).optional(),
});
const failedRun = z.looseObject({ requestContext: z.looseObject({ functionArn: text }) });

/** Bodies by their shape, as functions/contracts/messages.ts has them; the first that fits is it. */
const SHAPES: readonly (readonly [z.ZodType, Exclude<QueueRole, 'deadLetters' | 'undelivered'>])[] = [
  [z.looseObject({ kind: z.enum(['changed', 'channel', 'act', 'tell']) }), 'slackWork'],
  [z.looseObject({ kind: z.literal('incidents'), brand: text }), 'alerts'],
  [z.looseObject({ sourceId: text, receivedAt: z.number(), entry: z.unknown() }), 'pushes'],
  [z.looseObject({ sourceId: text }), 'polls'],
  [z.looseObject({ externalId: text, stage: text, cycle: z.number() }), 'alerts'],
  [z.looseObject({ externalId: text, dueAt: z.number() }), 'due'],
];

/** Functions whose next run does what the failed one did not. */
const CATCH_UP = ['dispatch-polls', 'sweep-clocks', 'compile-rollups', 'check-sources', 'follow-time-zones'];

/**
 * What redrive does with a letter. SQS names the queue it came from; engines that do not leave its shape. What SNS could
 * not deliver is published again: every receiver of ours knows a repetition by its key.
 */
export function planOf({ Body = '', Attributes, MessageAttributes }: Message): LetterPlan {
  const body = parsed(Body);
  const from = Attributes?.['DeadLetterQueueSourceArn']?.split(':').at(-1);
  const role = from === undefined ? undefined : sourceRole(from);
  if (body === undefined) return { does: 'keep', why: 'it is not JSON, and failed every time it was tried' };
  if (role !== undefined) return { does: 'send', to: role };
  const notification = envelope.safeParse(body);
  if (notification.success) {
    // SNS says with its own letters what went wrong; without that, a queue's worker gave it up.
    const bySns = MessageAttributes?.['ErrorMessage'] !== undefined || MessageAttributes?.['ErrorCode'] !== undefined;
    return bySns ? publishAgain(notification.data) : { does: 'send', to: 'slackWork' };
  }
  const run = failedRun.safeParse(body);
  const arn = run.success ? run.data.requestContext.functionArn : MessageAttributes?.['TARGET_ARN']?.StringValue;
  if (arn !== undefined) return ofFunction(arn);
  const to = SHAPES.find(([shape]) => shape.safeParse(body).success)?.[1];
  return to === undefined ? { does: 'keep', why: 'it is none of our messages' } : { does: 'send', to };
}

/** Of the name with the stack's in front, as an ARN has it, or without. */
function sourceRole(queue: string): Exclude<QueueRole, 'deadLetters' | 'undelivered'> | undefined {
  const role = roleOf(queue) ?? roleOf(queue.replace(/^.*?-(?=[A-Z][A-Za-z]+[0-9A-F]{8}-)/u, ''));
  return role === 'deadLetters' || role === 'undelivered' ? undefined : role;
}

function publishAgain(notification: z.output<typeof envelope>): LetterPlan {
  const { TopicArn: topicArn, Message: message, Subject: subject, MessageAttributes = {} } = notification;
  const attributes = Object.fromEntries(Object.entries(MessageAttributes).map(([name, { Value }]) => [name, Value]));
  return { does: 'publish', topicArn, message, attributes, ...(subject !== undefined && { subject }) };
}

function ofFunction(arn: string): LetterPlan {
  const name = CATCH_UP.find((one) => arn.includes(one));
  if (name !== undefined) return { does: 'drop', why: `the next run of ${name} does it` };
  return {
    does: 'keep',
    why: `run it again yourself: ${arn
      .replace(/:\$LATEST$/u, '')
      .split(':')
      .at(-1)}`,
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
