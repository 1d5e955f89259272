import type { IncomingMessage } from 'node:http';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Http, HttpFailure, HttpRequest, HttpResponse } from '../../ports/http.ts';
import { decodedText } from './decoded-text.ts';
import { addressProblem, guardedLookup } from './guarded-address.ts';

export interface GuardedHttpOptions {
  /** Named in the User-Agent. */
  readonly version: string;
  /** Origins on this machine that may be asked, over plain http too: the pretend sources of the local run. @default none */
  readonly localOrigins?: readonly string[];
  /** Milliseconds for one answer, redirects included. @default 10_000 */
  readonly timeout?: number;
  /** Bytes of a body after decompression. @default 5 MiB */
  readonly maxBytes?: number;
  /** @default 3 */
  readonly maxRedirects?: number;
  /** Resolves names; tests give their own. @default DNS, public addresses only */
  readonly lookup?: LookupFunction;
}

type Limits = Required<GuardedHttpOptions>;

/** One line that ends a request; every other error is told by its code. */
class Stopped extends Error {}

/** Sends requests to servers that settings name: https to the public internet only, with ends to time, size and redirects. */
export function guardedHttp(options: GuardedHttpOptions): Http {
  const limits: Limits = {
    localOrigins: [],
    timeout: 10_000,
    maxBytes: 5 * 1024 * 1024,
    maxRedirects: 3,
    lookup: guardedLookup,
    ...options,
  };
  return {
    async send(request) {
      const ending = AbortSignal.timeout(limits.timeout);
      try {
        return await follow(request, limits, ending, 0, limits.localOrigins);
      } catch (error) {
        return failureOf(request.url, error, limits, ending);
      }
    },
  };
}

/** `local`: the origins on this machine that may be asked at this hop; nobody out there redirects to them. */
async function follow(
  request: HttpRequest,
  limits: Limits,
  ending: AbortSignal,
  hops: number,
  local: readonly string[],
): Promise<HttpResponse> {
  if (!URL.canParse(request.url)) throw new Stopped('its address is not a URL');
  const url = new URL(request.url);
  const problem = addressProblem(url, local);
  if (problem !== undefined) throw new Stopped(problem);
  const answer = await exchange(url, request, limits, ending);
  const status = answer.statusCode ?? 0;
  const location = answer.headers.location;
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) {
    try {
      return { status, headers: flat(answer), body: await bodyOf(answer, limits, ending) };
    } finally {
      answer.destroy();
    }
  }
  answer.destroy();
  if (hops >= limits.maxRedirects) throw new Stopped(`it redirects more than ${limits.maxRedirects} times`);
  if (!URL.canParse(location, url.href)) throw new Stopped('it redirects to what is not a URL');
  const next = redirected(request, url, new URL(location, url), status);
  return follow(next, limits, ending, hops + 1, local.includes(url.origin) ? local : []);
}

/** All that another origin than the one that was meant is told: whatever else stands in a request may be a credential. */
const FOR_ANYBODY = new Set(['accept', 'accept-language', 'user-agent', 'if-none-match', 'if-modified-since']);

function redirected(request: HttpRequest, from: URL, to: URL, status: number): HttpRequest {
  const elsewhere = from.origin !== to.origin;
  if (elsewhere && request.method === 'POST') throw new Stopped('it redirects a request that carries credentials');
  const kept = Object.entries(request.headers).filter(([name]) => !elsewhere || FOR_ANYBODY.has(name.toLowerCase()));
  const again = { url: to.href, headers: Object.fromEntries(kept) };
  if (status === 307 || status === 308) return { ...request, ...again };
  return { method: 'GET', ...again };
}

function exchange(url: URL, request: HttpRequest, limits: Limits, ending: AbortSignal): Promise<IncomingMessage> {
  const isLocal = limits.localOrigins.includes(url.origin);
  const send = url.protocol === 'http:' ? requestPlain : requestSecure;
  return new Promise((resolve, reject) => {
    const sent = send(url, {
      method: request.method,
      headers: {
        'user-agent': `ReplyWatch/${limits.version} (review and mention monitor; reads public feeds)`,
        'accept-encoding': 'gzip, deflate, br',
        ...request.headers,
        ...(request.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(request.body)) }),
      },
      signal: ending,
      agent: false,
      ...(isLocal ? {} : { lookup: limits.lookup }),
    });
    sent.on('response', resolve);
    sent.on('error', reject);
    // Without these a server that changes the protocol is waited for without end.
    sent.on('upgrade', (_, socket) => {
      socket.destroy();
      reject(new Stopped('it asks for another protocol'));
    });
    sent.on('close', () => reject(new Stopped('it closed the connection without an answer')));
    sent.end(request.body);
  });
}

/**
 * Reads until the limit and not a byte further, whatever the server says of its length. Settles at once when it stops:
 * `stream.pipeline` waits for the parts that it destroys, for ever where a packed answer was left half way.
 */
async function bodyOf(answer: IncomingMessage, limits: Limits, ending: AbortSignal): Promise<string> {
  const decoder = decoderOf(answer.headers['content-encoding']);
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let held = 0;
    const stop = (error: unknown): void => {
      reject(error);
      answer.unpipe().destroy();
      decoder?.destroy();
    };
    const take = (chunk: Buffer): void => {
      held += chunk.length;
      if (held > limits.maxBytes) stop(new Stopped(`it answers more than ${limits.maxBytes} bytes`));
      else chunks.push(chunk);
    };
    const body = decoder === undefined ? answer : answer.pipe(decoder);
    body.on('data', take).on('end', () => resolve(Buffer.concat(chunks)));
    decoder?.on('error', stop);
    answer.on('error', stop);
    answer.on('close', () => (answer.complete ? undefined : stop(new Stopped('it broke the answer off'))));
    ending.addEventListener('abort', () => stop(ending.reason), { once: true });
    if (ending.aborted) stop(ending.reason);
  });
  return decodedText(bytes, answer.headers['content-type']);
}

function decoderOf(encoding: string | undefined): Transform | undefined {
  switch (encoding?.trim().toLowerCase()) {
    case undefined:
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      return createInflate();
    default:
      throw new Stopped('it answers in an encoding that was not asked for');
  }
}

const flat = (answer: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(answer.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

function failureOf(url: string, error: unknown, limits: Limits, ending: AbortSignal): HttpFailure {
  const where = URL.canParse(url) ? new URL(url).host : 'the server';
  if (error instanceof Stopped) return { failed: `${where}: ${error.message}` };
  if (ending.aborted) return { failed: `${where}: no complete answer within ${limits.timeout / 1000} s` };
  return { failed: `${where}: ${wordsOf(error)}` };
}

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no server of this name',
  EAI_AGAIN: 'its name could not be resolved just now',
  ECONNREFUSED: 'it refuses connections',
  ECONNRESET: 'it broke the connection off',
  EPIPE: 'it broke the connection off',
  Z_DATA_ERROR: 'its compressed answer is broken',
  Z_BUF_ERROR: 'its compressed answer ends early',
};

function wordsOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  return WORDS[code] ?? message.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 200);
}
