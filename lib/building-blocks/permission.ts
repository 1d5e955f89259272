import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Named actions on named resources: what a function may do, stated where its environment is. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** A policy of exactly these permissions; permissions on nothing (no secret is named) are left out. */
export function policyOf(permissions: readonly Permission[]): PolicyDocument {
  const statements = permissions
    .filter((permission) => permission.resources.length > 0)
    .map(({ actions, resources }) => new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  return new PolicyDocument({ statements, minimize: true });
}
