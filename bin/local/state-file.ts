import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Value = number | string;

/** Facts that change many times a second are written once. */
const SAVE_AFTER_MS = 100;

/** The few facts of the runner itself that outlive it: where its clock stood, when each schedule last fired, what custom resources are called. */
export class StateFile {
  readonly #file: string | undefined;
  readonly #values: Map<string, Value>;
  #pending: NodeJS.Timeout | undefined;

  /** Without a folder nothing outlives the run. */
  constructor(dataDir: string | undefined) {
    this.#file = dataDir === undefined ? undefined : join(dataDir, 'run.json');
    if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
    this.#values = new Map(Object.entries(read(this.#file)));
  }

  number(key: string): number | undefined {
    const value = this.#values.get(key);
    return typeof value === 'number' ? value : undefined;
  }

  text(key: string): string | undefined {
    const value = this.#values.get(key);
    return typeof value === 'string' ? value : undefined;
  }

  set(key: string, value: Value): void {
    this.#values.set(key, value);
    if (this.#file !== undefined) this.#pending ??= setTimeout(() => this.save(), SAVE_AFTER_MS).unref();
  }

  /** Written beside and renamed, so that a kill leaves the old file or the new one. */
  save(): void {
    clearTimeout(this.#pending);
    this.#pending = undefined;
    if (this.#file === undefined) return;
    writeFileSync(`${this.#file}.new`, JSON.stringify(Object.fromEntries(this.#values)));
    renameSync(`${this.#file}.new`, this.#file);
  }
}

function read(file: string | undefined): Record<string, Value> {
  if (file === undefined) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Value>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
