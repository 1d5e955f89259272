import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PretendSlack {
  readonly webhook: string;
  readonly messages: readonly unknown[];
  close(): Promise<void>;
}

/** An incoming webhook on this machine, for who has none: takes what Slack would take and hands it on to be drawn. */
export async function pretendSlack(onMessage: (message: unknown) => void): Promise<PretendSlack> {
  const messages: unknown[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      try {
        const message: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
        messages.push(message);
        onMessage(message);
        response.writeHead(200).end('ok');
      } catch {
        response.writeHead(400).end('invalid_payload');
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    webhook: `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/pretend`,
    messages,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
