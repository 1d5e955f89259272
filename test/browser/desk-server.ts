import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenLocally } from '../../bin/local/listening.ts';
import type { DeskScope } from '../../functions/domain/desk/desk-ticket.ts';
import type { Mention } from '../../functions/domain/mentions/mention.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { DESK_SETTINGS, type DeskWorld, deskWorld, type Shelf, shelfOf } from '../support/desk-world.ts';

export interface ServedDesk {
  readonly world: DeskWorld;
  readonly origin: string;
  /** The address of a link for somebody. */
  link(scope?: DeskScope): Promise<string>;
  close(): Promise<void>;
}

/** The desk over stores in memory, on a port of this machine: the very app of the Lambda, without the Lambda. */
export async function serveDesk(
  mentions: readonly Mention[],
  shelf: Shelf = shelfOf(mentions),
  settings: Settings = DESK_SETTINGS,
): Promise<ServedDesk> {
  const world = await deskWorld(mentions, settings, shelf);
  const server = createServer((request, response) => void answer(world, request, response));
  const { port, close } = await listenLocally(server);
  const origin = `http://localhost:${port}`;
  return {
    world,
    origin,
    link: async (scope = {}) => `${origin}/open?t=${await world.link(scope)}`,
    close,
  };
}

async function answer({ app }: DeskWorld, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]);
  const body = request.method === 'POST' ? await text(request) : undefined;
  const url = `http://${request.headers.host}${request.url}`;
  const answered = await app.request(url, { method: request.method ?? 'GET', headers, ...(body && { body }) });
  response.writeHead(answered.status, [...answered.headers].flat());
  response.end(await answered.text());
}
