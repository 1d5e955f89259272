import { PAGERDUTY_KEY, pagerDutyFollowUp, pagerDutyResolve, pagerDutyTrigger } from '../domain/alerts/pagerduty.ts';
import { ReceiverRefused } from '../domain/alerts/receiver-unavailable.ts';
import type { PagerDutyTarget } from '../domain/alerts/routing.ts';
import type { SlackWaiting } from '../domain/alerts/slack-channel.ts';
import { wasTold, withTold } from '../domain/alerts/told-mark.ts';
import { Unreadable } from '../domain/shared/unreadable.ts';
import { setAside } from './set-aside.ts';
import type { OpenReceiver, SlackDeps } from './slack-deps.ts';
import type { Shown, ToTell } from './slack-next.ts';

interface OnCall extends OpenReceiver {
  readonly target: PagerDutyTarget;
}

interface Waiting {
  readonly left: readonly ToTell[];
  /** Alerts that need not be told any more. */
  readonly over: readonly SlackWaiting[];
  readonly waiting: readonly SlackWaiting[];
  /** Of mentions that are answered, and whose incident somebody may have opened without noting it. */
  readonly settled: readonly SlackWaiting[];
}

const NOTHING: Shown = { done: [], posted: 0, edited: 0, folded: 0 };

/**
 * One event of one incident: a stage triggers it; once all that waits has been told, a claim acknowledges it and an
 * answer resolves it. Events of one mention have one key, so that a repeated one changes nothing.
 */
export async function page(to: OnCall, { left, over, waiting, settled }: Waiting, deps: SlackDeps): Promise<Shown> {
  if (!PAGERDUTY_KEY.test(to.secret)) {
    throw new ReceiverRefused(`${to.target.secret} holds no integration key of 32 letters and digits (not shown)`);
  }
  // Without an incident such an event is dropped there.
  for (const { key } of settled) await deps.pagerDuty.send(to.target.server, pagerDutyResolve(key, to.secret));
  const [first] = left;
  if (first === undefined) {
    return followUp(
      to,
      over,
      waiting.filter(({ alert }) => alert === undefined),
      deps,
    );
  }
  const { item, card, mention, alert } = first;
  await deps.pagerDuty.send(to.target.server, pagerDutyTrigger(alert, to.secret));
  const told = withTold(card?.told ?? [], [item.alert.key]);
  await deps.cards.save(item.key, to.name, { cycle: mention.clock.cycle, told }, card, deps.now());
  return { ...NOTHING, done: [...over, item], posted: 1 };
}

/** The first incident that does not show yet what has become of its mention. */
async function followUp(
  to: OnCall,
  over: readonly SlackWaiting[],
  changes: readonly SlackWaiting[],
  deps: SlackDeps,
): Promise<Shown> {
  const done: SlackWaiting[] = [...over];
  for (const item of changes) {
    done.push(item);
    if (await followedUp(to, item, deps)) return { ...NOTHING, done, posted: 1 };
  }
  return { ...NOTHING, done };
}

async function followedUp(to: OnCall, item: SlackWaiting, deps: SlackDeps): Promise<boolean> {
  try {
    const card = await deps.cards.find(item.key, to.name);
    const mention = card && (await deps.mentions.find(item.key));
    const next = card && pagerDutyFollowUp(item.key, card.cycle, mention?.clock, to.secret, deps.now());
    if (!next || wasTold(card, next.mark)) return false;
    await deps.pagerDuty.send(to.target.server, next.event);
    await deps.cards.save(
      item.key,
      to.name,
      { ...withoutVersion(card), told: withTold(card.told, [next.mark]) },
      card,
      deps.now(),
    );
    return true;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    await setAside(to.name, [item], error.message, deps);
    return false;
  }
}

const withoutVersion = <Card extends { readonly version: number }>({ version: _, ...card }: Card) => card;
