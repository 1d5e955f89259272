import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { AlertFilter } from '../monitor-settings.ts';
import { filterPolicyOf } from './alert-filter.ts';
import type { House } from './house.ts';
import type { Permission } from './permission.ts';
import type { WorkQueue } from './work-queue.ts';

type FilterPolicy = ReturnType<typeof filterPolicyOf>;

interface Subscriber {
  readonly protocol: 'email' | 'https' | 'http' | 'sqs';
  readonly endpoint: string;
  /** Over message attributes. @default everything */
  readonly filterPolicy?: FilterPolicy | undefined;
}

/** A topic over TLS only; whatever it cannot deliver to a subscriber goes to the house's `undelivered` queue. */
export class MonitorTopic extends Topic {
  readonly publish: Permission;
  readonly #house: House;

  constructor(scope: Construct, id: string, house: House, displayName: string, topicName?: string) {
    super(scope, id, { displayName, enforceSSL: true, ...(topicName !== undefined && { topicName }) });
    this.#house = house;
    this.publish = { actions: ['sns:Publish'], resources: [this.topicArn] };
    house.undelivered.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [house.undelivered.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': this.topicArn } },
      }),
    );
  }

  email(address: string, filterPolicy?: FilterPolicy): void {
    this.#add(`Email-${address}`, { protocol: 'email', endpoint: address, filterPolicy });
  }

  /** The notification with its attributes, not raw: raw delivery over HTTP would lose them. */
  webhook(url: string, anyOf: readonly AlertFilter[]): void {
    const protocol = url.startsWith('http:') ? 'http' : 'https';
    this.#add(`Webhook-${url}`, { protocol, endpoint: url, filterPolicy: filterPolicyOf(anyOf) });
  }

  /** With its attributes, not raw: they carry the alert. */
  feed(name: string, { queue }: WorkQueue): void {
    queue.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': this.topicArn } },
      }),
    );
    this.#add(name, { protocol: 'sqs', endpoint: queue.queueArn });
  }

  #add(id: string, { protocol, endpoint, filterPolicy }: Subscriber): void {
    new CfnSubscription(this, id, {
      topicArn: this.topicArn,
      protocol,
      endpoint,
      redrivePolicy: { deadLetterTargetArn: this.#house.undelivered.queueArn },
      ...(filterPolicy && { filterPolicy, filterPolicyScope: 'MessageAttributes' }),
    });
  }
}
