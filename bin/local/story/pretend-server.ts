import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a pretend source answers: JSON, or `undefined` for an address that it does not have. */
export interface Page {
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
export type Answer = (url: URL, origin: string) => Page | undefined;

export interface PretendServer {
  readonly origin: string;
  readonly requests: () => number;
  close(): Promise<void>;
}

/** Serves JSON on this machine as real sources do: with an ETag, 304 for who has it already, and 404 in JSON. */
export async function servePretend(answer: Answer, port = 0): Promise<PretendServer> {
  let requests = 0;
  const server: Server = createServer((request, response) => {
    requests += 1;
    const origin = originOf(server);
    const page = answer(new URL(request.url ?? '/', origin), origin);
    if (page === undefined) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"Record not found"}');
      return;
    }
    const body = JSON.stringify(page.body);
    const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
    const known = knows(request, etag);
    response.writeHead(known ? 304 : 200, { 'content-type': 'application/json', etag, ...page.headers });
    response.end(known ? undefined : body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: originOf(server),
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const knows = (request: IncomingMessage, etag: string): boolean => request.headers['if-none-match'] === etag;
const originOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
