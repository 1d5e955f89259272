import { type Duration, type Instant, MINUTE, SECOND } from '../shared/time.ts';
import { withAudiences } from './audiences.ts';
import type { Bombing } from './bombing.ts';
import type { Burst } from './burst.ts';
import { type Audience, type Complaint, complainedAt, type Incident, incidentId } from './incident.ts';
import type { StormRules } from './rules.ts';
import { type Tally, tallyOf } from './tally.ts';
import { isCalm, NOTHING_KNOWN } from './usual.ts';

/** Longer than any delivery takes: what was folded in while it was open has been counted when its end is told. */
const CLOSING_TAKES: Duration = 2 * MINUTE;

/** Nothing is a storm for longer: by then it is the weather. */
const LONGEST_STORM: Duration = 7 * 24 * 60 * MINUTE;

const COOLED_AT_MOST = 8;

/** The first folded alert of a stage is followed by others within moments: they are told together. */
const STAGES_GATHER: Duration = 30 * SECOND;

/** How often a storm that has calmed down is looked at for whether anybody still waits. */
const LOOKS_EVERY: Duration = 10 * MINUTE;

interface Opening {
  readonly brand: string;
  readonly burst: Burst;
  /** The complaints of the window that the burst is made of. */
  readonly members: readonly Complaint[];
  readonly audiences: readonly Audience[];
  readonly now: Instant;
}

/** A storm with its first notice. */
export function openStorm({ brand, burst, members, audiences, now }: Opening): Incident {
  return {
    kind: 'storm',
    id: incidentId(now, burst.scope),
    brand,
    scope: burst.scope,
    status: 'open',
    firstSeenAt: Math.min(now, ...members.map(complainedAt)),
    openedAt: now,
    usual: burst.usual,
    lately: burst.count,
    peak: burst.count,
    ...tallyOf(members, now),
    notice: 1,
    noticedAt: now,
    audiences,
  };
}

/** What a look at a storm brings: how many of its mentions were posted in the last window. */
export interface Look {
  readonly lately: number;
  readonly now: Instant;
}

/** `recount`: a notice may be due, and is made of what all of the members say. */
export interface Looked {
  readonly storm: Incident;
  readonly recount: boolean;
}

/** Whether it goes on, has calmed down, or is over. The same storm where there is nothing to write. */
export function lookAt(storm: Incident, { lately, now }: Look, rules: StormRules): Looked {
  const { status, closingAt = now, usual = NOTHING_KNOWN } = storm;
  const isLong = now - storm.openedAt >= LONGEST_STORM;
  switch (status) {
    case 'open':
      if (isLong || isCalm(lately, usual, rules)) {
        return { storm: { ...storm, status: 'calm', calmAt: now }, recount: true };
      }
      return { storm, recount: isNoticeDue(storm, now, rules) };
    case 'calm':
      if (isLong) return { storm: { ...storm, status: 'closing', closingAt: now }, recount: false };
      return { storm, recount: isNoticeDue(storm, now, rules) || (now - storm.noticedAt) % LOOKS_EVERY < MINUTE };
    case 'closing':
      return { storm, recount: now - closingAt >= CLOSING_TAKES };
    case 'closed':
      return { storm, recount: false };
    default:
      return status satisfies never;
  }
}

/** Alerts of a further stage or owner were folded in, or it has cooled down. */
function isNoticeDue(storm: Incident, now: Instant, rules: StormRules): boolean {
  const news = storm.audiences.some(({ from }) => from > storm.noticedAt);
  return now - storm.noticedAt >= (news ? STAGES_GATHER : coolDownOf(storm, rules));
}

/** Doubles with each notice: the third hour of a storm brings less news than the first. */
const coolDownOf = ({ notice }: Incident, { coolDown }: StormRules): Duration =>
  coolDown * Math.min(COOLED_AT_MOST, 2 ** Math.max(0, notice - 1));

interface Recount extends Look {
  readonly members: readonly Complaint[];
  readonly bombing: Bombing | undefined;
}

/**
 * With its members counted anew. Told is what is news: that it has calmed down or ended, that alerts of a further stage
 * or owner were folded in, that more came, that more were answered. A storm that only lasts is none.
 */
export function recounted(storm: Incident, { members, bombing, lately, now }: Recount, rules: StormRules): Incident {
  const tally = tallyOf(members, now);
  const isSettled = tally.waiting + tally.overdue === 0;
  // Nobody waits any more: it ends, once what is under way has been seen to.
  if (storm.status === 'calm' && storm.calmAt !== now && isSettled)
    return { ...storm, status: 'closing', closingAt: now };
  const ends = storm.status === 'closing';
  const isNews =
    ends ||
    storm.calmAt === now ||
    (isNoticeDue(storm, now, rules) && (hasMoved(storm, tally) || hasNewAudience(storm)));
  if (!isNews) return storm;
  return {
    ...storm,
    ...tally,
    ...(ends && { status: 'closed', closedAt: now }),
    ...(bombing !== undefined && { bombing }),
    lately,
    peak: Math.max(storm.peak, lately),
    notice: storm.notice + 1,
    noticedAt: now,
  };
}

const hasNewAudience = ({ audiences, noticedAt }: Incident): boolean => audiences.some(({ from }) => from > noticedAt);

const hasMoved = (storm: Incident, tally: Tally): boolean =>
  tally.count > storm.count || tally.answered > storm.answered || tally.overdue > storm.overdue;

/** Alerts of these owners are folded in: they are told of the storm, soon where they were not yet. */
export const withFolded = (storm: Incident, folded: readonly Omit<Audience, 'told'>[]): Incident => {
  const audiences = withAudiences(storm.audiences, folded);
  return audiences === storm.audiences ? storm : { ...storm, audiences };
};
