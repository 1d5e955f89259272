import type { AlertFilter } from '../monitor-settings.ts';

type FilterPolicy = Readonly<Record<string, unknown>>;

/**
 * The SNS filter policy (over message attributes) of an endpoint that takes what any of the filters takes;
 * undefined when one of them takes everything.
 */
export function filterPolicyOf(anyOf: readonly AlertFilter[]): FilterPolicy | undefined {
  const policies = anyOf.map(policyOf);
  if (policies.some((policy) => Object.keys(policy).length === 0)) return undefined;
  return policies.length > 1 ? { $or: policies } : policies[0];
}

function policyOf({ brand, owner, severity, stage }: AlertFilter): FilterPolicy {
  return {
    ...(brand && { brand }),
    ...(owner && { owner }),
    ...(severity && { severity }),
    // A prefix, because the ladder numbers its steps: `escalate` stands for escalate1, escalate2 and so on.
    ...(stage && { stage: stage.map((prefix) => ({ prefix })) }),
  };
}
