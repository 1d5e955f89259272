import { type Duration, SECOND } from '../../functions/domain/shared/time.ts';
import type { Chance } from './chance.ts';
import type { Cloud } from './cloud.ts';

export interface QueueOptions {
  readonly name: string;
  readonly visibility: Duration;
  readonly maxReceives: number;
}

export interface Message {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  /** Who has it now; nobody else may delete it. */
  receipt: number;
  receives: number;
  visibleAt: number;
}

/** A standard queue: at least once, in no order, invisible for a while to all but the one who received it. */
export class SimulatedQueue {
  readonly name: string;
  readonly deadLetters: Message[] = [];
  /** Told when a message may be received. */
  onVisible: () => void = () => undefined;
  sent = 0;
  /** Billed requests: sends and receives by batch, deletes by batch. */
  requests = 0;
  mostWaiting = 0;
  readonly #options: QueueOptions;
  readonly #cloud: Cloud;
  readonly #chance: Chance;
  readonly #held = new Map<string, Message>();
  #visible: Message[] = [];
  #count = 0;

  constructor(options: QueueOptions, cloud: Cloud, chance: Chance) {
    this.name = options.name;
    this.#options = options;
    this.#cloud = cloud;
    this.#chance = chance;
  }

  /** In the queue, wherever: waiting, delayed or being worked on. */
  get size(): number {
    return this.#held.size;
  }

  get waiting(): number {
    return this.#visible.length;
  }

  bodies(): readonly string[] {
    return [...this.#held.values()].map(({ body }) => body);
  }

  send(body: string, delay: Duration): void {
    this.sent += 1;
    this.#put(body, delay);
    if (this.#cloud.strikes('duplicate', this.#chance)) this.#put(body, delay + this.#chance.whole(0, 90 * SECOND));
  }

  #put(body: string, delay: Duration): void {
    this.#count += 1;
    const late = this.#cloud.strikes('late', this.#chance) ? this.#chance.whole(0, 60 * SECOND) : 0;
    const message: Message = {
      id: `${this.name}-${this.#count}`,
      body,
      sentAt: this.#cloud.time.now(),
      receipt: 0,
      receives: 0,
      visibleAt: this.#cloud.time.now() + delay + late,
    };
    this.#held.set(message.id, message);
    this.mostWaiting = Math.max(this.mostWaiting, this.#held.size);
    this.#show(message);
  }

  #show(message: Message): void {
    const { receipt } = message;
    this.#cloud.time.at(message.visibleAt, () => {
      if (!this.#held.has(message.id) || message.receipt !== receipt) return;
      this.#visible.push(message);
      this.onVisible();
    });
  }

  /** Up to `most` messages, now invisible to others; what was received too often is set aside. */
  receive(most: number): readonly Message[] {
    const received: Message[] = [];
    this.requests += 1;
    while (received.length < most && this.#visible.length > 0) {
      // Standard queues keep no order; most of the time it is nearly that of sending.
      const place = this.#chance.whole(0, Math.min(3, this.#visible.length - 1));
      const [message] = this.#visible.splice(place, 1) as [Message];
      message.receives += 1;
      message.receipt += 1;
      if (message.receives > this.#options.maxReceives) {
        this.#held.delete(message.id);
        this.deadLetters.push(message);
        continue;
      }
      message.visibleAt = this.#cloud.time.now() + this.#options.visibility;
      this.#show(message);
      received.push(message);
    }
    return received;
  }

  /** By who received it last: an old receipt deletes nothing. */
  delete(message: Message, receipt: number): void {
    if (message.receipt === receipt) this.#held.delete(message.id);
  }
}
