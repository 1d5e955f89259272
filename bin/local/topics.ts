import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { toIso } from '../../functions/domain/shared/time.ts';
import { invokeLater } from './async-invocation.ts';
import { giveUp } from './dead-letters.ts';
import { byTopic, type Delivery, deliver, type Envelope, type Receivers } from './deliveries.ts';
import type { Asked } from './permissions/judge.ts';
import type { Permissions } from './permissions/permissions.ts';
import { QueueConsumer } from './queue-consumer.ts';
import { type HeldMessage, HOLD_SECONDS } from './queue-message.ts';
import { queueNameOf, type RunContext } from './run-context.ts';
import type { StackResource } from './stack.ts';

export interface SubscriptionProperties {
  readonly TopicArn: string;
  readonly Protocol: string;
  readonly Endpoint: string;
  readonly FilterPolicy?: unknown;
  readonly FilterPolicyScope?: string;
  readonly RawMessageDelivery?: boolean;
  readonly RedrivePolicy?: { readonly deadLetterTargetArn?: string };
}

type Subscription = StackResource<SubscriptionProperties>;

const FORWARDED = ['lambda', 'email', 'http', 'https'];
/** Delivered by the engine itself. */
const DIRECT = 'sqs';

/** A subscription that the engine itself cannot serve gets a hidden queue with the same filter, and a forwarder behind it. */
export const hiddenQueueOf = ({ logicalId }: Pick<Subscription, 'logicalId'>): string =>
  `local-subscription-${logicalId}`;

export const forwardedSubscriptions = ({
  stack,
  permissions,
}: Pick<RunContext, 'stack' | 'permissions'>): readonly Subscription[] =>
  stack
    .ofType<SubscriptionProperties>('AWS::SNS::Subscription')
    .filter((subscription) => !isDirect(subscription, permissions));

/** The engine fills queues without asking: one whose policy does not let the topic in is left to a forwarder, who asks. */
const isDirect = ({ properties }: Subscription, permissions: Permissions): boolean =>
  properties.Protocol === DIRECT && permissions.allows(byTopic(properties.TopicArn), handingOver(properties));

/** What SNS has to be allowed for a subscription; mails and webhooks take no grant. */
const handingOver = ({ Protocol: protocol, Endpoint: resource }: SubscriptionProperties): Asked => ({
  action: protocol === 'lambda' ? 'lambda:InvokeFunction' : 'sqs:SendMessage',
  resource,
});

/** Creates topics anew (they hold nothing) with a queue behind each subscription; answers the queues behind each topic. */
export function createTopics({
  stack,
  engine,
  permissions,
}: Pick<RunContext, 'stack' | 'engine' | 'permissions'>): ReadonlyMap<string, readonly string[]> {
  const queues = new Map<string, string[]>();
  for (const { name, arn } of stack.ofType('AWS::SNS::Topic')) {
    engine.server.deleteTopic(name);
    engine.server.createTopic(name);
    queues.set(arn, []);
  }
  for (const subscription of stack.ofType<SubscriptionProperties>('AWS::SNS::Subscription')) {
    const { TopicArn: topicArn, Protocol: protocol, Endpoint: endpoint } = subscription.properties;
    if (protocol !== DIRECT && !FORWARDED.includes(protocol)) {
      const path = `Resources.${subscription.logicalId}.Properties.Protocol`;
      throw new Refusal(path, `is ${shown(protocol)}`, `the local run delivers ${DIRECT}, ${FORWARDED.join(', ')}`);
    }
    const queue = isDirect(subscription, permissions) ? queueNameOf(endpoint) : hiddenQueueOf(subscription);
    engine.server.subscribe({ topic: queueNameOf(topicArn), queue, attributes: attributesOf(subscription.properties) });
    queues.get(topicArn)?.push(queue);
  }
  return queues;
}

