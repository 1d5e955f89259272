import type { Instant } from '../../functions/domain/shared/time.ts';
import { type ConsumerContext, QueueConsumer } from './queue-consumer.ts';
import { HOLD_SECONDS, type MessageAttribute } from './queue-message.ts';

/** Hidden queue of the runner: what waits for a later instant of the run's clock. It survives a restart as any queue does. */
export const DELAYED_QUEUE = 'local-delayed';

const TARGET = 'local.target';
const VISIBLE_AT = 'local.visible-at';

type Attributes = Readonly<Record<string, MessageAttribute>>;

/** DelaySeconds on the run's clock: a delayed message waits in the hidden queue and is sent on when its instant comes. */
export class DelayedMessages {
  readonly #context: ConsumerContext;
  readonly #consumer: QueueConsumer;
  readonly #depths = new Map<string, number>();

  /** `onSent` is told the queue in which a message has just become visible. */
  constructor(context: ConsumerContext, onSent: (queue: string) => void) {
    this.#context = context;
    this.#consumer = new QueueConsumer(
      {
        queue: DELAYED_QUEUE,
        batchSize: 1,
        window: 0,
        visibility: HOLD_SECONDS,
        concurrency: Number.POSITIVE_INFINITY,
        take: async ([held]) => {
          if (held !== undefined) await this.#wait(held.message.Body, held.message.MessageAttributes ?? {}, onSent);
          return new Set();
        },
      },
      context,
    );
  }

  /** Attributes under which a message for `queue` is kept in the hidden queue until the instant. */
  static keptAs(attributes: Attributes, queue: string, visibleAt: Instant): Attributes {
    return {
      ...attributes,
      [TARGET]: { DataType: 'String', StringValue: queue },
      [VISIBLE_AT]: { DataType: 'Number', StringValue: String(visibleAt) },
    };
  }

  depth(queue: string): number {
    return this.#depths.get(queue) ?? 0;
  }

  wake(): void {
    this.#consumer.wake();
  }

  stop(): void {
    this.#consumer.stop();
  }

  async #wait(body: string, kept: Attributes, onSent: (queue: string) => void): Promise<void> {
    const { [TARGET]: target, [VISIBLE_AT]: visibleAt, ...attributes } = kept;
    const queue = target?.StringValue ?? '';
    this.#depths.set(queue, this.depth(queue) + 1);
    await this.#context.activity.pauseUntil(Number(visibleAt?.StringValue));
    this.#depths.set(queue, this.depth(queue) - 1);
    this.#context.engine.server.sendMessage(queue, body, { messageAttributes: { ...attributes }, delaySeconds: 0 });
    onSent(queue);
  }
}
