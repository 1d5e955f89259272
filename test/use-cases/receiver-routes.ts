import type { Route, ToldTarget } from '../../functions/domain/alerts/routing.ts';
import { anObservation } from '../domain/alerts/builders.ts';
import type { Got } from '../support/in-memory-receivers.ts';
import type { SlackWorld } from './slack-world.ts';

export const MAILBOX = { by: 'email', address: 'care@kettle.example' } as const;
export const DESK = { by: 'webhook', url: 'https://desk.example/hook', secret: 'DESK_SIGNING_SECRET' } as const;
export const ON_CALL = { by: 'pagerduty', secret: 'PAGERDUTY_KEY', server: 'https://events.pagerduty.com' } as const;
export const CHAT = { by: 'amazonQ', topic: 'care' } as const;
export const OTHERS: readonly (readonly [string, ToldTarget])[] = [
  ['e-mail', MAILBOX],
  ['a signed webhook', DESK],
  ['PagerDuty', ON_CALL],
  ['Amazon Q', CHAT],
];

export const to = (...targets: readonly ToldTarget[]): { readonly routes: readonly Route[] } => ({
  routes: targets.map((target) => ({ to: target })),
});

/** A mention whose link names it, so that it is found again in whatever is sent. */
export function aMentionIn(world: SlackWorld, id: string, over: Parameters<SlackWorld['mention']>[1] = {}) {
  const observation = anObservation({ id, url: `https://store.example/reviews/${id}-` });
  return world.mention(id, over, { observation });
}

/** Ids of the mentions that a message speaks of, in its order. */
export function idsIn({ by, message }: Got): readonly string[] {
  const text = by === 'email' ? message.text : by === 'webhook' ? message.body : JSON.stringify(message);
  const named = [...text.matchAll(/reviews\/(m\d+)-/gu)].map(([, id]) => id ?? '');
  return by === 'pagerduty' && named.length === 0
    ? [...text.matchAll(/\/(m\d+)"/gu)].map(([, id]) => id ?? '')
    : [...new Set(named)];
}
