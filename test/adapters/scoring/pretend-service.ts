import { createServer as createHttp } from 'node:http';
import { createServer as createHttp2, type ServerHttp2Session } from 'node:http2';
import type { Server } from 'node:net';
import { onTestFinished } from 'vitest';
import { listenLocally } from '../../../bin/local/listening.ts';

/** What a service on this machine was asked, and how it is to answer. */
export interface PretendAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it stands; `undefined` never answers. */
  readonly body: string | undefined;
}

export interface Heard {
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Pretended {
  readonly endpoint: string;
  readonly heard: readonly Heard[];
}

interface Asked extends AsyncIterable<Uint8Array> {
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

interface Told {
  setHeader(name: string, value: string): unknown;
  statusCode: number;
  end(body: string): unknown;
}

/** A service of AWS for the length of one test, in the protocol that the SDK's client speaks with the real one. */
export async function pretendService(
  protocol: 'http' | 'http2',
  answer: (heard: Heard) => PretendAnswer,
): Promise<Pretended> {
  const heard: Heard[] = [];
  const listener = async (request: Asked, response: Told): Promise<void> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const one = { path: request.url ?? '', headers: request.headers, body: JSON.parse(String(Buffer.concat(chunks))) };
    heard.push(one);
    const { status = 200, headers = {}, body } = answer(one);
    if (body === undefined) return;
    response.statusCode = status;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.end(body);
  };
  const sessions = new Set<ServerHttp2Session>();
  const server: Server =
    protocol === 'http'
      ? createHttp((request, response) => void listener(request, response))
      : createHttp2((request, response) => void listener(request, response)).on('session', (session) =>
          sessions.add(session),
        );
  const { origin, close } = await listenLocally(server);
  onTestFinished(() => {
    for (const session of sessions) session.destroy();
    return close();
  });
  return { endpoint: origin, heard };
}

/** For clients that only speak with this machine. */
export const PRETEND_CLIENT = {
  region: 'eu-west-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  maxAttempts: 1,
} as const;
