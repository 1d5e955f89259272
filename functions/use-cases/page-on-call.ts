import { PAGERDUTY_KEY, pagerDutyFollowUp, pagerDutyResolve, pagerDutyTrigger } from '../domain/alerts/pagerduty.ts';
import { ReceiverRefused } from '../domain/alerts/receiver-unavailable.ts';
import type { PagerDutyTarget } from '../domain/alerts/routing.ts';
import type { SlackWaiting } from '../domain/alerts/slack-channel.ts';
import { wasTold, withTold } from '../domain/alerts/told-mark.ts';
import { type CardAndMention, showFirstChange } from './show-first-change.ts';
import { NOTHING_SHOWN, type Shown } from './shown.ts';
import type { OpenReceiver, SlackDeps } from './slack-deps.ts';
import type { ToTell } from './to-tell.ts';

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
    return showFirstChange(to, { over, waiting }, deps, (item, read) => followUp(to, item, read, deps));
  }
  const { item, card, mention, alert } = first;
  await deps.pagerDuty.send(to.target.server, pagerDutyTrigger(alert, to.secret));
  const told = withTold(card?.told ?? [], [item.alert.key]);
  await deps.cards.save(item.key, to.name, { cycle: mention.clock.cycle, told }, card, deps.now());
  return { ...NOTHING_SHOWN, done: [...over, item], posted: 1 };
}

/** Shows an incident what has become of its mention; undefined where it shows that already. */
async function followUp(to: OnCall, { key }: SlackWaiting, { card, mention }: CardAndMention, deps: SlackDeps) {
  const next = pagerDutyFollowUp(key, card.cycle, mention?.clock, to.secret, deps.now());
  if (!next || wasTold(card, next.mark)) return undefined;
  await deps.pagerDuty.send(to.target.server, next.event);
  const { version: _, ...told } = card;
  await deps.cards.save(key, to.name, { ...told, told: withTold(card.told, [next.mark]) }, card, deps.now());
  return { posted: 1 };
}
