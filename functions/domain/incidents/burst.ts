import { type Complaint, type IncidentScope, isInScope } from './incident.ts';
import type { StormRules } from './rules.ts';
import { isBurst, type Usual } from './usual.ts';

/** A series that has come far above what is usual. */
export interface Burst {
  readonly scope: IncidentScope;
  readonly count: number;
  readonly usual: Usual;
}

/** A narrower scope has to explain this much of what is unusual, else the incident would leave a storm of its own outside. */
const EXPLAINS = 0.8;

/** The series in which complaints are counted: the whole brand, each source, each theme; those with enough to matter. */
export function candidates(complaints: readonly Complaint[], minimum: number): readonly IncidentScope[] {
  const scopes: IncidentScope[] = [
    ...unique(complaints.flatMap(({ themes = [] }) => themes)).map((theme) => ({ theme })),
    ...unique(complaints.map(({ sourceId }) => sourceId)).map((sourceId) => ({ sourceId })),
    {},
  ];
  return scopes.filter((scope) => countIn(complaints, scope) >= minimum);
}

/**
 * The burst to open an incident on: the narrowest series that explains what is unusual, a theme before a source; where
 * none does, the whole brand, or the series that is furthest above its own measure.
 */
export function findBurst(
  complaints: readonly Complaint[],
  rules: StormRules,
  usualIn: (scope: IncidentScope) => Usual,
): Burst | undefined {
  const bursts = candidates(complaints, rules.minimum)
    .map((scope) => ({ scope, count: countIn(complaints, scope), usual: usualIn(scope) }))
    .filter(({ count, usual }) => isBurst(count, usual, rules));
  const whole = { count: complaints.length, usual: usualIn({}) };
  const explaining = bursts.filter((burst) => excessOf(burst) >= EXPLAINS * excessOf(whole));
  const narrow = (kind: 'theme' | 'sourceId') =>
    explaining.filter(({ scope }) => scope[kind] !== undefined).toSorted(byExcess)[0];
  return (
    narrow('theme') ?? narrow('sourceId') ?? bursts.find(({ scope }) => isWhole(scope)) ?? bursts.toSorted(byExcess)[0]
  );
}

export const countIn = (complaints: readonly Complaint[], scope: IncidentScope): number =>
  complaints.filter((complaint) => isInScope(complaint, scope)).length;

const excessOf = ({ count, usual }: Pick<Burst, 'count' | 'usual'>): number => count - usual.expected;
const byExcess = (a: Burst, b: Burst): number => excessOf(b) - excessOf(a);
const isWhole = ({ theme, sourceId }: IncidentScope): boolean => theme === undefined && sourceId === undefined;
const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];