/** Consumers of the hidden queues, by queue name: each passes messages on to its subscription's endpoint. */
export function forwarders(context: RunContext, receivers: Receivers): ReadonlyMap<string, QueueConsumer> {
  return new Map(
    forwardedSubscriptions(context).map((subscription) => {
      const queue = hiddenQueueOf(subscription);
      const settings = {
        queue,
        batchSize: 1,
        window: 0,
        visibility: HOLD_SECONDS,
        // One receiver that is down must not hold up what comes after.
        concurrency: Number.POSITIVE_INFINITY,
        take: async ([held]: readonly HeldMessage[]): Promise<ReadonlySet<string>> => {
          if (held !== undefined) await forward(context, receivers, subscription, held);
          return new Set();
        },
      };
      return [queue, new QueueConsumer(settings, context)];
    }),
  );
}

async function forward(
  context: RunContext,
  receivers: Receivers,
  subscription: Subscription,
  held: HeldMessage,
): Promise<void> {
  const { TopicArn: topicArn, Protocol: protocol, Endpoint: endpoint } = subscription.properties;
  const envelope: Envelope = { ...(JSON.parse(held.message.Body) as Envelope), Timestamp: toIso(held.receivedAt) };
  const topic = queueNameOf(topicArn);
  const deadLetterQueue = subscription.properties.RedrivePolicy?.deadLetterTargetArn;
  if (protocol === 'lambda' || protocol === DIRECT) {
    const by = byTopic(topicArn);
    const denial = context.permissions.check(by, handingOver(subscription.properties));
    if (denial !== undefined) {
      const body = JSON.stringify({ Type: 'Notification', ...envelope });
      return giveUp(context, deadLetterQueue, { by, from: topic, reason: denial.message, body });
    }
  }
  if (protocol !== 'lambda') {
    const raw = subscription.properties.RawMessageDelivery === true;
    const delivery: Delivery = { topic, endpoint, envelope, raw, subscriptionArn: subscription.arn, deadLetterQueue };
    return deliver(context, receivers, protocol === 'email' ? 'email' : 'https', delivery);
  }
  const target = context.functions.get(endpoint);
  const path = `Resources.${subscription.logicalId}.Properties.Endpoint`;
  if (target === undefined)
    throw new Refusal(path, `${shown(endpoint)} is no function of the stack`, 'synthesize again');
  // SNS has done its part once Lambda took the event over: what the function does wrong is Lambda's to retry.
  const { clock, events } = context;
  events.emit({
    kind: 'delivery',
    at: clock.now(),
    protocol: 'lambda',
    topic,
    endpoint,
    attempt: 1,
    outcome: 'delivered',
  });
  await invokeLater(context, target, 'topic', snsEvent(envelope, subscription.arn));
}

/** The event that a function gets of an SNS message. */
const snsEvent = ({ SigningCertURL, UnsubscribeURL, ...envelope }: Envelope, subscriptionArn: string): object => ({
  Records: [
    {
      EventVersion: '1.0',
      EventSubscriptionArn: subscriptionArn,
      EventSource: 'aws:sns',
      Sns: {
        Subject: null,
        MessageAttributes: {},
        ...envelope,
        SigningCertUrl: SigningCertURL,
        UnsubscribeUrl: UnsubscribeURL,
      },
    },
  ],
});

function attributesOf(properties: SubscriptionProperties): Record<string, string> {
  const { Protocol: protocol, RawMessageDelivery: raw, FilterPolicy: policy, FilterPolicyScope: scope } = properties;
  return {
    // Forwarders need the envelope; they unwrap it themselves where delivery is raw.
    ...(protocol === DIRECT && raw === true ? { RawMessageDelivery: 'true' } : {}),
    ...(policy === undefined ? {} : { FilterPolicy: typeof policy === 'string' ? policy : JSON.stringify(policy) }),
    ...(scope === undefined ? {} : { FilterPolicyScope: scope }),
  };
}
