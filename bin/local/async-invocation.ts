import { randomUUID } from 'node:crypto';
import { MINUTE, SECOND, toIso } from '../../functions/domain/shared/time.ts';
import { giveUp } from './dead-letters.ts';
import type { LambdaFunction } from './lambda-runtime.ts';
import type { Trigger } from './local-event.ts';
import { invokeFunction, type RunContext } from './run-context.ts';

interface InvokeConfigProperties {
  readonly FunctionName: string;
  readonly MaximumRetryAttempts?: number;
  readonly MaximumEventAgeInSeconds?: number;
  readonly DestinationConfig?: {
    readonly OnFailure?: { readonly Destination: string };
    readonly OnSuccess?: { readonly Destination: string };
  };
}

interface DeadLetterProperties {
  readonly DeadLetterConfig?: { readonly TargetArn?: string };
}

/** Lambda's own waits before the first and second retry of an asynchronous event, and its longest event age. */
const RETRY_WAITS = [MINUTE, 2 * MINUTE];
const LONGEST_AGE_SECONDS = 6 * 3_600;

/**
 * An asynchronous invocation as Lambda does it, for schedules and topics: two retries on the run's clock unless the
 * template says otherwise, then the failure destination or the function's dead-letter queue. Resolves when all is done.
 */
export async function invokeLater(
  context: RunContext,
  target: LambdaFunction,
  trigger: Trigger,
  event: unknown,
): Promise<void> {
  const { clock, activity } = context;
  const { config, destination, deadLetterQueue } = failureHandling(context, target);
  const retries = Math.min(config?.MaximumRetryAttempts ?? RETRY_WAITS.length, RETRY_WAITS.length);
  const deadline = clock.now() + (config?.MaximumEventAgeInSeconds ?? LONGEST_AGE_SECONDS) * SECOND;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await invokeFunction(context, target, trigger, event);
    if (outcome.ok) return;
    const retryAt = clock.now() + (RETRY_WAITS[attempt] ?? 0);
    if (attempt < retries && retryAt < deadline) {
      await activity.pauseUntil(retryAt);
      continue;
    }
    const reason = `${outcome.error.type}: ${outcome.error.message}`;
    const from = target.definition.name;
    const by = context.permissions.callerOf(target.definition.logicalId);
    const given = { by, from, reason };
    if (destination === undefined) giveUp(context, deadLetterQueue, { ...given, body: JSON.stringify(event) });
    else giveUp(context, destination, { ...given, body: failureRecord(context, target, event, attempt + 1, reason) });
    return;
  }
}

function failureHandling({ stack }: RunContext, { definition }: LambdaFunction) {
  const config = stack
    .ofType<InvokeConfigProperties>('AWS::Lambda::EventInvokeConfig')
    .find(({ properties }) => [definition.physicalName, definition.arn].includes(properties.FunctionName))?.properties;
  const own = stack.withArn<DeadLetterProperties>('AWS::Lambda::Function', definition.arn, 'function').properties;
  return {
    config,
    destination: config?.DestinationConfig?.OnFailure?.Destination,
    deadLetterQueue: own.DeadLetterConfig?.TargetArn,
  };
}

/** The record that Lambda sends to a failure destination. */
const failureRecord = (
  { clock }: RunContext,
  { definition }: LambdaFunction,
  requestPayload: unknown,
  approximateInvokeCount: number,
  errorMessage: string,
): string =>
  JSON.stringify({
    version: '1.0',
    timestamp: toIso(clock.now()),
    requestContext: {
      requestId: randomUUID(),
      functionArn: `${definition.arn}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount,
    },
    requestPayload,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorMessage },
  });
