import type { Mention } from '../domain/mentions/mention.ts';
import type { Instant } from '../domain/shared/time.ts';
import { nextDueAt } from '../domain/sla/clock-due.ts';
import { nextDueOf } from '../domain/sla/watch.ts';
import type { Now } from '../ports/now.ts';
import type { Queues } from '../ports/queues.ts';
import { LOOK_AHEAD } from './sweep-clocks.ts';

interface Deps {
  readonly queues: Pick<Queues, 'sendDue'>;
  readonly now: Now;
}

/** The sweep looks two minutes ahead, once a minute: what falls due before it comes by has to be sent by us. */
export const sendIfSoon = (mention: Mention, deps: Deps): Promise<void> => sendAt(mention, nextDueOf(mention), deps);

/**
 * The same for the stage that follows the one whose alert is on its way: a mention that is found shortly before its
 * deadline is warned of at once, and its breach comes before the next sweep. If the alert is not delivered by then, the
 * message is about a deadline that is not listed yet, and the sweep finds it.
 */
export async function sendNextIfSoon(mention: Mention, deps: Deps): Promise<void> {
  const { pending, ...told } = mention.clock;
  if (pending === undefined) return;
  const index = told.ladder.findIndex(({ key }) => key === pending.stage);
  await sendAt(mention, nextDueAt({ ...told, fired: index + 1 }), deps);
}

async function sendAt(
  { brand, origin, externalId }: Mention,
  dueAt: Instant | undefined,
  { queues, now }: Deps,
): Promise<void> {
  const at = now();
  if (dueAt === undefined || dueAt > at + LOOK_AHEAD) return;
  await queues.sendDue([{ message: { brand, origin, externalId, dueAt }, delay: Math.max(0, dueAt - at) }]);
}
