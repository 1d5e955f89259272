import type { Instant } from '../shared/time.ts';
import { DAY } from '../shared/time.ts';
import { countSpread } from './count-spread.ts';
import { type ForecastClock, isOpenAt, type OpenBetween } from './forecast-clock.ts';
import { type SeenWait, survivalOf } from './survival.ts';

/** What is learnt from: the pace of today is that of the last four weeks. */
export const LEARNS_FROM = 28 * DAY;
/** Answers that have to be known before anything is said. */
export const FEWEST_ANSWERS = 10;

/** One open clock, and how likely its deadline passes without an answer. */
export interface ClockOutlook {
  readonly mention: string;
  readonly cycle: number;
  readonly owner?: string;
  readonly dueAt: Instant;
  /** 0 to 1. */
  readonly breach: number;
}

export interface OwnerOutlook {
  readonly owner?: string;
  /** Clocks that are open and still in time. */
  readonly open: number;
  /** Of them, those that will rather miss their deadline than not. */
  readonly likely: number;
  /** Sum of the probabilities: how many will miss it on average. */
  readonly expected: number;
  /** In eight of ten cases it is between these. */
  readonly spread: readonly [low: number, high: number];
  /** Deadline of the last of the likely ones. */
  readonly by?: Instant;
  /** Past their deadline already, unanswered. */
  readonly overdue: number;
}

export interface BreachForecast {
  readonly at: Instant;
  /** Clocks that the pace was learnt from, and how many of them were answered. */
  readonly learnt: { readonly from: Instant; readonly clocks: number; readonly answered: number };
  /** Absent where too few answers are known to say anything. */
  readonly outlook?: {
    readonly all: OwnerOutlook;
    /** The most breaches expected first. */
    readonly owners: readonly OwnerOutlook[];
    /** Every open clock, the likeliest breach first. */
    readonly clocks: readonly ClockOutlook[];
  };
}

/** Which of the clocks that are open at `at` will miss their deadline, by what was known then and at the pace of the weeks before. */
export function forecastBreaches(clocks: readonly ForecastClock[], at: Instant, between: OpenBetween): BreachForecast {
  const from = at - LEARNS_FROM;
  const waits = clocks.filter(({ knownAt }) => knownAt >= from && knownAt <= at).map((one) => seenAt(one, at, between));
  const answered = waits.filter((wait) => wait.answered).length;
  const learnt = { from, clocks: waits.length, answered };
  if (answered < FEWEST_ANSWERS) return { at, learnt };
  const survival = survivalOf(waits);
  const open = clocks.filter((clock) => isOpenAt(clock, at));
  const outlooks = open
    .filter(({ dueAt }) => dueAt > at)
    .map(outlookOf)
    .toSorted(byRisk);
  const overdue = open.filter(({ dueAt }) => dueAt <= at);
  const owners = new Set([...outlooks, ...overdue].map(({ owner }) => owner));
  const isOf =
    (owner: string | undefined) =>
    (one: { readonly owner?: string }): boolean =>
      one.owner === owner;
  return {
    at,
    learnt,
    outlook: {
      all: summed(outlooks, overdue.length),
      owners: [...owners]
        .map((owner) => ({
          ...(owner !== undefined && { owner }),
          ...summed(outlooks.filter(isOf(owner)), overdue.filter(isOf(owner)).length),
        }))
        .toSorted(byExpected),
      clocks: outlooks,
    },
  };

  function outlookOf(clock: ForecastClock): ClockOutlook {
    const { mention, cycle, owner, knownAt, dueAt } = clock;
    const breach = survival(owner)(between(clock, knownAt, at), between(clock, knownAt, dueAt));
    return { mention, cycle, ...(owner !== undefined && { owner }), dueAt, breach };
  }
}

/** What could be known of a clock at that instant. */
function seenAt(clock: ForecastClock, at: Instant, between: OpenBetween): SeenWait {
  const { owner, knownAt, respondedAt, endedAt } = clock;
  const answered = respondedAt !== undefined && respondedAt <= at;
  const until = answered ? respondedAt : Math.min(at, endedAt ?? at);
  return { ...(owner !== undefined && { owner }), length: Math.max(0, between(clock, knownAt, until)), answered };
}

const isLikely = ({ breach }: ClockOutlook): boolean => breach > 0.5;

function summed(clocks: readonly ClockOutlook[], overdue: number): OwnerOutlook {
  const likely = clocks.filter(isLikely);
  return {
    open: clocks.length,
    likely: likely.length,
    expected: clocks.reduce((sum, { breach }) => sum + breach, 0),
    spread: countSpread(clocks.map(({ breach }) => breach)),
    ...(likely.length > 0 && { by: Math.max(...likely.map(({ dueAt }) => dueAt)) }),
    overdue,
  };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const byRisk = (a: ClockOutlook, b: ClockOutlook): number =>
  b.breach - a.breach || a.dueAt - b.dueAt || compareText(a.mention, b.mention) || a.cycle - b.cycle;
const byExpected = (a: OwnerOutlook, b: OwnerOutlook): number =>
  b.expected - a.expected || b.overdue - a.overdue || compareText(a.owner ?? '', b.owner ?? '');
