import { ListSubscriptionsByTopicCommand, ListTopicsCommand } from '@aws-sdk/client-sns';
import { depthOf } from '../redrive/redrive-letters.ts';
import { roleOf, type StackServices } from '../store/stack-services.ts';
import { bad, type Finding, some, warning, well } from './finding.ts';

/** Letters that somebody has to look at. */
export async function checkLetters(services: StackServices): Promise<readonly Finding[]> {
  const held = [...services.queues].filter(([name]) => ['deadLetters', 'undelivered'].includes(roleOf(name) ?? ''));
  if (held.length === 0) return [bad('letters', 'the stack has no queue for them', 'check --stack and AWS_REGION')];
  const depths = await Promise.all(held.map(async ([name, url]) => [name, await depthOf(services, url)] as const));
  const full = depths.filter(([, depth]) => depth > 0);
  if (full.length === 0) return [well('letters', 'nothing was set aside')];
  const words = full.map(([name, depth]) => `${depth} in ${name}`).join(', ');
  return [bad('letters', words, 'see what they are: replywatch redrive --dry-run')];
}

/** Addresses that never followed their link get nothing. */
export async function checkSubscriptions({ sns, topicPrefix }: StackServices): Promise<readonly Finding[]> {
  const pending: string[] = [];
  let confirmed = 0;
  for (const topic of await topicsOf(sns, topicPrefix)) {
    let NextToken: string | undefined;
    do {
      const page = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topic, NextToken }));
      for (const { SubscriptionArn, Endpoint = '', Protocol } of page.Subscriptions ?? []) {
        if (SubscriptionArn?.startsWith('arn:')) confirmed += 1;
        else pending.push(`${Protocol} ${Endpoint}`);
      }
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
  }
  if (pending.length === 0) return [well('subscriptions', `all ${confirmed} are confirmed`)];
  const mend =
    'follow the link in the mail from AWS Notifications; it expires after two days, a deploy sends a new one';
  return [warning('subscriptions', `not confirmed: ${some([...new Set(pending)])}`, mend)];
}

async function topicsOf(sns: StackServices['sns'], prefix: string): Promise<readonly string[]> {
  const found: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await sns.send(new ListTopicsCommand({ NextToken }));
    found.push(...(page.Topics ?? []).flatMap(({ TopicArn = '' }) => (TopicArn === '' ? [] : [TopicArn])));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found.filter((arn) => arn.split(':').at(-1)?.startsWith(prefix));
}
