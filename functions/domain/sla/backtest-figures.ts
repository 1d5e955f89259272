import { DAY, type Duration, HOUR, type Instant } from '../shared/time.ts';
import type { Replayed, ReplayedAlert, ReplayedCycle } from './backtest-replay.ts';
import { type Suggestion, suggestTarget } from './backtest-suggest.ts';
import type { StageKey } from './clock.ts';
import { dateText } from './local-date.ts';
import type { Policy } from './policy.ts';
import type { Bucket } from './verdict.ts';
import { type Zone, zoneNamed } from './zone.ts';

/** Hours of the night, local: from the first until before the second. */
export const NIGHT = { from: 22, until: 7 } as const;

export type BucketTally = Readonly<Record<Bucket, number>>;

/** Clocks in their buckets, and the share that was met of those that are decided. */
export interface Attained {
  readonly clocks: number;
  readonly counts: BucketTally;
  readonly attainment?: number;
}

export interface AlertTally {
  readonly alerts: number;
  readonly warnings: number;
  readonly breaches: number;
  readonly escalations: number;
}

/** What one set of policies would have come to. */
export interface BacktestFigures extends Attained, AlertTally {
  readonly mentions: number;
  /** Mentions that no policy is for, or that need no answer. */
  readonly unclocked: number;
  /** Alerts in the hours of the night. */
  readonly atNight: number;
  readonly alertsPerDay: number;
  /** Local dates with alerts, oldest first. */
  readonly byDay: readonly { readonly day: string; readonly alerts: number }[];
  /** Alerts by local hour of the day, 0 to 23. */
  readonly byHour: readonly number[];
  readonly byOwner: readonly ({ readonly owner: string } & Attained & AlertTally)[];
  readonly byPolicy: readonly PolicyFigures[];
}

export interface PolicyFigures extends Attained, AlertTally {
  readonly policy: string;
  readonly mentions: number;
  /** Of first responses. Absent: asks for no answer, or was never the first match. */
  readonly suggestion?: Suggestion;
}

export interface FiguresContext {
  readonly policies: readonly Policy[];
  /** Zone of the days and hours. */
  readonly timeZone: string;
  readonly length: Duration;
}

/** Adds up what a set of policies would have done with all mentions of a range of that length. */
export function backtestFigures(replays: readonly Replayed[], context: FiguresContext): BacktestFigures {
  const cycles = replays.flatMap((replay) => replay.cycles);
  const alerts = cycles.flatMap((cycle) => cycle.alerts);
  const local = alerts.map(({ at }) => localOf(at, zoneNamed(context.timeZone)));
  const days = Map.groupBy(local, ({ day }) => day);
  return {
    mentions: replays.length,
    unclocked: replays.filter((replay) => replay.cycles.length === 0).length,
    ...attained(cycles),
    ...tallyOf(alerts),
    atNight: local.filter(({ hour }) => hour >= NIGHT.from || hour < NIGHT.until).length,
    alertsPerDay: alerts.length / Math.max(1, context.length / DAY),
    byDay: [...days].map(([day, found]) => ({ day, alerts: found.length })).sort((a, b) => a.day.localeCompare(b.day)),
    byHour: Array.from({ length: 24 }, (_, hour) => local.filter((one) => one.hour === hour).length),
    byOwner: ownersOf(cycles, alerts),
    byPolicy: context.policies.map((policy) => policyFigures(policy, replays)),
  };
}

/** Clocks belong to the owner of the policy, alerts to whom they went. */
function ownersOf(cycles: readonly ReplayedCycle[], alerts: readonly ReplayedAlert[]): BacktestFigures['byOwner'] {
  const owners = new Set([...cycles, ...alerts].map(({ owner }) => owner));
  return [...owners].sort().map((owner) => ({
    owner,
    ...attained(cycles.filter((cycle) => cycle.owner === owner)),
    ...tallyOf(alerts.filter((alert) => alert.owner === owner)),
  }));
}

function policyFigures({ id, needsResponse }: Policy, replays: readonly Replayed[]): PolicyFigures {
  const mine = replays.filter(({ policy }) => policy === id);
  const cycles = mine.flatMap((replay) => replay.cycles);
  // Nobody can tell when a mention was answered that its source cannot show; one that was dismissed asks for nothing.
  const first = mine.flatMap((replay) => replay.cycles.slice(0, 1));
  const waits = first.filter(({ bucket }) => bucket !== 'notAnswerable' && bucket !== 'excluded');
  return {
    policy: id,
    mentions: mine.length,
    ...attained(cycles),
    ...tallyOf(cycles.flatMap((cycle) => cycle.alerts)),
    ...(needsResponse && first.length > 0 && { suggestion: suggestTarget(waits) }),
  };
}

function attained(cycles: readonly ReplayedCycle[]): Attained {
  const counts = { met: 0, late: 0, overdue: 0, inWindow: 0, notAnswerable: 0, excluded: 0 };
  for (const { bucket } of cycles) counts[bucket] += 1;
  const decided = counts.met + counts.late + counts.overdue;
  return { clocks: cycles.length, counts, ...(decided > 0 && { attainment: counts.met / decided }) };
}

function tallyOf(alerts: readonly { readonly stage: StageKey }[]): AlertTally {
  const warnings = alerts.filter(({ stage }) => stage.startsWith('warn')).length;
  const breaches = alerts.filter(({ stage }) => stage === 'breach').length;
  return { alerts: alerts.length, warnings, breaches, escalations: alerts.length - warnings - breaches };
}

function localOf(at: Instant, zone: Zone): { readonly day: string; readonly hour: number } {
  const wall = at + zone.offsetAt(at);
  const day = Math.floor(wall / DAY);
  return { day: dateText(day), hour: Math.floor((wall - day * DAY) / HOUR) };
}
