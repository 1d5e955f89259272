import { type SlackWaiting, waitingName } from '../domain/alerts/slack-channel.ts';
import { foldedOf } from '../domain/alerts/slack-digest.ts';
import { toldMark } from '../domain/alerts/told-mark.ts';
import { inParallel } from './in-parallel.ts';
import { isOfIncident } from './incident-turn.ts';
import { showFirstChange } from './show-first-change.ts';
import { NOTHING_SHOWN, type Shown } from './shown.ts';
import type { OpenChannel, SlackDeps } from './slack-deps.ts';
import { editOf } from './slack-edit.ts';
import { showIncident } from './slack-incident.ts';
import { alreadyPosted, edit, type Handle, postAlert, postDigest, remind } from './slack-posts.ts';
import { remember } from './slack-remember.ts';
import { type Looked, look, type ToTell, withoutOvertaken } from './to-tell.ts';

const AT_ONCE = 8;

/** Shows a channel the next thing: one alert, or all that wait in one message when they are many, else one edit. */
export async function showNext(
  to: OpenChannel,
  waiting: readonly SlackWaiting[],
  doubtFrom: number | undefined,
  deps: SlackDeps,
): Promise<Shown> {
  const ofIncidents = waiting.filter(isOfIncident);
  const alerts = waiting.filter((item) => item.alert !== undefined && !isOfIncident(item));
  if (ofIncidents.length > 0) {
    // Whatever else may be out is found out in this turn too: the next one knows of no doubt.
    if (doubtFrom !== undefined)
      await foundOut(to, withoutOvertaken(await lookAtAll(to, alerts, deps)), doubtFrom, deps);
    return showIncident(to, ofIncidents, doubtFrom, deps);
  }
  const looked = await lookAtAll(to, alerts, deps);
  const open = withoutOvertaken(looked);
  const posted = await foundOut(to, open, doubtFrom, deps);
  const left = open.filter(({ item }) => !posted.has(toldMark(item.alert.key)));
  const namesLeft = new Set(left.map(({ item }) => waitingName(item)));
  const over = alerts.filter((item) => !namesLeft.has(waitingName(item)));
  const together = foldedOf(left);
  if (together.length > 0) {
    const settled = looked.filter((one) => 'settled' in one && one.settled).length;
    await postDigest(
      to,
      together.map(({ alert }) => alert),
      settled,
      deps,
    );
    await inParallel(together, AT_ONCE, (one) => remember(to, one, {}, deps));
    return {
      ...NOTHING_SHOWN,
      done: [...over, ...together.map(({ item }) => item)],
      posted: 1,
      folded: together.length,
    };
  }
  const [first] = left;
  if (first !== undefined) {
    await tell(to, first, deps);
    return { ...NOTHING_SHOWN, done: [...over, first.item], posted: 1 };
  }
  return showFirstChange(to, { over, waiting }, deps, (item, read) => editOf(to, item, read, deps));
}

const lookAtAll = (to: OpenChannel, alerts: readonly SlackWaiting[], deps: SlackDeps): Promise<readonly Looked[]> =>
  inParallel(alerts, AT_ONCE, (item) => look(to, item, deps));

/** What of it the channel shows already, where somebody may have posted it without our knowing; it is remembered as told. */
async function foundOut(
  to: OpenChannel,
  open: readonly ToTell[],
  doubtFrom: number | undefined,
  deps: SlackDeps,
): Promise<ReadonlyMap<string, Handle>> {
  if (doubtFrom === undefined || open.length === 0) return new Map();
  const posted = await alreadyPosted(to, open, doubtFrom, deps);
  for (const one of open) {
    const handle = posted.get(toldMark(one.item.alert.key));
    if (handle !== undefined) await remember(to, one, handle, deps);
  }
  return posted;
}

/** The first stage of a cycle gets a message of its own; later ones a reminder in its thread, and the message is edited. */
async function tell(to: OpenChannel, one: ToTell, deps: SlackDeps): Promise<void> {
  const { card, alert, mention } = one;
  const isLiving = to.target.app && card?.ts !== undefined && card.cycle === mention.clock.cycle;
  if (isLiving && (await remind(to, card, alert, deps))) {
    await remember(to, one, {}, deps);
    try {
      await edit(to, card, alert, deps);
    } catch (error) {
      // The reminder is out. What the message shows is brought up to date later.
      await deps.channels.wait(to.name, [{ key: one.item.key, at: deps.now() }], deps.now());
      throw error;
    }
    return;
  }
  await remember(to, one, await postAlert(to, alert, deps), deps);
}
