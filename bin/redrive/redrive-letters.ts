import { PublishCommand } from '@aws-sdk/client-sns';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { type QueueRole, roleOf, type StackServices } from '../store/stack-services.ts';
import { type LetterPlan, planOf } from './letter.ts';

export interface RedriveOptions {
  /** Names of dead-letter queues, or parts of them. @default all of the stack */
  readonly only: readonly string[];
  readonly dryRun: boolean;
  readonly most: number;
  readonly onProgress: (done: number, total: number) => void;
}

/** Letters of one queue that fared alike. */
export interface RedrivenGroup {
  readonly queue: string;
  readonly does: LetterPlan['does'];
  /** Queue or topic that they went to, or why they did not. */
  readonly what: string;
  readonly letters: number;
}

export interface Redriven {
  readonly groups: readonly RedrivenGroup[];
  readonly sent: number;
  readonly dropped: number;
  readonly kept: number;
}

/** Long enough for the work on ten letters, short enough that a command that dies hides them for a moment only. */
const HELD_SECONDS = 60;
/** Long polling asks all of SQS's servers: a short one may miss the last letters. */
const WAIT_SECONDS = 2;

/**
 * Sends what was set aside back to where it was tried, each letter before it is deleted: one that dies in between comes
 * twice, and every receiver knows what it has done already. Letters that a person has to look at stay.
 */
export async function redriveLetters(services: StackServices, options: RedriveOptions): Promise<Redriven> {
  const queues = [...services.queues].filter(([name]) => isWanted(name, options.only));
  const waiting = await Promise.all(queues.map(([, url]) => depthOf(services, url)));
  const total = Math.min(
    options.most,
    waiting.reduce((sum, depth) => sum + depth, 0),
  );
  const groups = new Map<string, RedrivenGroup>();
  let done = 0;
  options.onProgress(0, total);
  for (const [index, [queue, url]] of queues.entries()) {
    const gone = new Set<string>();
    for await (const letter of letters(services, url, waiting[index] ?? 0, gone)) {
      if (done >= options.most) break;
      const plan = checked(planOf(letter), services);
      if (!options.dryRun && plan.does !== 'keep') {
        await carryOut(services, url, letter, plan);
        gone.add(letter.MessageId ?? '');
      }
      const what = wordsOf(plan);
      const key = `${queue} ${plan.does} ${what}`;
      groups.set(key, { queue, does: plan.does, what, letters: (groups.get(key)?.letters ?? 0) + 1 });
      done += 1;
      options.onProgress(done, Math.max(total, done));
    }
  }
  const all = [...groups.values()];
  const count = (...does: readonly LetterPlan['does'][]): number =>
    all.filter((group) => does.includes(group.does)).reduce((sum, group) => sum + group.letters, 0);
  return { groups: all, sent: count('send', 'publish'), dropped: count('drop'), kept: count('keep') };
}

/** Names of the queues that hold letters. */
export const letterQueues = ({ queues }: Pick<StackServices, 'queues'>): readonly string[] =>
  [...queues.keys()].filter((name) => isWanted(name, []));

function isWanted(name: string, only: readonly string[]): boolean {
  const role = roleOf(name);
  const holdsLetters = role === 'deadLetters' || role === 'undelivered';
  return holdsLetters && (only.length === 0 || only.some((part) => name.toLowerCase().includes(part.toLowerCase())));
}

/** Letters there are, those that somebody holds at the moment included. */
export async function depthOf({ sqs }: Pick<StackServices, 'sqs'>, url: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
}

/** Each of so many letters once, or until none comes that has not come before; those not `gone` by then are given back. */
async function* letters(
  { sqs }: StackServices,
  url: string,
  count: number,
  gone: ReadonlySet<string>,
): AsyncGenerator<Message> {
  const seen = new Set<string>();
  const held: Message[] = [];
  try {
    while (seen.size < count) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: HELD_SECONDS,
          WaitTimeSeconds: WAIT_SECONDS,
          MessageSystemAttributeNames: ['All'],
          MessageAttributeNames: ['All'],
        }),
      );
      const fresh = Messages.filter(({ MessageId = '' }) => !seen.has(MessageId));
      if (fresh.length === 0) return;
      held.push(...fresh);
      for (const letter of fresh) {
        seen.add(letter.MessageId ?? '');
        yield letter;
      }
    }
  } finally {
    await giveBack(
      sqs,
      url,
      held.filter(({ MessageId = '' }) => !gone.has(MessageId)),
    );
  }
}

/** A second later they can be received again: no time-out at all is more than some engines understand. */
async function giveBack(sqs: StackServices['sqs'], url: string, held: readonly Message[]): Promise<void> {
  for (const { ReceiptHandle } of held) {
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle, VisibilityTimeout: 1 }));
  }
}

function checked(plan: LetterPlan, services: StackServices): LetterPlan {
  if (plan.does !== 'send' || queueOf(services, plan.to) !== undefined) return plan;
  return { does: 'keep', why: `the stack has no queue for it (${plan.to})` };
}

const queueOf = ({ queues }: StackServices, role: QueueRole): string | undefined =>
  [...queues].find(([name]) => roleOf(name) === role)?.[1];

async function carryOut(services: StackServices, url: string, letter: Message, plan: LetterPlan): Promise<void> {
  const { sqs, sns } = services;
  if (plan.does === 'send') {
    const group = letter.Attributes?.['MessageGroupId'];
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: queueOf(services, plan.to),
        MessageBody: letter.Body,
        ...(group !== undefined && { MessageGroupId: group }),
      }),
    );
  }
  if (plan.does === 'publish') {
    await sns.send(
      new PublishCommand({
        TopicArn: plan.topicArn,
        Message: plan.message,
        ...(plan.subject !== undefined && { Subject: plan.subject }),
        MessageAttributes: Object.fromEntries(
          Object.entries(plan.attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
        ),
      }),
    );
  }
  await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: letter.ReceiptHandle }));
}

function wordsOf(plan: LetterPlan): string {
  switch (plan.does) {
    case 'send':
      return plan.to;
    case 'publish':
      return `topic ${plan.topicArn.split(':').at(-1)}`;
    case 'drop':
    case 'keep':
      return plan.why;
  }
}
