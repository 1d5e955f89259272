import type { Queues } from '../../ports/queues.ts';
import { createQueues } from '../sqs/queues.ts';
import { sqsClient } from './sqs-client.ts';

/** In a module of its own, so that a cold start does not read the SDK's part for SQS: only what somebody does is told. */
export const slackWork = (slackQueueUrl: string): Pick<Queues, 'sendSlack'> =>
  createQueues({ client: sqsClient(), urls: { slack: slackQueueUrl } });
