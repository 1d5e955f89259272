import {
  type BatchResultErrorEntry,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { contentHash } from '../../domain/shared/hash.ts';
import { type Duration, SECOND } from '../../domain/shared/time.ts';
import type { Queues } from '../../ports/queues.ts';
import { eachBounded } from '../runtime/bounded.ts';

export interface QueuesOptions {
  readonly client: SQSClient;
  /** Only those that the function sends to; sending to another throws. */
  readonly urls: {
    readonly polls?: string;
    readonly due?: string;
    readonly alerts?: string;
    readonly pushes?: string;
    readonly slack?: string;
    readonly undelivered?: string;
  };
  /** Tries for entries that SQS refuses one by one. @default 4 */
  readonly attempts?: number;
  /** @default setTimeout */
  readonly sleep?: (wait: Duration) => Promise<void>;
}

/** Some messages were not taken after all tries. Those that were stay sent: every receiver stands repeats. */
class QueueRefused extends Error {
  override readonly name = 'QueueRefused';
}

interface Outgoing {
  readonly body: unknown;
  readonly delay?: Duration;
  readonly group?: string;
}

const MOST_PER_BATCH = 10;
/** Of bodies; SQS takes 256 KiB with everything around them. */
const MOST_BYTES_PER_BATCH = 240_000;
const BATCHES_AT_ONCE = 8;
const LONGEST_DELAY_SECONDS = 900;

export function createQueues(options: QueuesOptions): Queues {
  const attempts = options.attempts ?? 4;
  const sleep = options.sleep ?? ((wait) => new Promise((resolve) => setTimeout(resolve, wait)));

  async function send(queue: keyof QueuesOptions['urls'], messages: readonly Outgoing[]): Promise<void> {
    if (messages.length === 0) return;
    const url = options.urls[queue];
    if (!url) throw new QueueRefused(`${queue}: this function was given no address of that queue`);
    await eachBounded(batchesOf(messages.map(toEntry)), BATCHES_AT_ONCE, (batch) => sendGroup(queue, url, batch));
  }

  async function sendGroup(queue: string, url: string, entries: SendMessageBatchRequestEntry[]): Promise<void> {
    let left = entries;
    let refused: BatchResultErrorEntry[] = [];
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (attempt > 0) await sleep(100 * 2 ** attempt);
      const answer = await options.client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: left }));
      refused = answer.Failed ?? [];
      const again = new Set(refused.map((entry) => entry.Id));
      left = left.filter((entry) => again.has(entry.Id));
      if (left.length === 0) return;
      if (refused.every((entry) => entry.SenderFault)) break;
    }
    const codes = [...new Set(refused.map((entry) => entry.Code))].join(', ');
    throw new QueueRefused(`${queue}: ${left.length} of ${entries.length} messages not taken (${codes})`);
  }

  return {
    sendPolls: (messages, delay) =>
      send(
        'polls',
        messages.map(({ group, ...body }) => ({ body, group, ...(delay !== undefined && { delay }) })),
      ),
    sendDue: (messages) =>
      send(
        'due',
        messages.map(({ message, delay }) => ({ body: message, delay })),
      ),
    sendAlerts: (messages) =>
      send(
        'alerts',
        messages.map((body) => ({ body })),
      ),
    sendIncidentWork: (messages) =>
      send(
        'alerts',
        messages.map((body) => ({ body })),
      ),
    sendPushes: (messages) =>
      send(
        'pushes',
        messages.map((body) => ({ body, group: body.sourceId })),
      ),
    sendSlack: (messages) =>
      send(
        'slack',
        messages.map(({ message, delay }) => ({ body: message, ...(delay !== undefined && { delay }) })),
      ),
    giveUp: (messages) =>
      send(
        'undelivered',
        messages.map((body) => ({ body })),
      ),
  };
}

/** As few batches as hold all: ten messages, and no more bytes than SQS takes at once. */
function batchesOf(entries: readonly SendMessageBatchRequestEntry[]): SendMessageBatchRequestEntry[][] {
  const batches: SendMessageBatchRequestEntry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.MessageBody ?? '');
    const last = batches.at(-1);
    if (last === undefined || last.length === MOST_PER_BATCH || bytes + size > MOST_BYTES_PER_BATCH) {
      batches.push([entry]);
      bytes = size;
    } else {
      last.push(entry);
      bytes += size;
    }
  }
  return batches;
}

const toEntry = (message: Outgoing, index: number): SendMessageBatchRequestEntry => ({
  Id: String(index),
  MessageBody: sendable(JSON.stringify(message.body)),
  ...(message.delay !== undefined && { DelaySeconds: wholeSeconds(message.delay) }),
  // On a standard queue this makes it a fair queue: one group's backlog does not hold up the others.
  ...(message.group !== undefined && { MessageGroupId: groupId(message.group) }),
});

/**
 * JSON in the characters that SQS takes: U+FFFE and U+FFFF are refused by it, and what lies beyond U+FFFF by engines that
 * stand in for it. Escaped, they are the same JSON.
 */
const sendable = (json: string): string =>
  json.replace(/[\ud800-\udfff\ufffe\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);

/** SQS takes 1 to 128 printable ASCII characters; another group gets a name by its hash. */
const groupId = (group: string): string => (/^[!-~]{1,128}$/u.test(group) ? group : `hash-${contentHash(group)}`);

/** Rounded up, so that nothing arrives before its instant; clamped to what SQS takes. */
const wholeSeconds = (delay: Duration): number =>
  Math.min(LONGEST_DELAY_SECONDS, Math.max(0, Math.ceil(delay / SECOND)));
