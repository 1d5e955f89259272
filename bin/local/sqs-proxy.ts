import type { IncomingMessage } from 'node:http';
import type { Instant } from '../../functions/domain/shared/time.ts';
import { DELAYED_QUEUE, DelayedMessages } from './delayed-messages.ts';
import { type Answer, type LocalServer, serveLocally } from './http-server.ts';
import type { Gate } from './permissions/gate.ts';
import type { MessageAttribute } from './queue-message.ts';

interface Entry {
  readonly Id?: string;
  readonly MessageBody: string;
  readonly DelaySeconds?: number;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
}

interface SqsInput extends Entry {
  readonly QueueUrl?: string;
  readonly Entries?: readonly Entry[];
}

interface BatchAnswer {
  readonly Successful?: readonly unknown[];
  readonly Failed?: readonly unknown[];
}

export interface ProxySettings {
  /** Origin of the engine that answers. */
  readonly engine: string;
  readonly gate: Gate;
  readonly now: () => Instant;
  /** DelaySeconds of a queue itself, by its name. */
  readonly queueDelay: (queue: string) => number;
  /** Something may have become visible in the queue. */
  readonly onSent: (queue: string) => void;
  readonly onDelayed: () => void;
  /** Something was published to the topic. */
  readonly onPublished: (topicArn: string) => void;
}

/** SQS takes delays of up to 15 minutes; the engine would take any. */
const LONGEST_DELAY_SECONDS = 900;

type Forward = (input: SqsInput) => Promise<Answer>;

/**
 * Stands in front of the engine's SQS and SNS: takes delays onto the run's clock, gives queues addresses that resolve,
 * and tells the runner at once what was sent, so that nobody has to poll.
 */
export async function startSqsProxy(settings: ProxySettings): Promise<LocalServer> {
  return serveLocally(async (request, body) => {
    const denied = settings.gate(request, body);
    if (denied !== undefined) return denied;
    const own = `http://${request.headers.host ?? ''}`;
    const target = request.headers['x-amz-target'];
    const answer =
      typeof target === 'string'
        ? await answerSqs(settings, request, target.replace('AmazonSQS.', ''), JSON.parse(body.toString()) as SqsInput)
        : await forward(settings.engine, request, body.toString());
    if (target === undefined) announcePublish(settings, body.toString());
    return { ...answer, body: String(answer.body).replaceAll(/http:\/\/sqs\.[^/"]+/gu, own) };
  });
}

async function answerSqs(
  settings: ProxySettings,
  request: IncomingMessage,
  action: string,
  input: SqsInput,
): Promise<Answer> {
  const queue = input.QueueUrl?.split('/').at(-1) ?? '';
  const refused = refuseDelay(input);
  if (refused !== undefined) return refused;
  const pass: Forward = (rewritten) => forward(settings.engine, request, JSON.stringify(rewritten));
  const answer =
    action === 'SendMessage'
      ? await pass(delayed(settings, queue, input) ?? { ...input, DelaySeconds: 0 })
      : action === 'SendMessageBatch'
        ? await sendBatch(settings, queue, input, pass)
        : await pass(input);
  settings.onSent(queue);
  if (action.startsWith('SendMessage')) settings.onDelayed();
  return answer;
}

function refuseDelay(input: SqsInput): Answer | undefined {
  const delays = [input, ...(input.Entries ?? [])].map(({ DelaySeconds }) => DelaySeconds ?? 0);
  const wrong = delays.find((seconds) => !(seconds >= 0 && seconds <= LONGEST_DELAY_SECONDS));
  if (wrong === undefined) return undefined;
  const message = `Value ${wrong} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= ${LONGEST_DELAY_SECONDS}.`;
  return {
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-query-error': 'InvalidParameterValue;Sender' },
    body: JSON.stringify({ __type: 'com.amazonaws.sqs#InvalidParameterValue', message }),
  };
}

/** The same entry for the hidden queue, when it is to wait. */
function delayed<Message extends Entry>(settings: ProxySettings, queue: string, entry: Message): Message | undefined {
  const seconds = entry.DelaySeconds ?? settings.queueDelay(queue);
  if (seconds === 0) return undefined;
  const visibleAt = settings.now() + seconds * 1_000;
  return {
    ...entry,
    ...('QueueUrl' in entry ? { QueueUrl: DELAYED_QUEUE } : {}),
    DelaySeconds: 0,
    MessageAttributes: DelayedMessages.keptAs(entry.MessageAttributes ?? {}, queue, visibleAt),
  };
}

async function sendBatch(settings: ProxySettings, queue: string, input: SqsInput, pass: Forward): ReturnType<Forward> {
  const entries = input.Entries ?? [];
  const waiting = entries.flatMap((entry) => delayed(settings, queue, entry) ?? []);
  const waitingIds = new Set(waiting.map(({ Id }) => Id));
  const now = entries.filter(({ Id }) => !waitingIds.has(Id)).map((entry) => ({ ...entry, DelaySeconds: 0 }));
  if (waiting.length === 0) return pass({ ...input, Entries: now });
  const later = await pass({ ...input, QueueUrl: DELAYED_QUEUE, Entries: waiting });
  if (now.length === 0 || later.status !== 200) return later;
  const sooner = await pass({ ...input, Entries: now });
  if (sooner.status !== 200) return sooner;
  const both = [sooner, later].map(({ body }) => JSON.parse(String(body)) as BatchAnswer);
  const all = (key: keyof BatchAnswer): unknown[] => both.flatMap((answer) => answer[key] ?? []);
  return { ...later, body: JSON.stringify({ Successful: all('Successful'), Failed: all('Failed') }) };
}

async function forward(engine: string, request: IncomingMessage, body: string): Promise<Answer> {
  const names = ['content-type', 'x-amz-target', 'authorization', 'x-amz-date'];
  const headers = names.flatMap((name) => {
    const value = request.headers[name];
    return typeof value === 'string' ? [[name, value] as [string, string]] : [];
  });
  const response = await fetch(engine, { method: 'POST', headers, body });
  const type = response.headers.get('content-type') ?? 'text/xml';
  const fault = response.headers.get('x-amzn-query-error');
  return {
    status: response.status,
    headers: { 'content-type': type, ...(fault === null ? {} : { 'x-amzn-query-error': fault }) },
    body: await response.text(),
  };
}

function announcePublish(settings: ProxySettings, form: string): void {
  const fields = new URLSearchParams(form);
  const topic = fields.get('TopicArn');
  if (topic !== null && fields.get('Action')?.startsWith('Publish')) settings.onPublished(topic);
}
