import colors from 'picocolors';
import type { LocalEvent } from '../local-event.ts';

const NOTIFIER = 'notify-slack';

/** Listens to a run: when the first alert reached somebody, and what did not go as it should, told in one line once. */
export class DeliveryWatch {
  readonly #say: (line: string) => void;
  readonly #told = new Set<string>();
  readonly #broken = new Map<string, string>();
  #deadLetters = 0;
  #faults = 0;
  #firstAlert: number | undefined;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /** Real milliseconds from the start of this process to the first alert that somebody got. */
  get firstAlertAfter(): number | undefined {
    return this.#firstAlert;
  }

  /** What has gone wrong and not come right since, one line each. */
  get problems(): readonly string[] {
    return [
      ...(this.#deadLetters > 0 ? [`${this.#deadLetters} messages were given up`] : []),
      ...(this.#faults > 0 ? [`the local run failed ${this.#faults} times`] : []),
      ...this.#broken.values(),
    ];
  }

  /** Somebody has it: also called by receivers that this process plays itself. */
  delivered(): void {
    this.#firstAlert ??= performance.now();
  }

  listen(event: LocalEvent): void {
    switch (event.kind) {
      case 'delivery':
        if (event.protocol === 'lambda') return;
        this.#outcome(
          `${event.protocol} to ${event.endpoint}`,
          event.outcome === 'delivered' ? undefined : event.reason,
        );
        return;
      case 'invocation':
        if (event.functionName.endsWith(NOTIFIER)) this.#outcome('Slack', event.error?.message);
        else if (event.error !== undefined) this.#tell(`${event.functionName} failed: ${event.error.message}`);
        return;
      case 'dead-letter':
      case 'lost':
        this.#deadLetters += 1;
        this.#tell(
          `given up by ${event.from}: ${event.reason ?? `see ${event.kind === 'lost' ? 'its log' : event.queue}`}`,
        );
        return;
      case 'denied':
        this.#broken.set(event.message, event.message);
        this.#tell(event.message);
        return;
      case 'fault':
        this.#faults += 1;
        this.#tell(`the local run failed: ${event.message}`);
        return;
      case 'alarm':
        this.#say(
          event.state === 'ALARM'
            ? colors.red(`ALARM ${event.alarm} (${event.reason}): docs/RUNBOOK.md#${event.alarm}`)
            : colors.green(`the alarm ${event.alarm} is over`),
        );
        return;
      case 'schedule':
        return;
      default:
        event satisfies never;
    }
  }

  #outcome(receiver: string, failure: string | undefined): void {
    if (failure === undefined) {
      this.delivered();
      this.#broken.delete(receiver);
      return;
    }
    const line = `${receiver} not reached: ${failure.replaceAll(/\s+/gu, ' ')}`;
    this.#broken.set(receiver, line);
    this.#tell(`${line}; it will be tried again`);
  }

  /** The same trouble is told once, however often it comes back. */
  #tell(line: string): void {
    if (this.#told.has(line)) return;
    this.#told.add(line);
    this.#say(colors.red(line));
  }
}
