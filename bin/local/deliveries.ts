import { type Duration, SECOND } from '../../functions/domain/shared/time.ts';
import { giveUp } from './dead-letters.ts';
import type { SendMail } from './mail.ts';
import type { Caller } from './permissions/caller.ts';
import type { RunContext } from './run-context.ts';
import type { PostWebhook } from './webhook.ts';

/** What SNS wraps a message in. */
export interface Envelope {
  readonly MessageId: string;
  readonly TopicArn: string;
  readonly Subject?: string;
  readonly Message: string;
  readonly Timestamp: string;
  readonly SigningCertURL?: string;
  readonly UnsubscribeURL?: string;
  readonly MessageAttributes?: Readonly<Record<string, { readonly Type: string; readonly Value: string }>>;
}

export interface Delivery {
  readonly topic: string;
  readonly endpoint: string;
  readonly envelope: Envelope;
  readonly raw: boolean;
  readonly subscriptionArn: string;
  readonly deadLetterQueue: string | undefined;
}

/** Where deliveries to people and to other systems end. */
export interface Receivers {
  readonly sendMail: SendMail;
  readonly postWebhook: PostWebhook;
}

type Protocol = 'email' | 'https';

/** E-mail: 50 attempts in about 6 hours. https: three retries, 20 s apart. Source: Amazon SNS developer guide, "Message delivery retries". */
const RETRY_WAITS: Readonly<Record<Protocol, readonly Duration[]>> = {
  email: [
    ...Array.from({ length: 2 }, () => 10 * SECOND),
    ...Array.from({ length: 10 }, (_, index) => Math.min(10 * 2 ** index, 600) * SECOND),
    ...Array.from({ length: 38 }, () => 600 * SECOND),
  ],
  https: Array.from({ length: 3 }, () => 20 * SECOND),
};

/** Delivers one message to a person or a webhook, retrying on the run's clock; what cannot be delivered goes to the DLQ. */
export async function deliver(
  context: RunContext,
  receivers: Receivers,
  protocol: Protocol,
  delivery: Delivery,
): Promise<void> {
  const { clock, activity, events } = context;
  const { topic, endpoint, deadLetterQueue } = delivery;
  const waits = RETRY_WAITS[protocol];
  for (let attempt = 1; ; attempt += 1) {
    const problem = await attemptDelivery(receivers, protocol, delivery);
    const told = { kind: 'delivery', at: clock.now(), protocol, topic, endpoint, attempt } as const;
    if (problem === undefined) {
      events.emit({ ...told, outcome: 'delivered' });
      return;
    }
    const wait = problem.permanent ? undefined : waits[attempt - 1];
    events.emit({ ...told, outcome: wait === undefined ? 'failed' : 'retrying', reason: problem.reason });
    if (wait !== undefined) {
      await activity.pauseUntil(clock.now() + wait);
      continue;
    }
    const letter = {
      by: byTopic(delivery.envelope.TopicArn),
      from: topic,
      reason: problem.reason,
      body: JSON.stringify({ Type: 'Notification', ...delivery.envelope }),
    };
    giveUp(context, deadLetterQueue, { ...letter, attributes: { ErrorMessage: problem.reason } });
    return;
  }
}

/** SNS, on behalf of a topic. */
export const byTopic = (topicArn: string): Caller => ({
  as: 'service',
  name: 'sns.amazonaws.com',
  sourceArn: topicArn,
});

interface Problem {
  readonly reason: string;
  /** The receiver refused it for good; SNS does not try such answers again. */
  readonly permanent: boolean;
}

async function attemptDelivery(
  receivers: Receivers,
  protocol: Protocol,
  delivery: Delivery,
): Promise<Problem | undefined> {
  try {
    if (protocol === 'email') {
      await receivers.sendMail(mailOf(delivery));
      return undefined;
    }
    const status = await receivers.postWebhook({ url: delivery.endpoint, ...postOf(delivery) });
    if (status >= 200 && status < 300) return undefined;
    return { reason: `HTTP ${status}`, permanent: status >= 400 && status < 500 && status !== 429 };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error), permanent: false };
  }
}

const mailOf = ({ endpoint, envelope }: Delivery) => ({
  to: endpoint,
  subject: envelope.Subject ?? 'AWS Notification Message',
  text: envelope.Message,
});

const postOf = ({ envelope, raw, subscriptionArn }: Delivery) => ({
  headers: {
    'content-type': 'text/plain; charset=UTF-8',
    'x-amz-sns-message-type': 'Notification',
    'x-amz-sns-message-id': envelope.MessageId,
    'x-amz-sns-topic-arn': envelope.TopicArn,
    'x-amz-sns-subscription-arn': subscriptionArn,
    ...(raw ? { 'x-amz-sns-rawdelivery': 'true' } : {}),
  },
  body: raw ? envelope.Message : JSON.stringify({ Type: 'Notification', ...envelope }),
});
