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
