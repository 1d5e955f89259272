import type { Instant } from '../../../functions/domain/shared/time.ts';
import type { Mail } from '../mail.ts';

/** What reached somebody in this run, as it was sent. */
export type Received =
  | { readonly by: 'slack'; readonly at: Instant; readonly message: unknown }
  | { readonly by: 'mail'; readonly at: Instant; readonly mail: Mail };

const MOST = 200;

/** The newest messages of a run, in memory. */
export class ReceivedMessages {
  readonly #list: Received[] = [];
  #count = 0;

  add(received: Received): void {
    this.#count += 1;
    this.#list.unshift(received);
    this.#list.length = Math.min(this.#list.length, MOST);
  }

  /** Newest first. */
  get newest(): readonly Received[] {
    return this.#list;
  }

  /** All that ever came, those forgotten by now included. */
  get count(): number {
    return this.#count;
  }
}
