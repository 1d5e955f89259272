import { type MentionKey, mentionName } from '../mentions/mention.ts';
import { type Duration, HOUR, type Instant, MINUTE, SECOND } from '../shared/time.ts';
import type { StageKey } from '../sla/clock.ts';

/** Something that a receiver, a channel of Slack first of all, is still to be shown about one mention. */
export interface SlackWaiting {
  readonly key: MentionKey;
  /** When it was decided: what comes first is shown first. */
  readonly at: Instant;
  /** Absent: nothing new is to be told, the living message is to show the present state. */
  readonly alert?: AlertToTell;
  /** Told no earlier: what was held to one opening is told together, and looks at the source take a while. */
  readonly notBefore?: Instant;
}

export interface AlertToTell {
  /** The alert's own key: what a channel is told once. */
  readonly key: string;
  readonly cycle: number;
  readonly stage: StageKey;
}

/** The message about one mention in one channel, as far as Slack needs to be told which one. */
export interface SlackCard {
  /** Which response cycle the message is about: each cycle has a message of its own. */
  readonly cycle: number;
  /** Of the living message; absent where the channel takes no edits, or where it was told in a digest. */
  readonly ts?: string;
  /** The channel's id as Slack answered it, which may be another one than it was posted under. */
  readonly channel?: string;
  /** Messages of earlier cycles, newest last: nobody edits them any more, until their mention is gone and its words go too. */
  readonly earlier?: readonly SlackHandle[];
  /** Version of the mention that the living message shows. */
  readonly shown?: number;
  /** Keys of the alerts that the channel was told, newest last, as `toldMark` shortens them. */
  readonly told: readonly string[];
}

/** Where a message of an app stands. */
export interface SlackHandle {
  readonly ts: string;
  readonly channel?: string;
}

/** What is known of a channel when its turn was taken. */
export interface ChannelState {
  /** Failures in a row: how long to wait is reckoned by them. */
  readonly failures: number;
  /** Since when a message may have been posted without our knowing: its sender died, or Slack's answer was lost. */
  readonly doubtFrom?: Instant;
  /** When the newest such doubt arose; absent: it is the first one. */
  readonly doubtedAt?: Instant;
}

/** Slack's limit: one message a second and channel. Source: https://docs.slack.dev/apis/web-api/rate-limits */
export const PACE: Duration = SECOND;

/** What fell due while people were closed is told this long after the opening, in one message. */
export const GATHER: Duration = MINUTE;

/** An alert that a receiver did not take for so long is the operator's. */
export const TRY_FOR: Duration = 24 * HOUR;

/**
 * A message whose worker died comes again within five receives of a few minutes each; an alert that was in it may stand in
 * the channel all that while, unknown to us. Twice that, for a second worker may die meanwhile.
 */
const DOUBT_LASTS: Duration = HOUR;

/** Whether a message may still come again of which nobody knows whether it is out: counted from the newest doubt. */
export const isInDoubt = ({ doubtFrom, doubtedAt = doubtFrom }: ChannelState, now: Instant): boolean =>
  doubtedAt !== undefined && now - doubtedAt < DOUBT_LASTS;

/** More waiting alerts than this are told in one message. */
export const FOLD_OVER = 3;

/** What waits is read up to here; the rest takes the next turn. */
export const MOST_IN_A_TURN = 100;

/** Doubles from five seconds to a minute: an outage ends, and the first minute after it should not be lost. */
export const waitAfter = (failures: number): Duration => Math.min(MINUTE, 5 * SECOND * 2 ** Math.max(0, failures - 1));

/** Alerts first, in the order in which they were decided; each thing once. */
export function inOrder<Item extends SlackWaiting>(waiting: readonly Item[]): readonly Item[] {
  const once = new Map(waiting.toReversed().map((item) => [waitingName(item), item]));
  return [...once.values()].sort(
    (a, b) => Number(a.alert === undefined) - Number(b.alert === undefined) || a.at - b.at || compare(a, b),
  );
}

const compare = (a: SlackWaiting, b: SlackWaiting): number => (waitingName(a) < waitingName(b) ? -1 : 1);

/** Whether it may be told by now. */
export const isReady = ({ notBefore = 0 }: SlackWaiting, now: Instant): boolean => notBefore <= now;

/** When the next turn has to be for these; undefined = they need none. */
export function nextTurnAt(waiting: readonly SlackWaiting[], freeAt: Instant): Instant | undefined {
  if (waiting.length === 0) return undefined;
  return Math.max(freeAt, Math.min(...waiting.map(({ notBefore = 0 }) => notBefore)));
}

/** The same thing to be shown has the same name. */
export const waitingName = ({ key, alert }: SlackWaiting): string => alert?.key ?? `shown/${mentionName(key)}`;
