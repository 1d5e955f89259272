import type { Duration, Instant } from '../../functions/domain/shared/time.ts';
import type { Activity } from './activity.ts';
import type { Cancel, LocalClock } from './clock.ts';
import type { MessageEngine } from './message-engine.ts';
import { type HeldMessage, HOLD_SECONDS, type ReceivedMessage } from './queue-message.ts';

export interface ConsumerSettings {
  readonly queue: string;
  readonly batchSize: number;
  /** How long a batch may gather on the run's clock; 0 takes what is there. */
  readonly window: Duration;
  /** After which a message that failed is visible again, on the run's clock, counted from its receipt. */
  readonly visibility: Duration;
  /** Batches in hand at once. */
  readonly concurrency: number;
  /** Takes a batch and answers the ids that failed. */
  readonly take: (batch: readonly HeldMessage[]) => Promise<ReadonlySet<string>>;
  /** A message that had failed came back as dead letter: the engine moved it at the next receive. */
  readonly onDeadLetter?: (messageId: string) => void;
  readonly deadLetterQueue?: string;
}

/** What a consumer needs of the run. */
export interface ConsumerContext {
  readonly engine: MessageEngine;
  readonly clock: LocalClock;
  readonly activity: Activity;
}

const RECEIVE_LIMIT = 10;

/**
 * Takes the messages of one queue as soon as it is told of them, holds each until it is done with, and gives failed ones
 * back when their visibility time-out ends on the run's clock. The engine counts receives and moves messages to the DLQ.
 */
export class QueueConsumer {
  readonly #settings: ConsumerSettings;
  readonly #context: ConsumerContext;
  readonly #gathered: HeldMessage[] = [];
  readonly #returned = new Set<string>();
  #cancelWindow: Cancel | undefined;
  #inHand = 0;
  #receiving = false;
  #again = false;
  #stopped = false;
  /** Messages given back show only in a receive; at the start there may be some of an earlier run. */
  #unseen = true;

  constructor(settings: ConsumerSettings, context: ConsumerContext) {
    this.#settings = settings;
    this.#context = context;
  }

  /** Something may be visible: look. Cheap when nothing is. */
  wake(): void {
    this.#again = true;
    if (this.#receiving || this.#stopped) return;
    this.#receiving = true;
    this.#context.activity.background(() => this.#receiveAll().finally(() => this.#restAfterReceiving()));
  }

  stop(): void {
    this.#stopped = true;
  }

  async #receiveAll(): Promise<void> {
    const { batchSize, concurrency, queue } = this.#settings;
    while (this.#again && !this.#stopped) {
      this.#again = false;
      while (this.#inHand < concurrency && !this.#stopped && this.#anyVisible()) {
        const count = Math.min(RECEIVE_LIMIT, batchSize - (this.#gathered.length % batchSize));
        const messages = await this.#receive(queue, count);
        this.#reportDeadLetters(messages);
        if (messages.length > 0) this.#gather(messages);
      }
    }
  }

  #anyVisible(): boolean {
    const unseen = this.#unseen;
    this.#unseen = false;
    return unseen || (this.#context.engine.server.inspectQueue(this.#settings.queue)?.messages.ready.length ?? 0) > 0;
  }

  #restAfterReceiving(): void {
    this.#receiving = false;
    if (this.#again && this.#inHand < this.#settings.concurrency) this.wake();
  }

  async #receive(queue: string, count: number): Promise<readonly ReceivedMessage[]> {
    const answer = await this.#context.engine.sqs<{ readonly Messages?: readonly ReceivedMessage[] }>(
      'ReceiveMessage',
      {
        QueueUrl: queue,
        MaxNumberOfMessages: count,
        WaitTimeSeconds: 0,
        VisibilityTimeout: HOLD_SECONDS,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      },
    );
    return answer.Messages ?? [];
  }

  #gather(messages: readonly ReceivedMessage[]): void {
    const receivedAt = this.#context.clock.now();
    this.#gathered.push(...messages.map((message) => ({ message, receivedAt })));
    const { batchSize, window } = this.#settings;
    while (this.#gathered.length >= batchSize) this.#hand(this.#gathered.splice(0, batchSize));
    if (this.#gathered.length === 0) return;
    if (window === 0) this.#hand(this.#gathered.splice(0));
    else this.#cancelWindow ??= this.#context.clock.at(receivedAt + window, () => this.#hand(this.#gathered.splice(0)));
  }

  #hand(batch: readonly HeldMessage[]): void {
    this.#cancelWindow?.();
    this.#cancelWindow = undefined;
    if (batch.length === 0) return;
    this.#inHand += 1;
    this.#context.activity.background(async () => {
      const failed = await this.#settings.take(batch);
      await this.#remove(batch.filter(({ message }) => !failed.has(message.MessageId)));
      for (const held of batch) if (failed.has(held.message.MessageId)) this.#giveBackLater(held);
      this.#inHand -= 1;
      this.wake();
    });
  }

  async #remove(done: readonly HeldMessage[]): Promise<void> {
    for (let start = 0; start < done.length; start += RECEIVE_LIMIT) {
      await this.#context.engine.sqs('DeleteMessageBatch', {
        QueueUrl: this.#settings.queue,
        Entries: done
          .slice(start, start + RECEIVE_LIMIT)
          .map(({ message }, index) => ({ Id: String(index), ReceiptHandle: message.ReceiptHandle })),
      });
    }
  }

  #giveBackLater({ message, receivedAt }: HeldMessage): void {
    const { clock, activity, engine } = this.#context;
    const visibleAt: Instant = Math.max(clock.now(), receivedAt + this.#settings.visibility);
    clock.at(visibleAt, () =>
      activity.background(async () => {
        await engine.giveBack(this.#settings.queue, message.ReceiptHandle);
        this.#returned.add(message.MessageId);
        this.#unseen = true;
        this.wake();
      }),
    );
  }

  /** A returned message that this receive did not answer, and that the DLQ now has, was moved there by it. */
  #reportDeadLetters(messages: readonly ReceivedMessage[]): void {
    for (const { MessageId } of messages) this.#returned.delete(MessageId);
    const { deadLetterQueue, onDeadLetter } = this.#settings;
    if (this.#returned.size === 0 || deadLetterQueue === undefined) return;
    const dead = this.#context.engine.server.inspectQueue(deadLetterQueue)?.messages.ready ?? [];
    for (const { messageId } of dead) if (this.#returned.delete(messageId)) onDeadLetter?.(messageId);
  }
}
