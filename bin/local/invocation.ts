import type { InvocationError } from './local-event.ts';

/** Runner to worker. The event travels as JSON, as it does to Lambda. */
export interface InvocationRequest {
  readonly id: string;
  readonly event: string;
  readonly functionArn: string;
  readonly deadline: number;
}

/** Worker to runner. `result` is JSON; absent when the function answered nothing. */
export type InvocationReply =
  | { readonly id: string; readonly ok: true; readonly result: string | undefined }
  | { readonly id: string; readonly ok: false; readonly error: InvocationError };

/** The worker's first message: its bundle is loaded, or cannot be. */
export interface Loaded {
  readonly loaded: true;
}

/** What a worker is started with. */
export interface WorkerSettings {
  readonly entry: string;
  readonly handler: string;
  readonly functionName: string;
  readonly memoryMb: number;
  readonly clock: SharedArrayBuffer;
  readonly localOrigins: readonly string[];
  readonly slackApi?: string;
}

export type InvocationResult =
  | { readonly ok: true; readonly result: unknown; readonly durationMs: number }
  | { readonly ok: false; readonly error: InvocationError; readonly durationMs: number };
