import { alertHtml, digestHtml } from '../domain/alerts/alert-html.ts';
import { alertMail, digestMail } from '../domain/alerts/alert-mail.ts';
import { amazonQNotification } from '../domain/alerts/amazon-q.ts';
import type { ToldTarget } from '../domain/alerts/routing.ts';
import { PACE, type SlackWaiting, waitingName } from '../domain/alerts/slack-channel.ts';
import { foldedOf } from '../domain/alerts/slack-digest.ts';
import { withTold } from '../domain/alerts/told-mark.ts';
import { MOST_IN_A_POST, webhookPost } from '../domain/alerts/webhook-post.ts';
import { type Duration, MINUTE } from '../domain/shared/time.ts';
import { inParallel } from './in-parallel.ts';
import { isOfIncident } from './incident-turn.ts';
import { page } from './page-on-call.ts';
import { tellIncident } from './receiver-incident.ts';
import { NOTHING_SHOWN, type Shown } from './shown.ts';
import type { OpenReceiver, SlackDeps } from './slack-deps.ts';
import { type Looked, look, type ToTell, withoutOvertaken } from './to-tell.ts';

const AT_ONCE = 8;

/**
 * Tells a receiver outside of Slack the next thing: one alert, or many in one message. `isDoubtful`: somebody may have
 * sent one of these without noting it.
 */
export async function tellReceiver(
  to: OpenReceiver,
  waiting: readonly SlackWaiting[],
  isDoubtful: boolean,
  deps: SlackDeps,
): Promise<Shown> {
  const ofIncidents = waiting.filter(isOfIncident);
  if (ofIncidents.length > 0) return tellIncident(to, ofIncidents, deps);
  const alerts = waiting.filter(({ alert }) => alert !== undefined);
  const looked = await inParallel(alerts, AT_ONCE, (item) => look(to, item, deps));
  const left = withoutOvertaken(looked);
  const namesLeft = new Set(left.map(({ item }) => waitingName(item)));
  const over = alerts.filter((item) => !namesLeft.has(waitingName(item)));
  const { target } = to;
  // Each mention is an incident of its own there: PagerDuty does the folding.
  if (target.by === 'pagerduty') {
    const settled = alerts.filter((_, index) => isSettled(looked[index]));
    return page({ ...to, target }, { left, over, waiting, settled: isDoubtful ? settled : [] }, deps);
  }
  const changes = waiting.filter(({ alert }) => alert === undefined);
  if (left.length === 0) return { ...NOTHING_SHOWN, done: [...over, ...changes] };
  const together = foldedOf(left);
  const now = together.length > 0 ? together.slice(0, mostFor(target)) : left.slice(0, 1);
  const settled = looked.filter(isSettled).length;
  await send(to, now, settled, deps);
  await inParallel(now, AT_ONCE, ({ item, card, mention }) =>
    deps.cards.save(
      item.key,
      to.name,
      { cycle: mention.clock.cycle, told: withTold(card?.told ?? [], [item.alert.key]) },
      card,
      deps.now(),
    ),
  );
  const folded = together.length > 0 ? now.length : 0;
  return { done: [...over, ...now.map(({ item }) => item)], posted: 1, edited: 0, folded };
}

const isSettled = (one: Looked | undefined): boolean => one !== undefined && 'settled' in one && one.settled;

/**
 * How long a receiver is left alone after a message. A mailbox that was sent a digest is in a storm: the next one comes a
 * minute later. SNS deletes an e-mail subscription at ten a second; one a second is the most that any of ours is sent.
 */
export function paceAfter({ by }: ToldTarget, { posted, edited, folded }: Omit<Shown, 'done'>): Duration {
  if (posted + edited === 0) return 0;
  return by === 'email' && folded > 0 ? MINUTE : PACE;
}

const mostFor = ({ by }: ToldTarget): number => (by === 'webhook' ? MOST_IN_A_POST : Number.POSITIVE_INFINITY);

async function send(to: OpenReceiver, told: readonly ToTell[], settled: number, deps: SlackDeps): Promise<void> {
  const alerts = told.map(({ alert }) => alert);
  const [first] = alerts;
  const { target } = to;
  if (first === undefined) return;
  switch (target.by) {
    case 'email': {
      const mail = alerts.length === 1 ? alertMail(first) : digestMail(alerts, settled);
      const html = alerts.length === 1 ? alertHtml(first) : digestHtml(alerts, settled);
      return deps.mail.send({ to: target.address, ...mail, html });
    }
    case 'webhook':
      return deps.signedWebhook.post(target.url, { ...webhookPost(alerts, deps.now()), secret: to.secret });
    case 'amazonQ':
      return deps.chat.publish(target.topic, amazonQNotification(alerts, settled));
    case 'pagerduty':
      return undefined;
    default:
      return target satisfies never;
  }
}
