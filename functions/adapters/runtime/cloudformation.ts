import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { reasonOf } from './logger.ts';

/**
 * Does a custom resource's work and tells CloudFormation how it went, by the signed address in the request.
 * A failure is told as FAILED with its reason, so that the deploy stops with that line instead of waiting for an hour;
 * it is answered too, for the log: nothing else of the invocation fails.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
 */
export async function answerCloudFormation(
  event: CloudFormationCustomResourceEvent,
  physicalId: string,
  work: () => Promise<void>,
): Promise<{ readonly failure?: string }> {
  const failure = await work().then(
    () => undefined,
    (error: unknown) => reasonOf(error),
  );
  const body = JSON.stringify({
    Status: failure === undefined ? 'SUCCESS' : 'FAILED',
    Reason: failure ?? 'done',
    PhysicalResourceId: physicalId,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
  });
  // The signature covers an empty content type.
  const answer = await fetch(event.ResponseURL, { method: 'PUT', body, headers: { 'content-type': '' } });
  if (!answer.ok) throw new Error(`CloudFormation did not take the answer: status ${answer.status}`);
  return failure === undefined ? {} : { failure };
}
