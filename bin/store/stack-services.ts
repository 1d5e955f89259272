import { SNSClient } from '@aws-sdk/client-sns';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { LOCAL_CREDENTIALS } from '../local/local-environment.ts';
import { LOCAL } from '../local/template.ts';
import { awsRefusal } from './aws-store.ts';
import { readNote } from './data-folder.ts';
import { isAlive } from './folder-lock.ts';
import type { StorePlace } from './open-store.ts';

/** The queues and topics of one stack, as far as commands need them. */
export interface StackServices {
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  /** Addresses of every queue by its name, without the stack's name in front. */
  readonly queues: ReadonlyMap<string, string>;
  /** What names of this stack's topics begin with; empty where nothing else is there. */
  readonly topicPrefix: string;
}

/** The part that a queue plays: AWS names it `Stack-PollsQueue0D00-8a`, the local run `polls`. */
export type QueueRole = 'polls' | 'pushes' | 'due' | 'alerts' | 'slackWork' | 'deadLetters' | 'undelivered';

const ROLES: Readonly<Record<QueueRole, RegExp>> = {
  deadLetters: /dead-?letters/iu,
  undelivered: /^undelivered/iu,
  slackWork: /^slack-?work/iu,
  pushes: /^pushing-?pushes/iu,
  polls: /^polls/iu,
  due: /^due/iu,
  alerts: /^alerts/iu,
};

/** Undefined for a queue that is none of ours. */
export const roleOf = (name: string): QueueRole | undefined =>
  (Object.keys(ROLES) as QueueRole[]).find((role) => ROLES[role].test(name));

/** Does the work with the stack's queues and topics; what AWS says ends in one line. A local run has them while it lives. */
export async function withStackServices<Result>(
  place: Pick<StorePlace, 'endpoint' | 'data' | 'stack'>,
  work: (services: StackServices) => Promise<Result>,
): Promise<Result> {
  if (place.endpoint === 'aws') {
    try {
      return await using({}, `${place.stack}-`, work);
    } catch (error) {
      throw awsRefusal(error);
    }
  }
  const { running } = readNote(place.data);
  if (running?.sqs === undefined || !isAlive(running.pid)) {
    const mend = `start it: npm start -- --data ${place.data}, in another terminal`;
    throw new Refusal(place.data, 'the run that keeps its queues is not there', mend);
  }
  return using({ endpoint: running.sqs, region: LOCAL.region, credentials: LOCAL_CREDENTIALS }, '', work);
}

async function using<Result>(
  config: object,
  prefix: string,
  work: (services: StackServices) => Promise<Result>,
): Promise<Result> {
  const sqs = new SQSClient({ ...config, useQueueUrlAsEndpoint: false, maxAttempts: 3 });
  const sns = new SNSClient({ ...config, maxAttempts: 3 });
  try {
    return await work({ sqs, sns, queues: await queuesOf(sqs, prefix), topicPrefix: prefix });
  } finally {
    sqs.destroy();
    sns.destroy();
  }
}

async function queuesOf(sqs: SQSClient, prefix: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let from: string | undefined;
  do {
    const page = await sqs.send(
      new ListQueuesCommand({ ...(prefix && { QueueNamePrefix: prefix }), MaxResults: 1000, NextToken: from }),
    );
    for (const url of page.QueueUrls ?? []) found.set((url.split('/').at(-1) ?? url).slice(prefix.length), url);
    from = page.NextToken;
  } while (from !== undefined);
  return found;
}
