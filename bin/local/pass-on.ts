import { Agent, type IncomingHttpHeaders, type IncomingMessage, request as send } from 'node:http';
import type { Answer } from './http-server.ts';

/** Of one hop. Bodies are whole here: none is chunked any more, and nobody has to ask whether to send it. */
const NOT_PASSED_ON = new Set(['connection', 'keep-alive', 'transfer-encoding', 'expect']);

export interface PassOn {
  pass(request: IncomingMessage, body: Buffer): Promise<Answer>;
  close(): void;
}

/** Passes requests on to a server of this machine as they came, over connections that are kept. */
export function passOnTo(origin: string): PassOn {
  const agent = new Agent({ keepAlive: true });
  return {
    close: () => agent.destroy(),
    pass: (request, body) =>
      new Promise((resolve, reject) => {
        const { method, url, headers } = request;
        const passed = send(`${origin}${url}`, { method, agent, headers: kept(headers) }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 502, headers: kept(answer.headers), body: Buffer.concat(chunks) }),
          );
        });
        passed.on('error', reject);
        passed.end(body);
      }),
  };
}

const kept = (headers: IncomingHttpHeaders): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || NOT_PASSED_ON.has(name) ? [] : [[name, value] as const],
    ),
  );
