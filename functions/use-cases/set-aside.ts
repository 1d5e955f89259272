import type { SlackWaiting } from '../domain/alerts/slack-channel.ts';
import type { SlackDeps } from './slack-deps.ts';

/** Hands what a receiver cannot be told to the operator, who can send it again. */
export const setAside = (
  receiver: string,
  items: readonly SlackWaiting[],
  reason: string,
  { queues }: Pick<SlackDeps, 'queues'>,
): Promise<void> =>
  queues.giveUp(
    items.map(({ key: { brand, origin, externalId }, at, alert }) =>
      alert === undefined
        ? { kind: 'changed', brand, origin, externalId, reason: `${receiver}: ${reason}` }
        : { kind: 'tell', channel: receiver, brand, origin, externalId, at, ...alert, reason },
    ),
  );
