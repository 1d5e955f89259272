import type { HistoryEvent } from '../mentions/history.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Duration, Instant } from '../shared/time.ts';
import type { Clock, Cycle, DeliveryHours, StageKey } from './clock.ts';
import { cyclesOfClock } from './clock-settle.ts';
import { explainVerdict } from './explain-verdict.ts';
import type { OpenTime } from './open-time.ts';
import { overtakenBy } from './overtaken.ts';
import { clip, type Span, subtract, unite } from './time-spans.ts';
import { lookPlanned } from './watch.ts';

export interface ExplainOptions {
  /** Open time of the clock's calendar. */
  readonly openTime: OpenTime;
  readonly now: Instant;
  /** What `matchPolicy` said of the policies before the one that matched. */
  readonly passedOver?: readonly { readonly id: string; readonly why: string }[];
}

/** The whole story of a mention's clock, as data. Instants are epoch milliseconds; no text and no author. */
export interface ClockStory {
  readonly brand: string;
  readonly origin: string;
  readonly externalId: string;
  readonly severity: { readonly level: string; readonly reasons: readonly string[] };
  readonly publishedAt?: Instant;
  readonly discoveredAt: Instant;
  readonly policy?: { readonly id: string; readonly version: string };
  readonly passedOver: readonly { readonly id: string; readonly why: string }[];
  readonly target?: Duration;
  /** Of the cycles after the first, where it is another one. */
  readonly nextTarget?: Duration;
  readonly calendar?: string;
  readonly deliver?: DeliveryHours;
  readonly cycles: readonly CycleStory[];
  /** The next look at the mention by its id, where it is on the watch list and its clock runs. */
  readonly lookAt?: Instant;
  readonly history: readonly HistoryEvent[];
}

export interface CycleStory {
  readonly cycle: number;
  readonly status: Cycle['status'];
  readonly startedAt: Instant;
  readonly dueAt?: Instant;
  /** The deadline before snoozes moved it. */
  readonly unpausedDueAt?: Instant;
  readonly teamDueAt?: Instant;
  readonly lateDiscovered: boolean;
  readonly pauses: readonly Span[];
  /** What of the target a recompute found used, and when: only the rest counts in today's open time. */
  readonly counted?: { readonly at: Instant; readonly used: Duration };
  /** The open time that the target consumed, window by window: together as long as the target, or its rest. */
  readonly windows: readonly Span[];
  readonly stages: readonly StageStory[];
  readonly respondedAt?: Instant;
  readonly verdict: string;
}

export interface StageStory {
  readonly key: StageKey;
  readonly at: Instant;
  /** Told then, for `at` was outside of the delivery hours. */
  readonly heldUntil?: Instant;
  /** While it is ahead and held: the graver stage that will be told before it, or at the same opening. */
  readonly overtakenBy?: StageKey;
  readonly owner: string;
  /** `done`: told, or overtaken by a higher one; the history says which. `off`: the cycle ended before it came. */
  readonly state: 'done' | 'pending' | 'ahead' | 'off';
}

/** Gathers what a person needs to check a clock by hand. */
export function storyOf(mention: Mention, options: ExplainOptions): ClockStory {
  const { brand, origin, externalId, clock, severity, observation, discoveredAt, history } = mention;
  const lookAt = lookPlanned(mention);
  return {
    brand,
    origin,
    externalId,
    severity: { level: severity.level, reasons: severity.reasons },
    ...(observation.publishedAt !== undefined && { publishedAt: observation.publishedAt }),
    discoveredAt,
    ...(clock.policy && { policy: clock.policy }),
    passedOver: options.passedOver ?? [],
    ...(clock.target !== undefined && { target: clock.target }),
    ...(clock.plan?.nextTarget !== undefined && { nextTarget: clock.plan.nextTarget }),
    ...(clock.calendar !== undefined && { calendar: clock.calendar }),
    ...(clock.plan?.deliver && { deliver: clock.plan.deliver }),
    cycles: cyclesOfClock(clock).map((cycle) => cycleStory(cycle, clock, mention, options)),
    ...(lookAt !== undefined && { lookAt }),
    history,
  };
}

function cycleStory(cycle: Cycle, clock: Clock, mention: Mention, { openTime, now }: ExplainOptions): CycleStory {
  const isNewest = cycle.startedAt === clock.startedAt;
  const { startedAt, dueAt, unpausedDueAt, teamDueAt, lateDiscovered, pauses = [], respondedAt, counted } = cycle;
  return {
    cycle: cycle.cycle,
    status: cycle.status,
    startedAt,
    ...(dueAt !== undefined && { dueAt }),
    ...(unpausedDueAt !== undefined && { unpausedDueAt }),
    ...(teamDueAt !== undefined && { teamDueAt }),
    lateDiscovered,
    pauses,
    ...(counted && { counted: { at: counted[0], used: counted[1] } }),
    windows: dueAt === undefined ? [] : windowsOf(openTime, counted?.[0] ?? startedAt, dueAt, pauses),
    stages: cycle.ladder.map((stage, index) => {
      const state = stateOf(stage.key, index, cycle, clock, isNewest);
      const graver = state === 'ahead' && stage.heldUntil !== undefined && overtakenBy(stage, cycle.ladder);
      return { ...stage, ...(graver && { overtakenBy: graver.key }), state };
    }),
    ...(respondedAt !== undefined && { respondedAt }),
    verdict: explainVerdict(cycle, clock, mention.observation.response, now),
  };
}

function stateOf(key: StageKey, index: number, cycle: Cycle, clock: Clock, isNewest: boolean): StageStory['state'] {
  if (isNewest && clock.pending?.stage === key) return 'pending';
  if (index < cycle.fired) return 'done';
  return cycle.status === 'running' ? 'ahead' : 'off';
}

function windowsOf(openTime: OpenTime, from: Instant, to: Instant, pauses: readonly Span[]): readonly Span[] {
  const windows: Span[] = [];
  for (const span of openTime.intervals(from)) {
    if (span[0] >= to) break;
    windows.push(...clip([span], from, to));
  }
  return subtract(windows, unite(pauses));
}
