import { Refusal } from '../../../functions/domain/shared/refusal.ts';
import { type Conditions, refuseUnknownConditions } from './conditions.ts';

/** Who a statement of a resource policy speaks of: everybody, a service, or ARNs of roles. */
export type Principal =
  | '*'
  | { readonly Service?: string | readonly string[]; readonly AWS?: string | readonly string[] };

/** One statement of a policy, as IAM judges it. */
export interface Statement {
  /** Whose policy it is, in words: a function, a role, a queue. */
  readonly of: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** Patterns of ARNs; a trust policy has none. */
  readonly resources: readonly string[];
  /** Only in policies of resources and in trust policies. */
  readonly principal: Principal | undefined;
  readonly conditions: Conditions;
}

/** A policy document of the template with its references resolved. */
export interface PolicyDocument {
  readonly Statement: WrittenStatement | readonly WrittenStatement[];
}

interface WrittenStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: Principal;
  readonly Condition?: Conditions;
}

/** Elements that say "all but": nobody here needs them, and each is easily a hole. */
const OPPOSITES = ['NotAction', 'NotResource', 'NotPrincipal'];

/** Reads the statements of one document; refuses what the local run cannot judge, with its place. */
export function statementsOf(of: string, document: PolicyDocument, path: string): readonly Statement[] {
  return [document.Statement].flat().map((written, index) => {
    const place = `${path}.Statement[${index}]`;
    const opposite = OPPOSITES.find((name) => name in written);
    if (opposite !== undefined)
      throw new Refusal(place, `uses ${opposite}, which the local run cannot judge`, 'name what is meant');
    const conditions = written.Condition ?? {};
    refuseUnknownConditions(conditions, `${place}.Condition`);
    return {
      of,
      effect: written.Effect,
      actions: [written.Action ?? []].flat(),
      resources: [written.Resource ?? []].flat(),
      principal: written.Principal,
      conditions,
    };
  });
}
