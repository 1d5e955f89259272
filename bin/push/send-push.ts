import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { signWebhook } from '../../functions/adapters/webhook/standard-webhooks.ts';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { type Duration, type Instant, SECOND } from '../../functions/domain/shared/time.ts';
import { isLocalAddress } from './push-address.ts';

export interface SendDeps {
  readonly now: () => Instant;
  /** @default setTimeout */
  readonly wait?: (wait: Duration) => Promise<unknown>;
}

/** What the webhook said of one request that it took, wholly or in part. */
export interface Sent {
  readonly accepted: number;
  readonly duplicate: boolean;
  readonly refused: readonly {
    readonly index: number;
    readonly field: string;
    readonly value: string;
    readonly mend: string;
  }[];
}

interface Answer {
  readonly status: number;
  readonly line: Partial<Sent> & { readonly error?: string };
}

const TRIES = 4;

/**
 * Signs and sends one request; again after a failure that may pass. The id is made of the body, so that whoever sends a
 * file a second time is known to repeat himself.
 */
export async function sendPush(address: string, body: string, secret: string, deps: SendDeps): Promise<Sent> {
  const id = `cli_${createHash('sha256').update(body).digest('base64url')}`;
  const wait = deps.wait ?? sleep;
  let clockAhead: Duration = 0;
  let failure = '';
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (attempt > 0) await wait(SECOND * 2 ** (attempt - 1));
    const answer = await post(address, body, id, secret, deps.now() + clockAhead);
    if (typeof answer === 'string') {
      failure = answer;
      continue;
    }
    const { status, line } = answer;
    if (status === 202 || status === 422) {
      return { accepted: line.accepted ?? 0, duplicate: line.duplicate === true, refused: line.refused ?? [] };
    }
    // A replay within a second of the first one: it was taken.
    if (status === 409 && line.error?.includes('is a replay')) return { accepted: 0, duplicate: true, refused: [] };
    failure = `answered ${status}: ${line.error ?? 'nothing'}`;
    const theirs = /minutes from (\S+Z)/u.exec(line.error ?? '')?.[1];
    // A local run has a clock of its own; the clock of anybody else is not ours to follow.
    if (status === 401 && theirs !== undefined && isLocalAddress(address)) clockAhead = Date.parse(theirs) - deps.now();
    else if (status < 500 && status !== 429) break;
  }
  throw new Refusal(address, failure, 'what was accepted before stays; send the file again when it is mended');
}

async function post(address: string, body: string, id: string, secret: string, at: Instant): Promise<Answer | string> {
  const timestamp = String(Math.floor(at / SECOND));
  try {
    const response = await fetch(address, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signWebhook(id, timestamp, body, secret),
      },
      signal: AbortSignal.timeout(30 * SECOND),
      redirect: 'error',
    });
    const text = await response.text();
    return { status: response.status, line: lineIn(text) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return `cannot be reached (${cause})`;
  }
}

function lineIn(text: string): Answer['line'] {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? json : { error: shown(text) };
  } catch {
    return { error: shown(text) };
  }
}
