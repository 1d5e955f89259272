import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { listenLocally } from '../../../bin/local/listening.ts';

/** A server on this machine for the length of one test; answers its origin. */
export async function serve(answer: RequestListener): Promise<string> {
  const { origin, close } = await listenLocally(createServer(answer));
  onTestFinished(close);
  return origin;
}

export function answerJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export const urlOf = (request: IncomingMessage): URL => new URL(request.url ?? '/', 'http://127.0.0.1');

/** Sends without end until the other side hangs up. */
export function pourOut(response: ServerResponse, head: string): void {
  const chunk = 'x'.repeat(256 * 1024);
  const pour = (): void => {
    if (response.destroyed) return;
    if (response.write(chunk)) setImmediate(pour);
    else response.once('drain', pour);
  };
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write(head);
  pour();
}
