import { ReceiverRefused, ReceiverUnavailable } from '../../functions/domain/alerts/receiver-unavailable.ts';
import type { Instant } from '../../functions/domain/shared/time.ts';
import type { SlackDeps } from '../../functions/use-cases/slack-deps.ts';

/** One message that a receiver has got. */
export type Got =
  | { readonly by: 'email'; readonly at: Instant; readonly message: Parameters<SlackDeps['mail']['send']>[0] }
  | {
      readonly by: 'webhook';
      readonly at: Instant;
      readonly url: string;
      readonly message: Parameters<SlackDeps['signedWebhook']['post']>[1];
    }
  | { readonly by: 'pagerduty'; readonly at: Instant; readonly message: Parameters<SlackDeps['pagerDuty']['send']>[1] }
  | {
      readonly by: 'amazonQ';
      readonly at: Instant;
      readonly topic: string;
      readonly message: Parameters<SlackDeps['chat']['publish']>[1];
    };

/** Receivers outside of Slack that write down what they get, and can be down or say no. */
export function inMemoryReceivers(now: () => Instant) {
  const got: Got[] = [];
  const state = { answer: 'takes' as 'takes' | 'down' | 'refuses' };
  const take = (one: Got): void => {
    if (state.answer === 'down') throw new ReceiverUnavailable(`${one.by} is down`, 0);
    if (state.answer === 'refuses') throw new ReceiverRefused(`${one.by} says no`);
    got.push(one);
  };
  const ports: Pick<SlackDeps, 'mail' | 'signedWebhook' | 'pagerDuty' | 'chat'> = {
    mail: { send: async (message) => take({ by: 'email', at: now(), message }) },
    signedWebhook: { post: async (url, message) => take({ by: 'webhook', at: now(), url, message }) },
    pagerDuty: { send: async (_server, message) => take({ by: 'pagerduty', at: now(), message }) },
    chat: { publish: async (topic, message) => take({ by: 'amazonQ', at: now(), topic, message }) },
  };
  return { got, state, ports };
}
