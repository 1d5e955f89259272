import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:http';
import type { LookupFunction } from 'node:net';
import { listenLocally } from '../../../bin/local/listening.ts';
import { guardedLookupBy } from '../../../functions/adapters/sources/guarded-address.ts';
import { guardedHttp } from '../../../functions/adapters/sources/guarded-http.ts';
import { markdownTable } from '../markdown-table.ts';
import { ADDRESS_TRICKS, NAME_TRICKS } from './tricks.ts';

/** What became of one trick: the line that refused it, or that it got through. */
export interface Tried {
  readonly trick: string;
  readonly target: string;
  readonly direct: string;
  readonly redirected: string;
  /** Names that were looked up. */
  readonly lookups: readonly string[];
}

/** A world in which every name leads to these addresses, one list for each time that somebody asks. */
export function namesLeadTo(...answers: readonly (readonly string[])[]) {
  const asked: string[] = [];
  const lookup = guardedLookupBy((name, _, done) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(name);
    done(
      null,
      addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  });
  return { asked, lookup };
}

/** Asks for the target itself, and for a server of ours that redirects there. */
export async function tryTarget(trick: string, target: string, ...answers: readonly (readonly string[])[]) {
  const { asked, lookup } = namesLeadTo(...answers);
  const direct = await lineOf(target, lookup, []);
  const redirected = await behindRedirect(target, (origin) => lineOf(origin, lookup, [origin]));
  return { trick, target, direct, redirected, lookups: asked };
}

/** Every trick of the suite, in its order. */
export async function tryAll(): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  for (const [trick, target] of ADDRESS_TRICKS) tried.push(await tryTarget(trick, target, ['93.184.216.34']));
  for (const [trick, name, answers] of NAME_TRICKS) {
    tried.push(await tryTarget(trick, `https://${name}/`, ...answers));
  }
  return [...tried, await tryRebinding()];
}

/** DNS answers a public address to whoever checks, and a private one a moment later to whoever connects. */
async function tryRebinding(): Promise<Tried> {
  const { asked, lookup } = namesLeadTo(['93.184.216.34'], ['127.0.0.1']);
  const connect = () =>
    new Promise<string>((done) =>
      lookup('later.shop.example', { all: false }, (error, address) =>
        done(error ? error.message : `connects to ${String(address)}, which was checked`),
      ),
    );
  const [direct, redirected] = [await connect(), await connect()];
  return { trick: 'DNS that changes', target: 'https://later.shop.example/', direct, redirected, lookups: asked };
}

/** The suite as a table: what became of a trick when it was asked for, and behind a redirect where that is something else. */
export const ssrfTable = (tried: readonly Tried[]): string =>
  markdownTable(
    ['trick', 'address or name', 'what became of it'],
    tried.map(({ trick, target, direct, redirected }) => [
      trick,
      JSON.stringify(target),
      direct === redirected ? direct : `${direct}; redirected to: ${redirected}`,
    ]),
  );

async function lineOf(url: string, lookup: LookupFunction, localOrigins: readonly string[]): Promise<string> {
  const http = guardedHttp({ version: '0.0.0', localOrigins, lookup, timeout: 2_000 });
  const answer = await http.send({ method: 'GET', url, headers: {} });
  // Which port the server of ours had is no part of the table.
  return 'failed' in answer ? answer.failed.replace(/^(?:the server|[^ ]*): /u, '') : `GOT THROUGH: ${answer.status}`;
}

async function behindRedirect(target: string, ask: (origin: string) => Promise<string>): Promise<string> {
  // A header holds bytes; what is written in other letters is sent as browsers would.
  const location = URL.canParse(target) ? new URL(target).href : encodeURI(target);
  const server = createServer((_, response) => response.writeHead(302, { location }).end());
  const { origin, close } = await listenLocally(server);
  try {
    return await ask(origin);
  } finally {
    await close();
  }
}
