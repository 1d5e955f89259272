import type { SlackWaiting } from '../domain/alerts/slack-channel.ts';
import type { Mention } from '../domain/mentions/mention.ts';
import { Unreadable } from '../domain/shared/unreadable.ts';
import type { StoredCard } from '../ports/slack.ts';
import { setAside } from './set-aside.ts';
import { NOTHING_SHOWN, type Shown } from './shown.ts';
import type { OpenChannel, SlackDeps } from './slack-deps.ts';

/** What a receiver was told of a mention, and the mention as it is now; it may be gone. */
export interface CardAndMention {
  readonly card: StoredCard;
  readonly mention: Mention | undefined;
}

interface Waiting {
  /** What need not be told any more, by what was done before in this turn. */
  readonly over: readonly SlackWaiting[];
  readonly waiting: readonly SlackWaiting[];
}

/** Shows the first change of a mention that is still news there; those before it need not wait any longer. */
export async function showFirstChange(
  to: Pick<OpenChannel, 'name'>,
  { over, waiting }: Waiting,
  deps: SlackDeps,
  show: (item: SlackWaiting, read: CardAndMention) => Promise<Partial<Shown> | undefined>,
): Promise<Shown> {
  const done = [...over];
  for (const item of waiting.filter(({ alert }) => alert === undefined)) {
    done.push(item);
    const read = await readBoth(to.name, item, deps);
    const shown = read && (await show(item, read));
    if (shown !== undefined) return { ...NOTHING_SHOWN, ...shown, done };
  }
  return { ...NOTHING_SHOWN, done };
}

/** Nothing where nothing was told; what cannot be read back is set aside for the operator. */
async function readBoth(name: string, item: SlackWaiting, deps: SlackDeps): Promise<CardAndMention | undefined> {
  try {
    const card = await deps.cards.find(item.key, name);
    return card && { card, mention: await deps.mentions.find(item.key) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    await setAside(name, [item], error.message, deps);
    return undefined;
  }
}
