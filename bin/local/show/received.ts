import type { Instant } from '../../../functions/domain/shared/time.ts';
import type { Mail } from '../mail.ts';

/** What reached somebody in this run, as it was sent. */
export type Received =
  | {
      readonly by: 'slack';
      readonly at: Instant;
      readonly message: unknown;
      /** Under which an app edits it. */
      readonly id?: string;
      /** The message in whose thread it stands. */
      readonly thread?: string;
      /** How often it was edited since it was posted. */
      readonly edits?: number;
    }
  | { readonly by: 'mail'; readonly at: Instant; readonly mail: Mail };

const MOST = 200;

/** The newest messages of a run, in memory. */
export class ReceivedMessages {
  readonly #list: Received[] = [];
  #count = 0;

  /** A message of an app that is known by its id is edited where it stands. */
  add(received: Received): void {
    const index = received.by === 'slack' && received.id !== undefined ? this.#indexOf(received.id) : -1;
    const known = this.#list[index];
    if (known?.by === 'slack') {
      this.#list[index] = { ...received, edits: (known.edits ?? 0) + 1 } as Received;
      return;
    }
    this.#count += 1;
    this.#list.unshift(received);
    this.#list.length = Math.min(this.#list.length, MOST);
  }

  #indexOf(id: string): number {
    return this.#list.findIndex((one) => one.by === 'slack' && one.id === id);
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
