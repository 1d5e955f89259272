import { type Duration, MINUTE } from '../../functions/domain/shared/time.ts';
import type { FunctionOptions, SimulatedFunctions } from './functions.ts';
import type { Message, SimulatedQueue } from './queue.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface EventSourceOptions {
  readonly queue: SimulatedQueue;
  readonly worker: FunctionOptions;
  readonly batchSize: number;
  readonly window: Duration;
}

/** Lambda begins with five batches at a time and adds up to 300 a minute. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
const FIRST = 5;
const MORE_EACH_MINUTE = 300;
const MOST = 1_000;
/** A long poll hands a message on as soon as it is there. */
const HAND_ON: Duration = 15;

/** Feeds a function from a queue in batches; what it does not report as failed is deleted. */
export class EventSource {
  readonly #options: EventSourceOptions;
  readonly #time: VirtualTime;
  readonly #functions: SimulatedFunctions;
  #running = 0;
  #most = FIRST;
  #grownAt = 0;
  #isWaiting = false;

  constructor(options: EventSourceOptions, time: VirtualTime, functions: SimulatedFunctions) {
    this.#options = options;
    this.#time = time;
    this.#functions = functions;
    options.queue.onVisible = () => this.#soon();
  }

  #soon(): void {
    const { queue, batchSize, window } = this.#options;
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    // What receives is Lambda's too: where nothing runs, nothing is received.
    if (this.#functions.isLost()) {
      this.#time.after(MINUTE, () => {
        this.#isWaiting = false;
        this.#soon();
      });
      return;
    }
    this.#time.after(queue.waiting >= batchSize ? HAND_ON : HAND_ON + window, () => {
      this.#isWaiting = false;
      this.#handOn();
    });
  }

  #handOn(): void {
    const { queue, batchSize } = this.#options;
    this.#grow();
    while (queue.waiting > 0 && this.#running < this.#most) {
      const batch = queue.receive(batchSize);
      if (batch.length > 0) this.#work(batch);
    }
  }

  #grow(): void {
    const now = this.#time.now();
    if (this.#running < this.#most) {
      if (this.#running === 0 && now - this.#grownAt > 15 * MINUTE) this.#most = FIRST;
      return;
    }
    if (now - this.#grownAt < MINUTE) return;
    this.#grownAt = now;
    this.#most = Math.min(MOST, this.#most + MORE_EACH_MINUTE);
  }

  #work(batch: readonly Message[]): void {
    const { queue, worker } = this.#options;
    const receipts = batch.map((message) => [message, message.receipt] as const);
    this.#running += 1;
    this.#functions.invoke(worker, { Records: batch.map(recordOf) }, (answer) => {
      this.#running -= 1;
      if ('payload' in answer) {
        const failed = failuresIn(answer.payload);
        const done = receipts.filter(([message]) => !failed.has(message.id));
        queue.requests += Math.ceil(done.length / 10);
        for (const [message, receipt] of done) queue.delete(message, receipt);
      }
      if (queue.waiting > 0) this.#soon();
    });
  }
}

const recordOf = ({ id, body, receives }: Message): object => ({
  messageId: id,
  receiptHandle: id,
  body,
  attributes: { ApproximateReceiveCount: String(receives) },
  messageAttributes: {},
  eventSource: 'aws:sqs',
});

function failuresIn(payload: unknown): ReadonlySet<string> {
  const { batchItemFailures = [] } = (payload ?? {}) as {
    readonly batchItemFailures?: readonly { readonly itemIdentifier: string }[];
  };
  return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
}
