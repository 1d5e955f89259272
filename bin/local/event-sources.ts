import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { SECOND } from '../../functions/domain/shared/time.ts';
import type { LambdaFunction } from './lambda-runtime.ts';
import { QueueConsumer } from './queue-consumer.ts';
import type { HeldMessage, MessageAttribute } from './queue-message.ts';
import type { QueueProperties } from './queues.ts';
import { invokeFunction, queueNameOf, type RunContext } from './run-context.ts';
import { LOCAL } from './template.ts';

interface MappingProperties {
  readonly EventSourceArn: string;
  readonly FunctionName: string;
  readonly Enabled?: boolean;
  readonly BatchSize?: number;
  readonly MaximumBatchingWindowInSeconds?: number;
  readonly FunctionResponseTypes?: readonly string[];
  readonly ScalingConfig?: { readonly MaximumConcurrency?: number };
  readonly FilterCriteria?: unknown;
}

interface BatchResponse {
  readonly batchItemFailures?: readonly { readonly itemIdentifier?: string }[];
}

const DEFAULT_BATCH_SIZE = 10;
const DEFAULT_VISIBILITY_SECONDS = 30;

/** The consumers of the stack's event source mappings, by queue name. */
export function eventSources(context: RunContext, concurrency: number): ReadonlyMap<string, QueueConsumer> {
  const mappings = context.stack.ofType<MappingProperties>('AWS::Lambda::EventSourceMapping');
  return new Map(
    mappings
      .filter(({ properties }) => properties.Enabled !== false)
      .map(({ logicalId, properties }) => [
        queueNameOf(properties.EventSourceArn),
        eventSource(context, `Resources.${logicalId}.Properties`, properties, concurrency),
      ]),
  );
}

function eventSource(
  context: RunContext,
  path: string,
  mapping: MappingProperties,
  concurrency: number,
): QueueConsumer {
  if (mapping.FilterCriteria !== undefined) {
    throw new Refusal(
      `${path}.FilterCriteria`,
      'is not run locally',
      'filter in the function, or teach bin/local/event-sources.ts',
    );
  }
  const { name: queue, properties } = context.stack.withArn<QueueProperties>(
    'AWS::SQS::Queue',
    mapping.EventSourceArn,
    `${path}.EventSourceArn`,
  );
  const target = [...context.functions.values()].find(({ definition }) =>
    [definition.physicalName, definition.arn].includes(mapping.FunctionName),
  );
  if (target === undefined)
    throw new Refusal(`${path}.FunctionName`, 'names no function of the stack', 'synthesize again');
  const deadLetterArn = properties.RedrivePolicy?.deadLetterTargetArn;
  const deadLetterQueue = deadLetterArn === undefined ? undefined : queueNameOf(deadLetterArn);
  const partial = mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') === true;
  return new QueueConsumer(
    {
      queue,
      batchSize: mapping.BatchSize ?? DEFAULT_BATCH_SIZE,
      window: (mapping.MaximumBatchingWindowInSeconds ?? 0) * SECOND,
      visibility: (properties.VisibilityTimeout ?? DEFAULT_VISIBILITY_SECONDS) * SECOND,
      concurrency: Math.min(concurrency, mapping.ScalingConfig?.MaximumConcurrency ?? concurrency),
      take: (batch) => invokeWithBatch(context, target, mapping.EventSourceArn, batch, partial),
      ...(deadLetterQueue === undefined
        ? {}
        : {
            deadLetterQueue,
            onDeadLetter: () =>
              context.events.emit({
                kind: 'dead-letter',
                at: context.clock.now(),
                queue: deadLetterQueue,
                from: queue,
              }),
          }),
    },
    context,
  );
}

/** Answers the ids that failed, by Lambda's rules: a response that is malformed or names an unknown id fails the whole batch. */
async function invokeWithBatch(
  context: RunContext,
  target: LambdaFunction,
  queueArn: string,
  batch: readonly HeldMessage[],
  partial: boolean,
): Promise<ReadonlySet<string>> {
  const event = { Records: batch.map((held) => sqsRecord(held, queueArn)) };
  const outcome = await invokeFunction(context, target, 'queue', event);
  const all = new Set(batch.map(({ message }) => message.MessageId));
  if (!outcome.ok) return all;
  if (!partial) return new Set();
  const failures = (outcome.result as BatchResponse | null | undefined)?.batchItemFailures ?? [];
  const failed = new Set(failures.map(({ itemIdentifier }) => itemIdentifier ?? ''));
  return [...failed].every((id) => all.has(id)) ? failed : all;
}

/** A record of the event that Lambda makes of an SQS message; instants are on the run's clock. */
function sqsRecord({ message, receivedAt }: HeldMessage, queueArn: string): object {
  const attributes = Object.entries(message.MessageAttributes ?? {});
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: {
      ...message.Attributes,
      SentTimestamp: String(receivedAt),
      ApproximateFirstReceiveTimestamp: String(receivedAt),
    },
    messageAttributes: Object.fromEntries(attributes.map(([name, value]) => [name, attributeOf(value)])),
    md5OfBody: message.MD5OfBody,
    ...(message.MD5OfMessageAttributes ? { md5OfMessageAttributes: message.MD5OfMessageAttributes } : {}),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: LOCAL.region,
  };
}

const attributeOf = ({ DataType, StringValue, BinaryValue }: MessageAttribute): object => ({
  dataType: DataType,
  ...(StringValue === undefined ? {} : { stringValue: StringValue }),
  ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
  stringListValues: [],
  binaryListValues: [],
});
