import type { Route, StageName } from '../alerts/routing.ts';
import { SEVERITY_LEVELS, type SeverityLevel } from '../scoring/score.ts';
import type { Duration } from '../shared/time.ts';
import { unmatchedHints } from '../sla/match-hints.ts';
import { unreachablePolicies } from '../sla/match-reach.ts';
import type { Policy } from '../sla/policy.ts';
import { firstMatches, type MentionKind } from './policy-cells.ts';
import type { Problem } from './problem.ts';
import type { Settings } from './settings.ts';

/** An alert that may occur: which routes there must be for, and what routes can receive. */
export interface PossibleAlert extends MentionKind {
  /** Position in the list of policies. */
  readonly policy: number;
  readonly stage: StageName;
  readonly owner: string;
}

/** What can never happen, or happens and reaches nobody, though every name in the file is right. */
export function reachProblems(settings: Settings): readonly Problem[] {
  const idle = idleBrands(settings);
  if (idle.length > 0) return idle;
  const misordered = [...unreachable(settings), ...unmatched(settings)];
  if (misordered.length > 0) return misordered;
  return [...ownersWithoutRoute(settings), ...idleRoutes(settings)];
}

function unreachable(settings: Settings): readonly Problem[] {
  const matches = firstMatches(settings);
  const known = new Map(unreachablePolicies(settings.policies).map(({ id, why }) => [id, why]));
  return settings.policies.flatMap(({ id }, index): readonly Problem[] => {
    if (matches.has(id)) return [];
    const why = known.get(id) ?? 'earlier policies and its own conditions leave no mention for it';
    return [
      { path: ['policies', index], problem: `${JSON.stringify(id)} can never match: ${why}`, mend: UNREACHABLE_MEND },
    ];
  });
}
const UNREACHABLE_MEND = 'move it up, widen its "when", or remove it';

const unmatched = ({ policies, sources }: Settings): readonly Problem[] =>
  unmatchedHints(policies, sources).map((problem) => ({ path: ['policies'], problem, mend: FALLBACK_MEND }));
const FALLBACK_MEND = 'end the list with - {id: everything-else, needsResponse: false}, or with a target for them';

function idleBrands({ brands, sources, policies }: Settings): readonly Problem[] {
  const watched = new Set(sources.map((source) => source.brand));
  return brands.flatMap(({ id }): readonly Problem[] => {
    if (!watched.has(id)) {
      return [
        { path: ['brands', id], problem: 'has no source', mend: `add a source with brand: ${id}, or remove the brand` },
      ];
    }
    const governed = policies.some(({ when }) => when.brands === undefined || when.brands.includes(id));
    if (governed) return [];
    return [{ path: ['brands', id], problem: 'has no policy', mend: `add a policy with when: {brand: ${id}}` }];
  });
}

/** Every alert that these settings may give rise to. */
export function possibleAlerts(settings: Settings): readonly PossibleAlert[] {
  const matches = firstMatches(settings);
  return settings.policies.flatMap((policy, index) =>
    policy.needsResponse
      ? (matches.get(policy.id) ?? []).flatMap((mention) =>
          stepsOf(policy).map(({ stage, owner }) => ({ ...mention, policy: index, stage, owner })),
        )
      : [],
  );
}

/** A step of a policy's ladder. */
export interface LadderStep {
  readonly stage: StageName;
  readonly owner: string;
  /** From the deadline; negative before it. */
  readonly after: Duration;
}

/** The ladder of a policy in order of time, with who is alerted at each step. */
export function stepsOf(policy: Policy): readonly LadderStep[] {
  const { owner, escalateTo } = policy;
  return [
    ...policy.warnBefore.map((before) => ({ stage: 'warn' as const, owner, after: -before })),
    { stage: 'breach' as const, owner, after: 0 },
    ...policy.escalateAfter.map((after, level) => ({
      stage: 'escalate' as const,
      owner: escalateTo[level] ?? escalateTo.at(-1) ?? owner,
      after,
    })),
  ];
}

/** Whether a route takes an alert. */
export const takes = (route: Route, alert: PossibleAlert): boolean =>
  (route.brands?.includes(alert.brand) ?? true) &&
  (route.owners?.includes(alert.owner) ?? true) &&
  (route.severities?.includes(alert.severity) ?? true) &&
  (route.stages?.includes(alert.stage) ?? true);

function ownersWithoutRoute(settings: Settings): readonly Problem[] {
  const alerts = Map.groupBy(possibleAlerts(settings), ({ policy, owner, brand }) =>
    JSON.stringify([policy, owner, brand]),
  );
  return [...alerts.values()].flatMap((group): readonly Problem[] => {
    const heard = new Set(
      group.filter((alert) => settings.routes.some((route) => takes(route, alert))).map(({ stage }) => stage),
    );
    const lost = [...new Set(group.map(({ stage }) => stage))].filter((stage) => !heard.has(stage));
    const [first] = group;
    if (first === undefined || lost.length === 0) return [];
    const { policy, owner, brand } = first;
    const problem = `no route takes ${lost.join(' and ')} alerts to ${JSON.stringify(owner)} about ${JSON.stringify(brand)}`;
    return [
      {
        path: ['policies', policy],
        problem,
        mend: `add a route, e.g. - {owners: ${owner}, email: care@sundial.example}`,
      },
    ];
  });
}

function idleRoutes(settings: Settings): readonly Problem[] {
  const alerts = possibleAlerts(settings);
  return settings.routes.flatMap((route, index): readonly Problem[] => {
    if (alerts.some((alert) => takes(route, alert))) return [];
    return [
      { path: ['routes', index], problem: 'can never receive an alert', mend: 'widen its conditions, or remove it' },
    ];
  });
}

/** Severities at which an alert that otherwise reaches somebody reaches nobody. */
export function silentSeverities(settings: Settings): ReadonlyMap<string, readonly SeverityLevel[]> {
  const silent = new Map<string, Set<SeverityLevel>>();
  for (const alert of possibleAlerts(settings)) {
    if (settings.routes.some((route) => takes(route, alert))) continue;
    const id = settings.policies[alert.policy]?.id ?? '';
    silent.set(id, (silent.get(id) ?? new Set()).add(alert.severity));
  }
  return new Map([...silent].map(([id, levels]) => [id, SEVERITY_LEVELS.filter((level) => levels.has(level))]));
}
