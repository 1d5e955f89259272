import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdirSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { LOCAL } from './template.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export interface MessageEngine {
  readonly server: FauxqsServer;
  readonly endpoint: string;
  /** One SQS call, answered as parsed JSON; rejects with the service's own error. */
  sqs<Answer>(action: string, input: object): Promise<Answer>;
  /** Makes a message that is in flight visible again; the next receive finds it. */
  giveBack(queue: string, receiptHandle: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The shortest visibility time-out that is not 0: with persistence, 0 fails on a NOT NULL column and drops the message
 * (seen with fauxqs 2.4.1).
 */
const AT_ONCE_SECONDS = 0.001;

/** Starts the embedded SNS, SQS and S3 on a free port; in memory unless a folder is given. */
export async function startMessageEngine(dataDir: string | undefined): Promise<MessageEngine> {
  const folder = dataDir === undefined ? undefined : join(dataDir, 'fauxqs');
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const server = await startFauxqs({
    port: 0,
    logger: false,
    defaultRegion: LOCAL.region,
    ...(folder === undefined ? {} : { dataDir: folder }),
  });
  const release = refuseOtherMachines(server.port);
  const endpoint = `http://127.0.0.1:${server.port}`;
  return {
    server,
    endpoint,
    sqs: (action, input) => callSqs(endpoint, action, input),
    giveBack: async (queue, receiptHandle) => {
      const input = { QueueUrl: queue, ReceiptHandle: receiptHandle, VisibilityTimeout: AT_ONCE_SECONDS };
      await callSqs(endpoint, 'ChangeMessageVisibility', input);
      while (isHeld(server, queue, receiptHandle)) await sleep(1_000 * AT_ONCE_SECONDS);
    },
    stop: async () => {
      release();
      await server.stop();
    },
  };
}

/** By the engine's own clock, which a timer may be ahead of: who looks too early finds nothing, and nobody looks again. */
function isHeld(server: FauxqsServer, queue: string, receiptHandle: string): boolean {
  const held = server.inspectQueue(queue)?.messages.inflight ?? [];
  const now = Date.now();
  return held.some((entry) => entry.receiptHandle === receiptHandle && entry.visibilityDeadline > now);
}

/** The engine listens on every interface and has no setting for it; what customers wrote stays on this machine. */
function refuseOtherMachines(port: number): () => void {
  const onSocket = (message: unknown): void => {
    const { socket } = message as { readonly socket: Socket };
    if (socket.localPort === port && !LOOPBACK.has(socket.remoteAddress ?? '')) socket.destroy();
  };
  subscribe('net.server.socket', onSocket);
  return () => unsubscribe('net.server.socket', onSocket);
}

async function callSqs<Answer>(endpoint: string, action: string, input: object): Promise<Answer> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}` },
    body: JSON.stringify(input),
  });
  const answer = (await response.json()) as Answer & { readonly message?: string };
  if (!response.ok) throw new Error(`${action}: ${answer.message ?? response.status}`);
  return answer;
}
