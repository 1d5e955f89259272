import { withTold } from '../domain/alerts/told-mark.ts';
import type { StoredCard } from '../ports/slack.ts';
import type { OpenChannel, SlackDeps } from './slack-deps.ts';
import type { Handle } from './slack-posts.ts';
import type { ToTell } from './to-tell.ts';

/** Notes that a channel was told of it, and by which message, so that nothing is told twice. */
export async function remember(
  to: OpenChannel,
  { item, card, mention }: ToTell,
  handle: Handle,
  deps: SlackDeps,
): Promise<void> {
  // A digest and a reminder are nobody's living message: the one that there was stays.
  const kept = card?.cycle === mention.clock.cycle ? card : undefined;
  const { ts, channel } = handle.ts === undefined ? (kept ?? {}) : handle;
  const isNew = ts !== undefined && ts !== card?.ts;
  const shown = isNew ? mention.version : card?.shown;
  const told = withTold(card?.told ?? [], [item.alert.key]);
  const earlier = ts === card?.ts ? card?.earlier : withEarlier(card);
  const next = {
    cycle: mention.clock.cycle,
    told,
    ...(earlier !== undefined && { earlier }),
    ...(ts !== undefined && { ts }),
    ...(channel !== undefined && { channel }),
    ...(shown !== undefined && { shown }),
  };
  await deps.cards.save(item.key, to.name, next, card, deps.now());
}

/** Of further cycles there are few; each has one message. */
const MOST_EARLIER = 10;

/** The messages that a new one follows. */
function withEarlier(card: StoredCard | undefined): StoredCard['earlier'] {
  const { ts, channel, earlier = [] } = card ?? {};
  return ts === undefined
    ? earlier
    : [...earlier, { ts, ...(channel !== undefined && { channel }) }].slice(-MOST_EARLIER);
}
