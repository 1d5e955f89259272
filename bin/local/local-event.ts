import type { Instant } from '../../functions/domain/shared/time.ts';

/** What set a function going. */
export type Trigger = 'schedule' | 'queue' | 'topic' | 'url' | 'custom-resource' | 'direct';

export interface InvocationError {
  readonly type: string;
  readonly message: string;
}

/** What happens in a local run, in the order in which it happens; `at` is on the run's own clock. Never holds a mention's text. */
export type LocalEvent =
  | { readonly kind: 'schedule'; readonly at: Instant; readonly schedule: string; readonly target: string }
  | {
      readonly kind: 'invocation';
      readonly at: Instant;
      readonly functionName: string;
      readonly trigger: Trigger;
      /** Real milliseconds, a cold start included. */
      readonly durationMs: number;
      readonly result?: unknown;
      readonly error?: InvocationError;
    }
  | {
      readonly kind: 'delivery';
      readonly at: Instant;
      readonly protocol: 'lambda' | 'email' | 'https';
      readonly topic: string;
      readonly endpoint: string;
      readonly attempt: number;
      /** `retrying` will be tried again; `failed` goes to a dead-letter queue or, where the template names none, is `lost`. */
      readonly outcome: 'delivered' | 'retrying' | 'failed';
      readonly reason?: string;
    }
  | {
      readonly kind: 'dead-letter';
      readonly at: Instant;
      /** Queue that now holds the message. */
      readonly queue: string;
      /** Queue, function or topic that gave it up. */
      readonly from: string;
      readonly reason?: string;
    }
  /** Given up with no dead-letter queue or failure destination in the template: AWS would drop it too. */
  | { readonly kind: 'lost'; readonly at: Instant; readonly from: string; readonly reason: string }
  /** A call that no policy of the template allows, answered as AWS would. */
  | {
      readonly kind: 'denied';
      readonly at: Instant;
      /** Function, schedule or service. */
      readonly caller: string;
      readonly action: string;
      /** ARN. */
      readonly resource: string;
      /** In the words of AWS. */
      readonly message: string;
    }
  /** An alarm of the template changed its state; `alarm` is its name without the stack's. */
  | {
      readonly kind: 'alarm';
      readonly at: Instant;
      readonly alarm: string;
      readonly state: 'OK' | 'ALARM';
      readonly reason: string;
    }
  /** The runner itself failed; `quiesce` rejects with it too. */
  | { readonly kind: 'fault'; readonly at: Instant; readonly message: string };

export type LocalEventOf<Kind extends LocalEvent['kind']> = Extract<LocalEvent, { kind: Kind }>;

/** One line that a function wrote to stdout or stderr. */
export interface FunctionLog {
  readonly at: Instant;
  readonly functionName: string;
  readonly line: string;
}

type Listener = (event: LocalEvent) => void;

/** The stream of what happens: every listener hears every later event. */
export class LocalEvents {
  readonly #listeners = new Set<Listener>();

  /** Answers the function that ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: LocalEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
