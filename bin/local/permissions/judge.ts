import { type Caller, userOf } from './caller.ts';
import { hold, type RequestContext } from './conditions.ts';
import type { Principal, Statement } from './statement.ts';
import { fits } from './wildcards.ts';

/** One action on one resource. `also` is what else is known of the request. */
export interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly also?: RequestContext;
}

export interface Verdict {
  /** Statements that allow it; a policy of the caller and one of the resource may both. */
  readonly allowedBy: readonly Statement[];
  /** In the words of AWS; absent when it is allowed. */
  readonly denied?: string;
}

/**
 * IAM's rule within one account: any Deny denies; else a role needs one Allow in its own policies or in the resource's,
 * and everybody else one in the resource's.
 */
export function judge(
  caller: Caller,
  asked: Asked,
  policies: { readonly own: readonly Statement[]; readonly resource: readonly Statement[] },
): Verdict {
  if (caller.as === 'operator') return { allowedBy: [] };
  const context = contextOf(caller, asked);
  const speaking = [...policies.own, ...policies.resource].filter(
    (statement) =>
      statement.actions.some((action) => fits(action, asked.action, { ignoringCase: true })) &&
      statement.resources.some((resource) => fits(resource, asked.resource)) &&
      (statement.principal === undefined || means(statement, statement.principal, caller)) &&
      hold(statement.conditions, context),
  );
  const refusing = speaking.find(({ effect }) => effect === 'Deny');
  const { action, resource } = asked;
  const refusal = `User: ${userOf(caller)} is not authorized to perform: ${action} on resource: ${resource}`;
  if (refusing !== undefined)
    return { allowedBy: [], denied: `${refusal} with an explicit deny in the policy of ${refusing.of}` };
  const allowedBy = speaking.filter(({ effect }) => effect === 'Allow');
  if (allowedBy.length > 0) return { allowedBy };
  const kind = caller.as === 'role' ? 'identity' : 'resource';
  return { allowedBy, denied: `${refusal} because no ${kind}-based policy allows the ${action} action` };
}

/** Whether a role may be taken on by a service, for a thing of this account. */
export const mayAssume = (trust: readonly Statement[], service: string, also: RequestContext): readonly Statement[] =>
  trust.filter(
    ({ effect, actions, principal, conditions }) =>
      effect === 'Allow' &&
      actions.includes('sts:AssumeRole') &&
      principal !== undefined &&
      principal !== '*' &&
      [principal.Service ?? []].flat().includes(service) &&
      hold(conditions, also),
  );

function contextOf(caller: Caller, { also }: Asked): RequestContext {
  const secure = { 'aws:SecureTransport': 'true', ...also } as const;
  if (caller.as === 'role') return { ...secure, 'aws:PrincipalArn': caller.roleArn };
  if (caller.as !== 'service') return secure;
  const account = caller.sourceArn.split(':')[4] ?? '';
  return { ...secure, 'aws:SourceArn': caller.sourceArn, 'aws:SourceAccount': account };
}

function means({ effect }: Statement, principal: Principal, caller: Caller): boolean {
  if (principal === '*') return true;
  const accounts = [principal.AWS ?? []].flat();
  if (accounts.includes('*')) return true;
  if (caller.as === 'service') return [principal.Service ?? []].flat().includes(caller.name);
  if (caller.as !== 'role') return false;
  // The account as such: a Deny means its roles too, an Allow leaves it to their own policies.
  const account = accounts.some((arn) => arn.endsWith(':root'));
  return accounts.includes(caller.roleArn) || (effect === 'Deny' && account);
}
