import type { Alert } from '../domain/alerts/alert.ts';
import type { SlackWaiting } from '../domain/alerts/slack-channel.ts';
import { wasTold } from '../domain/alerts/told-mark.ts';
import { type Mention, mentionName } from '../domain/mentions/mention.ts';
import { Unreadable } from '../domain/shared/unreadable.ts';
import type { StoredCard } from '../ports/slack.ts';
import { alertOf } from './alert-of.ts';
import { setAside } from './set-aside.ts';
import type { OpenChannel, SlackDeps } from './slack-deps.ts';

/** An alert that is still to be told, with what is known of its mention. */
export interface ToTell {
  readonly item: SlackWaiting & { readonly alert: NonNullable<SlackWaiting['alert']> };
  readonly card: StoredCard | undefined;
  readonly mention: Mention;
  readonly alert: Alert;
}

export type Looked = ToTell | { readonly settled: boolean };

/**
 * Whether there is still something to tell. Settled: answered, gone or set aside before it could be told. What cannot be
 * read back is set aside for the operator, so that nothing else waits for it.
 */
export async function look(
  to: Pick<OpenChannel, 'name' | 'settings'>,
  item: SlackWaiting,
  deps: LookDeps,
): Promise<Looked> {
  try {
    return await lookAt(to, item, deps);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    await setAside(to.name, [item], error.message, deps);
    return { settled: false };
  }
}

type LookDeps = Pick<SlackDeps, 'cards' | 'mentions' | 'queues' | 'now'>;

async function lookAt(to: Pick<OpenChannel, 'name' | 'settings'>, item: SlackWaiting, deps: LookDeps): Promise<Looked> {
  const { alert: asked } = item;
  if (asked === undefined) return { settled: false };
  const card = await deps.cards.find(item.key, to.name);
  if (wasTold(card, asked.key)) return { settled: false };
  const mention = await deps.mentions.find(item.key);
  if (mention === undefined || mention.clock.cycle !== asked.cycle) return { settled: false };
  if (mention.clock.status !== 'running') return { settled: true };
  const alert = alertOf(mention, asked.stage, to.settings, deps.now());
  if (alert === undefined) return { settled: true };
  return { item: { ...item, alert: asked }, card, mention, alert: { ...alert, key: asked.key } };
}

/** What is still to be told. Of two stages of one mention only the later is told: it says all that the earlier one would have said. */
export function withoutOvertaken(looked: readonly Looked[]): readonly ToTell[] {
  const open = looked.flatMap((one) => ('mention' in one ? [one] : []));
  const rank = ({ mention, item }: ToTell): number =>
    mention.clock.ladder.findIndex(({ key }) => key === item.alert.stage);
  const newest = new Map<string, ToTell>();
  for (const one of open) {
    const name = mentionName(one.item.key);
    const known = newest.get(name);
    if (known === undefined || rank(one) >= rank(known)) newest.set(name, one);
  }
  return open.filter((one) => newest.get(mentionName(one.item.key)) === one);
}
