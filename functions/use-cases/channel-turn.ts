import { ReceiverRefused, ReceiverUnavailable } from '../domain/alerts/receiver-unavailable.ts';
import { receiverName } from '../domain/alerts/route-alert.ts';
import type { ToldTarget } from '../domain/alerts/routing.ts';
import {
  inOrder,
  isInDoubt,
  isReady,
  MOST_IN_A_TURN,
  nextTurnAt,
  PACE,
  type SlackWaiting,
  TRY_FOR,
  waitAfter,
  waitingName,
} from '../domain/alerts/slack-channel.ts';
import { receiverWords } from '../domain/settings/receiver-words.ts';
import type { Settings } from '../domain/settings/settings.ts';
import { Refusal } from '../domain/shared/refusal.ts';
import { type Duration, type Instant, MINUTE, SECOND } from '../domain/shared/time.ts';
import type { TakenTurn } from '../ports/slack.ts';
import { paceAfter, tellReceiver } from './receiver-next.ts';
import { setAside } from './set-aside.ts';
import type { Shown } from './shown.ts';
import type { SlackDeps } from './slack-deps.ts';
import { showNext } from './slack-next.ts';

/** What became of a receiver's turn. `waits`: somebody else has it, or it is not to be written to yet; nothing is lost. */
export type Turned =
  | ({ readonly outcome: 'shown' } & Omit<Shown, 'done'>)
  | { readonly outcome: 'waits'; readonly reason?: string }
  | { readonly outcome: 'refused'; readonly reason: string };

const LONGEST_WAKE: Duration = 15 * MINUTE;
const CLOCKS_DIFFER: Duration = 2 * SECOND;

/**
 * One turn of one receiver: at most one message, then it is a second at least before the next. What cannot be shown now is
 * stored before this returns, and somebody is asked to come again; so a crash anywhere loses nothing.
 */
export async function channelTurn(
  target: ToldTarget,
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
    // Whoever comes only when an opening's alerts are gathered comes too late for others.
    const { wakeAt = 0 } = turn;
    // Who is to come any moment may be this one, by a clock that is a little behind: nobody else would come.
    const isAwaited = turn.held || (wakeAt > now() + CLOCKS_DIFFER && wakeAt <= Math.max(now(), turn.freeAt) + PACE);
    if (!isAwaited) await wake(name, turn.freeAt - now(), deps);
    return { outcome: 'waits' };
  }
  return withTurn(turn, target, inHand, settings, deps);
}

async function withTurn(
  turn: TakenTurn,
  target: ToldTarget,
  inHand: readonly SlackWaiting[],
  settings: Settings,
  deps: SlackDeps,
): Promise<Turned> {
  const { channels, now } = deps;
  const { channel: name } = turn;
  const startedAt = now();
  let stored: readonly SlackWaiting[] = [];
  try {
    stored = await channels.waiting(name, MOST_IN_A_TURN);
    const all = inOrder([...stored, ...inHand]);
    const ready = all.filter((item) => isReady(item, startedAt));
    const outcome = await shownOrRefused(turn, target, ready, settings, deps);
    const done = new Set(outcome.done.map(waitingName));
    const isDone = (item: SlackWaiting): boolean => done.has(waitingName(item));
    await channels.wait(
      name,
      inHand.filter((item) => !isDone(item)),
      now(),
    );
    await channels.done(name, stored.filter(isDone));
    const { turned } = outcome;
    const freeAt = now() + (turned.outcome === 'shown' ? paceAfter(target, turned) : 0);
    const left = all.filter((item) => !isDone(item));
    const isCut = stored.length === MOST_IN_A_TURN && stored.every((item) => isReady(item, startedAt));
    const next = isCut ? freeAt : nextTurnAt(left, freeAt);
    if (next !== undefined) await wake(name, next - now(), deps);
    // What a dead sender had in hand comes again by its queue, after turns in which others' news was told: till then whoever
    // tells an alert looks whether it is out already.
    const doubt = isInDoubt(turn, now()) ? doubtOf(turn) : {};
    const state = { failures: ready.length === 0 ? turn.failures : 0, ...doubt };
    await channels.release(turn, { freeAt, ...state, ...(next !== undefined && { wakeAt: next }) });
    // Whoever came while we had the turn has stored and gone.
    const known = new Set(left.map(instanceName));
    const come = (await channels.waiting(name, MOST_IN_A_TURN)).filter((item) => !known.has(instanceName(item)));
    const sooner = nextTurnAt(come, freeAt);
    if (sooner !== undefined && (next === undefined || sooner < next)) await wake(name, sooner - now(), deps);
    return turned;
  } catch (error) {
    if (error instanceof ReceiverUnavailable) return waitForReceiver(turn, stored, inHand, error, startedAt, deps);
    // The message may be out already: whoever comes next looks before posting.
    await channels
      .release(turn, { freeAt: now(), failures: turn.failures, ...doubtOf(turn, startedAt) })
      .catch(() => undefined);
    throw error;
  }
}

