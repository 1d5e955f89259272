/** What goes wrong on purpose in a local run, so that its alarms and the runbook can be tried. */
export class Faults {
  readonly #functions = new Map<string, 'error' | 'throttle'>();
  readonly #paused = new Set<string>();

  /** Each invocation fails, or is turned away as AWS does when concurrency is used up. */
  breakFunction(name: string, how: 'error' | 'throttle' = 'error'): void {
    this.#functions.set(name, how);
  }

  mendFunction(name: string): void {
    this.#functions.delete(name);
  }

  /** Schedules of this function fire no more. */
  pauseSchedules(functionName: string): void {
    this.#paused.add(functionName);
  }

  resumeSchedules(functionName: string): void {
    this.#paused.delete(functionName);
  }

  ofFunction = (name: string): 'error' | 'throttle' | undefined => this.#functions.get(name);
  isPaused = (functionName: string): boolean => this.#paused.has(functionName);
}
