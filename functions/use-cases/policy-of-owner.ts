import type { Settings } from '../domain/settings/settings.ts';
import type { Policy } from '../domain/sla/policy.ts';

/**
 * The policy under which an owner is told of a brand's mentions: one that names the owner, else the first that asks for
 * answers, for whoever owns a moment of truth stands in for its owner.
 */
export function policyOfOwner(
  { policies }: Pick<Settings, 'policies'>,
  brand: string,
  owner: string,
): Policy | undefined {
  const own = policies.filter(({ when, needsResponse }) => needsResponse && (when.brands ?? [brand]).includes(brand));
  return own.find((policy) => policy.owner === owner || policy.escalateTo.includes(owner)) ?? own[0];
}