/** What a turn was in doubt about, and a further doubt: looked for from the first one on, for as long as the newest lasts. */
function doubtOf(
  { doubtFrom, doubtedAt }: Pick<TakenTurn, 'doubtFrom' | 'doubtedAt'>,
  arisen: Instant | undefined = doubtedAt,
): Pick<TakenTurn, 'doubtFrom' | 'doubtedAt'> {
  const from = doubtFrom ?? arisen;
  return {
    ...(from !== undefined && { doubtFrom: from }),
    ...(arisen !== undefined && { doubtedAt: arisen }),
  };
}

/** The same thing asked for again is another instance of it. */
const instanceName = (item: SlackWaiting): string => `${waitingName(item)} ${item.at}`;

/**
 * A receiver is down, slow or asks for a pause: all of it is kept, and tried again when it says, or a little later each
 * time. What it has not taken for a day is the operator's.
 */
async function waitForReceiver(
  turn: TakenTurn,
  stored: readonly SlackWaiting[],
  inHand: readonly SlackWaiting[],
  error: ReceiverUnavailable,
  startedAt: number,
  deps: SlackDeps,
): Promise<Turned> {
  const { channels, now } = deps;
  const failures = turn.failures + 1;
  const length = error.waitMs > 0 ? error.waitMs : waitAfter(failures);
  await channels.wait(turn.channel, inHand, now());
  const old = stored.filter(({ at, alert }) => alert !== undefined && now() - at > TRY_FOR);
  await setAside(turn.channel, old, error.message, deps);
  await channels.done(turn.channel, old);
  // Reckoned before the message is sent: it must not come before it may do anything.
  const from = now();
  await wake(turn.channel, length, deps);
  await channels.release(turn, {
    freeAt: from + length,
    failures,
    wakeAt: from + Math.min(length, LONGEST_WAKE),
    ...doubtOf(turn, error.isDoubtful ? startedAt : undefined),
  });
  return { outcome: 'waits', reason: error.message };
}

interface Outcome {
  readonly turned: Turned;
  readonly done: readonly SlackWaiting[];
}

async function shownOrRefused(
  turn: TakenTurn,
  target: ToldTarget,
  all: readonly SlackWaiting[],
  settings: Settings,
  deps: SlackDeps,
): Promise<Outcome> {
  if (all.length === 0) return { turned: { outcome: 'shown', posted: 0, edited: 0, folded: 0 }, done: [] };
  try {
    const secret = 'secret' in target ? await deps.secrets.read(target.secret) : '';
    const to = { name: turn.channel, secret, settings };
    const { done, ...shown } =
      target.by === 'slack'
        ? await showNext({ ...to, target }, all, turn.doubtFrom, deps)
        : await tellReceiver({ ...to, target }, all, turn.doubtFrom !== undefined, deps);
    return { turned: { outcome: 'shown', ...shown }, done };
  } catch (error) {
    if (!(error instanceof ReceiverRefused || error instanceof Refusal)) throw error;
    await tellElsewhere(turn.channel, target, all, error.message, settings, deps);
    return { turned: { outcome: 'refused', reason: error.message }, done: all };
  }
}

/** A channel is archived, unknown or closed to us: the default receiver is told, and the operator, who can send it again. */
async function tellElsewhere(
  name: string,
  target: ToldTarget,
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
  const who = target.by === 'slack' ? target.channel : receiverWords(target);
  await setAside(name, alerts, `${who}: ${reason}`, deps);
}

const wake = (channel: string, delay: Duration, { queues }: SlackDeps): Promise<void> =>
  queues.sendSlack([{ message: { kind: 'channel', channel }, delay: Math.min(LONGEST_WAKE, Math.max(0, delay)) }]);
