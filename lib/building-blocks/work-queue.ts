import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from '../../functions/contracts/environment.ts';
import type { DeadLetterQueue } from './house.ts';
import type { MonitorFunction } from './monitor-function.ts';
import type { Permission } from './permission.ts';

export interface WorkQueueProps {
  /** The longest that its worker may take over one batch. */
  readonly workerTimeout: Duration;
  /** Where messages end that fail every time; SQS notes on each which queue it came from. */
  readonly deadLetters: DeadLetterQueue;
}

/** Receives before a message is set aside for the operator. */
const MAX_RECEIVES = 5;

/**
 * A standard queue whose dead letters are kept. Standard, not FIFO: receivers stand repeats and any order, and
 * MessageGroupId on a standard queue gives fairness without FIFO's throughput limit.
 */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetterQueue;
  readonly workerTimeout: Duration;
  /** What a function needs to send here. */
  readonly send: Permission;
  /** What a worker needs for its event source mapping; Lambda polls and deletes in its name. */
  readonly work: Permission;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.workerTimeout = props.workerTimeout;
    this.deadLetters = props.deadLetters;
    // Six times the worker's timeout, as Lambda asks: throttled batches must not come back while they are still tried.
    this.queue = new Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(6 * props.workerTimeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVES },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const resources = [this.queue.queueArn];
    this.send = { actions: ['sqs:SendMessage'], resources };
    this.work = { actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], resources };
  }

  /**
   * Feeds the worker in batches that fail record by record, of what is there: no batching window, which would make every
   * alert late by it. No MaximumConcurrency: it would keep Lambda's idle
   * pollers from scaling down, and they are what a quiet stack pays for.
   */
  feed(worker: MonitorFunction<FunctionName>, batchSize: number): void {
    const mapping = new EventSourceMapping(this, 'Feed', {
      target: worker,
      eventSourceArn: this.queue.queueArn,
      batchSize,
      reportBatchItemFailures: true,
    });
    Validations.of(mapping).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason:
        'Lambda has such destinations for streams only: what fails here goes back to its queue, and then to the dead letters.',
    });
  }
}
