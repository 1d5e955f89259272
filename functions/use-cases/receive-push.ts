import { MOST_BYTES } from '../domain/mentions/push/pushed-entry.ts';
import { readPush } from '../domain/mentions/push/read-push.ts';
import type { RefusedEntry } from '../domain/mentions/push/refused-entry.ts';
import type { Source, SourceOf } from '../domain/mentions/source.ts';
import { contentHash } from '../domain/shared/hash.ts';
import { shown } from '../domain/shared/refusal.ts';
import { type Instant, toIso } from '../domain/shared/time.ts';
import type { Now } from '../ports/now.ts';
import type { ReceiptLog, Signed, SignedPush } from '../ports/pushes.ts';
import type { Queues } from '../ports/queues.ts';
import type { ReadSettings, Secrets } from '../ports/settings.ts';

/** As it came over HTTP. */
export interface PushRequest {
  readonly method: string;
  /** Parts of the path: the id of the source. */
  readonly path: readonly string[];
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Undefined when it is no UTF-8. */
  readonly body: string | undefined;
  readonly bytes: number;
}

export interface ReceivePushDeps {
  readonly readSettings: ReadSettings;
  readonly secrets: Secrets;
  /** Throws a Refusal when the secrets themselves cannot be used. */
  readonly verify: (request: SignedPush, secrets: string, now: Instant) => Signed;
  readonly receipts: ReceiptLog;
  readonly queues: Pick<Queues, 'sendPushes'>;
  readonly now: Now;
}

/** One JSON line for the sender, and counts for the operator. */
export interface PushAnswer {
  readonly status: 202 | 400 | 401 | 404 | 405 | 409 | 413 | 415 | 422 | 503;
  readonly line: object;
  /** Entries that the queue has. */
  readonly taken: number;
  /** Entries, or the whole request, that cannot be used. */
  readonly refused: number;
  /** What went wrong on our side: for the log, never for the sender. */
  readonly failure?: unknown;
}

/**
 * Takes what a sender pushes: checks who it is, hands the good entries to the queue, and tells each that is refused.
 * 202 is said when the queue has them. A repetition is known by its webhook id, and harmless in any case: what is
 * stored goes by source and id.
 */
export async function receivePush(request: PushRequest, deps: ReceivePushDeps): Promise<PushAnswer> {
  try {
    return await receive(request, deps);
  } catch (failure) {
    const line = { error: 'it could not be taken just now; send the same request again', retry: true };
    return { status: 503, line, taken: 0, refused: 0, failure };
  }
}

async function receive(request: PushRequest, deps: ReceivePushDeps): Promise<PushAnswer> {
  const { headers, body, bytes } = request;
  const settings = await deps.readSettings();
  const [sourceId = '', ...more] = request.path;
  const source = settings.sources.find((one) => one.id === sourceId && more.length === 0);
  if (!isPush(source))
    return refuse(404, `there is no push source ${shown(request.path.join('/'))}; post to /<id of the source>`);
  if (request.method !== 'POST') return refuse(405, `${request.method} is not taken here; send a POST`);
  if (bytes > MOST_BYTES)
    return refuse(413, `the body has ${bytes} bytes, ${MOST_BYTES} are the most; send less at once`);
  const form = formProblem(headers);
  if (form !== undefined) return refuse(415, form);
  if (body === undefined) return refuse(400, 'the body is no UTF-8; send JSON in UTF-8');

  const signed = {
    webhookId: headers['webhook-id'],
    timestamp: headers['webhook-timestamp'],
    signature: headers['webhook-signature'],
    body,
  };
  const now = deps.now();
  const verdict = deps.verify(signed, await deps.secrets.read(source.secrets.signing), now);
  if (verdict !== 'signed') return refuse(401, unsignedWords(verdict, signed.timestamp, now));
  return take(source, { webhookId: signed.webhookId ?? '', timestamp: signed.timestamp ?? '', body }, now, deps);
}

const isPush = (source: Source | undefined): source is SourceOf<'push'> => source?.kind === 'push';

function formProblem({
  'content-type': type = 'application/json',
  'content-encoding': coding = 'identity',
}: PushRequest['headers']) {
  const [media = '', ...parameters] = type
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (!/^application\/(?:json|[\w.-]+\+json)$/u.test(media))
    return `content-type is ${shown(media)}; send application/json`;
  if (charset !== undefined && !/^"?utf-?8"?$/u.test(charset)) return `charset is ${shown(charset)}; send UTF-8`;
  return coding.toLowerCase() === 'identity' ? undefined : `content-encoding is ${shown(coding)}; send it uncompressed`;
}

function unsignedWords(verdict: Exclude<Signed, 'signed'>, timestamp: string | undefined, now: Instant): string {
  switch (verdict) {
    case 'unsigned':
      return 'webhook-id, webhook-timestamp or webhook-signature is missing or malformed; sign as Standard Webhooks has it';
    case 'forged':
      return 'webhook-signature fits neither of the secrets; sign id.timestamp.body, byte for byte as sent';
    case 'late':
      return `webhook-timestamp ${timestamp ?? ''} is more than 5 minutes from ${toIso(now)}; sign each attempt anew`;
    default:
      return verdict satisfies never;
  }
}

interface Verified {
  readonly webhookId: string;
  readonly timestamp: string;
  readonly body: string;
}

async function take(
  source: Source,
  { webhookId, timestamp, body }: Verified,
  now: Instant,
  deps: ReceivePushDeps,
): Promise<PushAnswer> {
  const digest = contentHash(body);
  const known = await deps.receipts.find(source.id, webhookId);
  if (known?.timestamp === timestamp && known.digest === digest) {
    return refuse(409, `webhook-id ${webhookId} of ${timestamp} is a replay: it was taken, and nothing is to be done`);
  }
  if (known !== undefined && known.digest !== digest) {
    return refuse(409, `webhook-id ${webhookId} was taken with another body; give each request an id of its own`);
  }
  const read = readPush(body);
  if ('unreadable' in read) return refuse(400, read.unreadable);
  const { good, refused, history } = read;
  if (good.length === 0) return answer(422, 0, refused, { error: 'none of it can be used' });
  // Its sender did not hear us the first time: it is told again what it was told then.
  if (known !== undefined) return answer(202, good.length, refused, { duplicate: true });
  await deps.queues.sendPushes(good.map((entry) => ({ sourceId: source.id, receivedAt: now, history, entry })));
  // After the queue has it: a crash in between makes a repetition do it again, which changes nothing.
  await deps.receipts.keep(source.id, webhookId, { timestamp, digest }, now);
  return { ...answer(202, good.length, refused), taken: good.length };
}

const answer = (
  status: 202 | 422,
  accepted: number,
  refused: readonly RefusedEntry[],
  more: object = {},
): PushAnswer => ({
  status,
  line: { accepted, refused, ...more },
  taken: 0,
  refused: refused.length,
});

const refuse = (status: PushAnswer['status'], error: string): PushAnswer => ({
  status,
  line: { error },
  taken: 0,
  refused: 1,
});
