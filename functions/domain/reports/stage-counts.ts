import { MINUTE } from '../shared/time.ts';
import { type Cycle, stageKind } from '../sla/clock.ts';
import type { ClockFacts } from './clocks-of.ts';

/** Stages that fell due while nobody had answered. */
export interface StageCounts {
  readonly warn: number;
  readonly breach: number;
  readonly escalate: number;
}

/** The stages beside the breach as facts keep them, in minutes from the deadline: `w-60 e240`. */
export function stagesOf({ ladder, dueAt }: Pick<Cycle, 'ladder' | 'dueAt'>): string | undefined {
  if (dueAt === undefined) return undefined;
  const others = ladder.filter(({ key }) => key !== 'breach');
  return others.length === 0
    ? undefined
    : others.map(({ key, at }) => `${stageKind(key).charAt(0)}${Math.round((at - dueAt) / MINUTE)}`).join(' ');
}

/** Of one clock that ended, or was looked at, at `end`. In the very instant of a stage there was still time. */
export function stagesReached({ dueAt, stages }: Pick<ClockFacts, 'dueAt' | 'stages'>, end: number): StageCounts {
  const reached = { warn: 0, breach: 0, escalate: 0 };
  if (dueAt === undefined) return reached;
  if (dueAt < end) reached.breach = 1;
  for (const stage of stages?.split(' ') ?? []) {
    if (dueAt + Number(stage.slice(1)) * MINUTE < end) reached[stage.startsWith('w') ? 'warn' : 'escalate'] += 1;
  }
  return reached;
}
