import { receiverName } from '../domain/alerts/route-alert.ts';
import type { SlackTarget } from '../domain/alerts/routing.ts';
import {
  inOrder,
  MOST_IN_A_TURN,
  PACE,
  type SlackWaiting,
  waitAfter,
  waitingName,
} from '../domain/alerts/slack-channel.ts';
import { SlackRefused, SlackUnavailable } from '../domain/alerts/slack-unavailable.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { Refusal } from '../domain/shared/refusal.ts';
import { type Duration, MINUTE } from '../domain/shared/time.ts';
import type { TakenTurn } from '../ports.ts';
import type { SlackDeps } from './slack-deps.ts';
import { type Shown, showNext } from './slack-next.ts';

/** What became of a channel's turn. `waits`: somebody else has it, or it is not to be written to yet; nothing is lost. */
export type Turned =
  | ({ readonly outcome: 'shown' } & Omit<Shown, 'done'>)
  | { readonly outcome: 'waits'; readonly reason?: string }
  | { readonly outcome: 'refused'; readonly reason: string };

const LONGEST_WAKE: Duration = 15 * MINUTE;

/**
 * One turn of one channel: at most one message, then it is a second before the next. What cannot be shown now is stored
 * before this returns, and somebody is asked to come again; so a crash anywhere loses nothing.
 */
export async function channelTurn(
  target: SlackTarget,
  given: readonly SlackWaiting[],
  settings: Settings,
  deps: SlackDeps,
): Promise<Turned> {
  const { channels, now } = deps;
  const name = receiverName(target);
  let inHand = inOrder(given);
  let turn = await channels.take(name, now());
  if (!turn.taken && inHand.length > 0) {
    await channels.wait(name, inHand, now());
    inHand = [];
    // Again, for whoever had it may have given it back without having seen what was stored just now.
    turn = await channels.take(name, now());
  }
  if (!turn.taken) {
    const isAwaited = turn.held || (turn.wakeAt ?? 0) > now();
    if (!isAwaited) await wake(name, turn.freeAt - now(), deps);
    return { outcome: 'waits' };
  }
  return withTurn(turn, target, inHand, settings, deps);
}

async function withTurn(
  turn: TakenTurn,
  target: SlackTarget,
  inHand: readonly SlackWaiting[],
  settings: Settings,
  deps: SlackDeps,
): Promise<Turned> {
  const { channels, now } = deps;
  const { channel: name } = turn;
  const startedAt = now();
  try {
    const stored = await channels.waiting(name, MOST_IN_A_TURN);
    const all = inOrder([...stored, ...inHand]);
    const outcome = await shownOrRefused(turn, target, all, settings, deps);
    const done = new Set(outcome.done.map(waitingName));
    const isDone = (item: SlackWaiting): boolean => done.has(waitingName(item));
    await channels.wait(
      name,
      inHand.filter((item) => !isDone(item)),
      now(),
    );
    await channels.done(name, stored.filter(isDone));
    const isMore = all.some((item) => !isDone(item)) || stored.length === MOST_IN_A_TURN;
    const freeAt =
      now() + (outcome.turned.outcome === 'shown' && outcome.turned.posted + outcome.turned.edited > 0 ? PACE : 0);
    if (isMore) await wake(name, freeAt - now(), deps);
    await channels.release(turn, { freeAt, failures: 0, ...(isMore && { wakeAt: freeAt }) });
    // Whoever came while we had the turn has stored and gone.
    if (!isMore && (await channels.waiting(name, 1)).length > 0) await wake(name, Math.max(0, freeAt - now()), deps);
    return outcome.turned;
  } catch (error) {
    if (error instanceof SlackUnavailable) return waitForSlack(turn, inHand, error, startedAt, deps);
    // The message may be out already: whoever comes next looks before posting.
    await channels
      .release(turn, { freeAt: now(), failures: turn.failures, doubtFrom: turn.doubtFrom ?? startedAt })
      .catch(() => undefined);
    throw error;
  }
}

/** Slack is down, slow or asks for a pause: all of it is kept, and tried again when it says, or a little later each time. */
async function waitForSlack(
  turn: TakenTurn,
  inHand: readonly SlackWaiting[],
  error: SlackUnavailable,
  startedAt: number,
  deps: SlackDeps,
): Promise<Turned> {
  const { channels, now } = deps;
  const failures = turn.failures + 1;
  const length = error.waitMs > 0 ? error.waitMs : waitAfter(failures);
  const doubtFrom = turn.doubtFrom ?? (error.isDoubtful ? startedAt : undefined);
  await channels.wait(turn.channel, inHand, now());
  await wake(turn.channel, length, deps);
  await channels.release(turn, {
    freeAt: now() + length,
    failures,
    wakeAt: now() + Math.min(length, LONGEST_WAKE),
    ...(doubtFrom !== undefined && { doubtFrom }),
  });
  return { outcome: 'waits', reason: error.message };
}

interface Outcome {
  readonly turned: Turned;
  readonly done: readonly SlackWaiting[];
}

async function shownOrRefused(
  turn: TakenTurn,
  target: SlackTarget,
  all: readonly SlackWaiting[],
  settings: Settings,
  deps: SlackDeps,
): Promise<Outcome> {
  if (all.length === 0) return { turned: { outcome: 'shown', posted: 0, edited: 0, folded: 0 }, done: [] };
  try {
    const secret = await deps.secrets.read(target.secret);
    const { done, ...shown } = await showNext(
      { target, name: turn.channel, secret, settings },
      all,
      turn.doubtFrom,
      deps,
    );
    return { turned: { outcome: 'shown', ...shown }, done };
  } catch (error) {
    if (!(error instanceof SlackRefused || error instanceof Refusal)) throw error;
    await tellElsewhere(turn.channel, target, all, error.message, settings, deps);
    return { turned: { outcome: 'refused', reason: error.message }, done: all };
  }
}

/** The channel is archived, unknown or closed to us: the default receiver is told, and the operator, who can send it again. */
async function tellElsewhere(
  name: string,
  target: SlackTarget,
  all: readonly SlackWaiting[],
  reason: string,
  settings: Settings,
  deps: SlackDeps,
): Promise<void> {
  const alerts = all.flatMap(({ key, at, alert }) => (alert === undefined ? [] : [{ key, at, alert }]));
  const { slackFallback: fallback } = settings;
  if (fallback !== undefined && receiverName(fallback) !== name && alerts.length > 0) {
    await deps.channels.wait(receiverName(fallback), alerts, deps.now());
    await wake(receiverName(fallback), 0, deps);
  }
  await deps.queues.giveUp(
    alerts.map(({ key, at, alert }) => ({
      kind: 'tell',
      channel: name,
      brand: key.brand,
      origin: key.origin,
      externalId: key.externalId,
      at,
      ...alert,
      key: alert.key,
      reason: `${target.channel}: ${reason}`,
    })),
  );
}

const wake = (channel: string, delay: Duration, { queues }: SlackDeps): Promise<void> =>
  queues.sendSlack([{ message: { kind: 'channel', channel }, delay: Math.min(LONGEST_WAKE, Math.max(0, delay)) }]);
