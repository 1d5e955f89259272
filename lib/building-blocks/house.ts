import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** What every function and topic of one stack shares. */
export interface House {
  /** Also the namespace of its metrics, so that stacks side by side do not mix. */
  readonly stackName: string;
  readonly logRetention: RetentionDays;
  /** Holds a folder for each function, with its bundle `index.mjs`. */
  readonly codeDirectory: string;
  /** Of the account's concurrency, for a function that a storm or a flood elsewhere must not starve; nothing where none is reserved. */
  readonly reserve: (atOnce: number) => { readonly reservedConcurrentExecutions?: number };
  /** Where a push ends that found no taker: a subscription, a schedule, a function that failed every retry. */
  readonly undelivered: UndeliveredQueue;
  /** Where work ends that failed every try: one for all queues, because AWS bills an alarm by the metrics it reads. */
  readonly deadLetters: DeadLetterQueue;
}

/** A queue in which messages wait for the operator: two weeks, the longest that SQS keeps anything. */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      // SQS's own key: with a KMS key, SNS and Scheduler could not write here without a customer key of their own.
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this).acknowledge({
      id: 'Serverless-SQSRedrivePolicy',
      reason:
        'It is where messages end that failed every time: a person looks at them, and sends them back with redrive.',
    });
  }
}

/** The dead-letter queue of everything that is pushed rather than queued: subscriptions, schedules, their functions. */
export class UndeliveredQueue extends DeadLetterQueue {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'It is a dead-letter queue: of SNS subscriptions, schedules and functions, which the rule does not look at.',
    });
  }
}
