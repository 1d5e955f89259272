import { type Duration, MINUTE } from '../../functions/domain/shared/time.ts';
import type { Chance } from './chance.ts';
import type { Cloud } from './cloud.ts';
import type { FunctionOptions, SimulatedFunctions } from './functions.ts';

export interface ScheduleOptions {
  readonly runs: FunctionOptions;
  readonly every: Duration;
  readonly retries: number;
  readonly input?: unknown;
}

/** A schedule: comes late, twice or not at all; what fails is tried again a minute later, and two minutes after that. */
export function runSchedule(
  { runs, every, retries, input = {} }: ScheduleOptions,
  cloud: Cloud,
  functions: SimulatedFunctions,
  chance: Chance,
): void {
  const offset = chance.whole(0, MINUTE - 1);
  const invoke = (tries: number): void =>
    functions.invoke(runs, input, (answer) => {
      if ('failed' in answer && tries < retries) cloud.time.after((tries + 1) * MINUTE, () => invoke(tries + 1));
    });
  const fire = (): void => {
    cloud.time.after(every, fire);
    if (cloud.strikes('skip', chance)) return;
    const late = cloud.upTo('scheduleLag', chance);
    cloud.time.after(late, () => invoke(0));
    if (cloud.strikes('twice', chance)) cloud.time.after(late + chance.whole(0, MINUTE), () => invoke(0));
  };
  cloud.time.after(offset, fire);
}
