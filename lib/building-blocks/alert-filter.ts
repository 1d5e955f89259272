import { PROBE_BRAND } from '../../functions/contracts/probe.ts';
import type { AlertFilter } from '../monitor-settings.ts';

type FilterPolicy = Readonly<Record<string, unknown>>;

/** Everybody but our own receiver: the daily probe is no alert. */
const NO_PROBE = { brand: [{ 'anything-but': [PROBE_BRAND] }] };

/** The SNS filter policy (over message attributes) of an endpoint that takes what any of the filters takes. */
export function filterPolicyOf(anyOf: readonly AlertFilter[]): FilterPolicy {
  const policies = anyOf.map(policyOf);
  if (policies.some((policy) => Object.keys(policy).length === 0)) return NO_PROBE;
  const withoutProbe = policies.map((policy) => ('brand' in policy ? policy : { ...NO_PROBE, ...policy }));
  const [only] = withoutProbe;
  return withoutProbe.length === 1 && only !== undefined ? only : { $or: withoutProbe };
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
