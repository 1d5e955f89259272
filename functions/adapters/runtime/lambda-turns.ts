import { METRICS } from '../../contracts/metric-names.ts';
import type { Queues } from '../../ports/queues.ts';
import type { SlackCards, SlackChannels } from '../../ports/slack.ts';
import { createSlackCards } from '../dynamodb/slack-cards.ts';
import { createSlackChannels } from '../dynamodb/slack-channels.ts';
import { documentClient } from './lambda-clients.ts';
import { loggedCards } from './logged-stores.ts';
import type { Log } from './logger.ts';
import type { Meter } from './metrics.ts';

/** The same queues; what is set aside for the operator is in the log with its reason, never with what it says. */
export const loggedQueues = <Given extends Pick<Queues, 'giveUp'>>(queues: Given, log: Log): Given => ({
  ...queues,
  giveUp: async (letters) => {
    for (const letter of letters) {
      log.error('set aside', { kind: letter.kind, reason: 'reason' in letter ? letter.reason : undefined });
    }
    await queues.giveUp(letters);
  },
});

/** Whose turn it is to be told, what waits, and what was told. What waits and cannot be read is the operator's. */
export function lambdaTurns(
  tableName: string,
  queues: Pick<Queues, 'giveUp'>,
  log: Log,
  meter: Meter,
): { readonly cards: SlackCards; readonly channels: SlackChannels } {
  const table = { client: documentClient(), tableName };
  const setAside = async (channel: string, reason: string): Promise<void> => {
    meter.count(METRICS.itemsMalformed);
    await queues.giveUp([{ kind: 'channel', channel, reason }]);
  };
  return { cards: loggedCards(createSlackCards(table), log), channels: createSlackChannels({ ...table, setAside }) };
}
