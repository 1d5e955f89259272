import { ListQueuesCommand, SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { createQueues } from '../../functions/adapters/sqs/queues.ts';
import type { Queues } from '../../functions/ports/queues.ts';

/** The queue by which living messages in Slack are told of a change; none where it is not to be found. */
export async function findSlackWork(
  prefix: string,
  config: SQSClientConfig,
): Promise<Pick<Queues, 'sendSlack'> | undefined> {
  const client = new SQSClient({ ...config, useQueueUrlAsEndpoint: false, maxAttempts: 2 });
  try {
    const { QueueUrls = [] } = await client.send(new ListQueuesCommand({ QueueNamePrefix: prefix }));
    const [url] = QueueUrls;
    return url === undefined ? undefined : createQueues({ client, urls: { slack: url } });
  } catch (error) {
    const reason = error instanceof Error ? error.name : String(error);
    process.stderr.write(`Slack shows it at the next change only: its queue was not found (${reason})\n`);
    return undefined;
  }
}
