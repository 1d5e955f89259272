import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenLocally } from '../../bin/local/listening.ts';

export interface ArrivedPost {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Answers the next request by this; `hangUp`: takes it and breaks the connection off. */
export interface NextAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly hangUp?: true;
}

export interface HttpDouble {
  readonly origin: string;
  readonly posts: ArrivedPost[];
  answerNext(...answers: readonly NextAnswer[]): void;
  close(): Promise<void>;
}

/** A server of this machine that keeps what is posted to it and answers 202, unless it is told what else. */
export async function startHttpDouble(): Promise<HttpDouble> {
  const posts: ArrivedPost[] = [];
  const next: NextAnswer[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      posts.push({ path: request.url ?? '', headers: request.headers, body });
      const { status, headers = {}, hangUp } = next.shift() ?? { status: 202 };
      if (hangUp) request.socket.destroy();
      else response.writeHead(status, headers).end('{}');
    });
  });
  const { origin, close } = await listenLocally(server);
  return {
    origin,
    posts,
    answerNext: (...answers) => void next.push(...answers),
    close,
  };
}
