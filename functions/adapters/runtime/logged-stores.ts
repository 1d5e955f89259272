import { correlationOf } from '../../domain/mentions/correlation.ts';
import type { MentionStore } from '../../ports/mentions.ts';
import type { SlackCards } from '../../ports/slack.ts';
import type { Log } from './logger.ts';

/** The same store; each saved change is a line with the mention's correlation and what happened, never with its words. */
export const loggedMentions = (mentions: MentionStore, log: Log): MentionStore => ({
  ...mentions,
  save: async (mention) => {
    const saved = await mentions.save(mention);
    const { version, history, clock } = mention;
    const what = history.at(-1)?.what;
    if (saved === 'saved')
      log.info('mention saved', { correlation: correlationOf(mention), version, what, clock: clock.status });
    return saved;
  },
});

/** The same cards; each message that a receiver took is a line with the mention's correlation. */
export const loggedCards = (cards: SlackCards, log: Log): SlackCards => ({
  ...cards,
  save: async (key, channel, ...rest) => {
    const saved = await cards.save(key, channel, ...rest);
    // The name of a channel or an address says who is told; by which kind of receiver is enough here.
    if (saved === 'saved') log.info('receiver told', { correlation: correlationOf(key), by: channel.split(':', 1)[0] });
    return saved;
  },
});
