import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Listening, listenLocally } from './listening.ts';

export type LocalServer = Pick<Listening, 'origin' | 'close'>;

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
}

/** Serves this machine only, on a free port. A handler that throws answers 500 with its message. */
export async function serveLocally(
  answer: (request: IncomingMessage, body: Buffer) => Promise<Answer>,
): Promise<LocalServer> {
  const server = createServer((request, response) => void reply(request, response, answer));
  return listenLocally(server);
}

async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (request: IncomingMessage, body: Buffer) => Promise<Answer>,
): Promise<void> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status, headers = {}, body = '' } = await answer(request, Buffer.concat(chunks));
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.writeHead(status).end(body);
  } catch (error) {
    if (response.headersSent) response.destroy();
    else response.writeHead(500).end(error instanceof Error ? error.message : String(error));
  }
}
