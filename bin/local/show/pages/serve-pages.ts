import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type PagesOf, pageAt, type ServedPage } from './pages.ts';

export interface PageServer {
  readonly origin: string;
  close(): Promise<void>;
}

const FIRST_PORT = 4860;
const PORTS_TRIED = 20;

/** Serves the pages of a local run on this machine only, on port 4860 or the next that is free. */
export async function servePages(of: PagesOf, firstPort = FIRST_PORT): Promise<PageServer> {
  const server = createServer((request, response) => void answer(request, response, of));
  const port = await listen(server, firstPort);
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An occupied port is no reason not to start: the last resort is any free one. */
async function listen(server: Server, firstPort: number): Promise<number> {
  const ports = [...Array.from({ length: PORTS_TRIED }, (_, index) => firstPort + index), 0];
  for (const port of ports) {
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    } catch (error) {
      if (port === 0) throw error;
    }
  }
  throw new Error('no port is free');
}

async function answer(request: IncomingMessage, response: ServerResponse, of: PagesOf): Promise<void> {
  const send = ({ status, contentType, body, styleHash }: ServedPage): void => {
    response.writeHead(status, headersOf(contentType, styleHash));
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  const say = (status: number, body: string): void => send({ status, contentType: 'text/plain; charset=utf-8', body });
  try {
    if (!isOurs(request.headers.host)) return say(421, 'this server answers for this machine only\n');
    if (request.method !== 'GET' && request.method !== 'HEAD') return say(405, 'only GET\n');
    const path = request.url ?? '/';
    if (path === '/desk') {
      response.writeHead(303, {
        location: await of.session.deskLink(),
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      });
      response.end();
      return;
    }
    const page = URL.canParse(path, 'http://localhost')
      ? await pageAt(new URL(path, 'http://localhost'), of)
      : undefined;
    return page === undefined ? say(404, 'there is no such page\n') : send(page);
  } catch (error) {
    return say(500, `${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** A name that some other site lets point at this machine is not ours: it must not read what customers wrote. */
const isOurs = (host = ''): boolean => /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/u.test(host);

function headersOf(contentType: string, styleHash: string | undefined): Record<string, string> {
  const style = styleHash === undefined ? "'self'" : `'${styleHash}'`;
  return {
    'content-type': contentType,
    'content-security-policy': `default-src 'none'; style-src ${style}; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
}
