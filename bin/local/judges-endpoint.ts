import { createServer, type ServerHttp2Session } from 'node:http2';
import { type LocalServer, serveLocally } from './http-server.ts';
import { listenLocally } from './listening.ts';
import { type GateSettings, gateOf } from './permissions/gate.ts';

const NOT_HERE = {
  status: 400,
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': 'UnknownOperationException' },
  body: JSON.stringify({ __type: 'UnknownOperationException', message: 'the local run has no other judge' }),
};

/** Comprehend is not part of a local run: whoever may ask it is refused, and goes on with the built-in answer. */
export function startComprehend(gates: GateSettings): Promise<LocalServer> {
  const gate = gateOf(gates, () => 'comprehend');
  return serveLocally(async (request, body) => gate(request, body) ?? NOT_HERE);
}

/** The same for Bedrock, whose SDK speaks HTTP/2. */
export async function startBedrock(gates: GateSettings): Promise<LocalServer> {
  const gate = gateOf(gates, () => 'bedrock');
  const sessions = new Set<ServerHttp2Session>();
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const { status, headers = {}, body = '' } = gate(request, Buffer.alloc(0)) ?? NOT_HERE;
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.writeHead(status).end(body);
    });
  });
  server.on('session', (session) => sessions.add(session.on('close', () => sessions.delete(session))));
  const { origin, close } = await listenLocally(server);
  return {
    origin,
    close: () => {
      for (const session of sessions) session.destroy();
      return close();
    },
  };
}
