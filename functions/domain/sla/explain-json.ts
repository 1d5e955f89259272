import { toIso } from '../shared/time.ts';
import type { ClockStory, CycleStory } from './explain-story.ts';
import type { Span } from './time-spans.ts';

/** The story for machines: the same fields, instants as UTC ISO 8601, lengths in milliseconds. */
export function explainJson(story: ClockStory): Readonly<Record<string, unknown>> {
  return {
    ...withIso(story),
    cycles: story.cycles.map(cycleJson),
    history: story.history.map(withIso),
  };
}

const cycleJson = (cycle: CycleStory): Readonly<Record<string, unknown>> => ({
  ...withIso(cycle),
  ...(cycle.counted && { counted: withIso(cycle.counted) }),
  windows: cycle.windows.map(spanJson),
  pauses: cycle.pauses.map(spanJson),
  stages: cycle.stages.map(withIso),
});

const spanJson = ([from, to]: Span): readonly [string, string] => [toIso(from), toIso(to)];

/** By our naming: what is called `at` or ends in `At` or `Until` is an instant. */
const withIso = (fields: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'number' && /^at$|At$|Until$/u.test(name) ? toIso(value) : value,
    ]),
  );
