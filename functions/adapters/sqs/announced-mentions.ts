import type { Mention } from '../../domain/mentions/mention.ts';
import { type Duration, SECOND } from '../../domain/shared/time.ts';
import { isErased } from '../../domain/sla/clock-seen.ts';
import type { MentionStore } from '../../ports/mentions.ts';
import type { Queues } from '../../ports/queues.ts';

/** Longer than a write takes with its repetitions. */
const AFTER: Duration = 5 * SECOND;

/**
 * Tells notify-slack of each change of a mention that people were told of. It is told before the change is stored, and
 * looks some seconds later: whoever dies in between has caused an idle look, and no message is left showing old things.
 */
export const announcedMentions = <Store extends Pick<MentionStore, 'save'>>(
  mentions: Store,
  queues: Pick<Queues, 'sendSlack'>,
): Store => ({
  ...mentions,
  save: async (mention: Mention) => {
    // What is gone may have been quoted where a storm was told of, too.
    if (isErased(mention.clock) || mention.history.some(({ what }) => what === 'alerted')) {
      const { brand, origin, externalId } = mention;
      await queues.sendSlack([{ message: { kind: 'changed', brand, origin, externalId }, delay: AFTER }]);
    }
    return mentions.save(mention);
  },
});
