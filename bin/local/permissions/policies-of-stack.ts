import { Refusal } from '../../../functions/domain/shared/refusal.ts';
import { arnOf } from '../references.ts';
import type { Stack, StackResource } from '../stack.ts';
import { type PolicyDocument, type Statement, statementsOf } from './statement.ts';

interface NamedPolicy {
  readonly PolicyName?: string;
  readonly PolicyDocument: PolicyDocument;
}

interface RoleProperties {
  readonly AssumeRolePolicyDocument: PolicyDocument;
  readonly Policies?: readonly NamedPolicy[];
  readonly ManagedPolicyArns?: readonly string[];
  readonly PermissionsBoundary?: unknown;
}

interface PermissionProperties {
  readonly FunctionName: string;
  readonly Action: string;
  readonly Principal: string;
  readonly SourceArn?: string;
  readonly SourceAccount?: string;
  readonly FunctionUrlAuthType?: string;
  readonly InvokedViaFunctionUrl?: boolean;
}

/** Every policy of a template, by whom it is for. */
export interface PoliciesOfStack {
  /** What a role may do, by its ARN. */
  readonly identity: ReadonlyMap<string, readonly Statement[]>;
  /** Who may take a role on, by its ARN. */
  readonly trust: ReadonlyMap<string, readonly Statement[]>;
  /** Who may do what to a queue, topic, bucket or function, by its ARN. */
  readonly resource: ReadonlyMap<string, readonly Statement[]>;
}

const placeOf = ({ logicalId }: { readonly logicalId: string }): string => `Resources.${logicalId}.Properties`;

/** `nameOfRole` says in words whose role it is. */
export function policiesOf(stack: Stack, nameOfRole: (roleArn: string) => string): PoliciesOfStack {
  const resource = new Map<string, Statement[]>();
  const add = (arn: string, statements: readonly Statement[]): void => {
    resource.set(arn, [...(resource.get(arn) ?? []), ...statements]);
  };
  attached(stack, 'AWS::SQS::QueuePolicy', 'Queues', (queueUrl) =>
    arnOf('AWS::SQS::Queue', queueUrl.split('/').at(-1) ?? ''),
  ).forEach(([arn, statements]) => void add(arn, statements));
  attached(stack, 'AWS::SNS::TopicPolicy', 'Topics', (arn) => arn).forEach(
    ([arn, statements]) => void add(arn, statements),
  );
  attached(stack, 'AWS::S3::BucketPolicy', 'Bucket', (name) => arnOf('AWS::S3::Bucket', name)).forEach(
    ([arn, statements]) => void add(arn, statements),
  );
  for (const permission of stack.ofType<PermissionProperties>('AWS::Lambda::Permission')) {
    const statement = permissionStatement(stack, permission);
    for (const arn of statement.resources) add(arn, [statement]);
  }
  return { ...rolesOf(stack, nameOfRole), resource };
}

function rolesOf(stack: Stack, nameOfRole: (roleArn: string) => string): Omit<PoliciesOfStack, 'resource'> {
  const identity = new Map<string, readonly Statement[]>();
  const trust = new Map<string, readonly Statement[]>();
  const beside = [...stack.ofType<NamedPolicy & { readonly Roles?: readonly string[] }>('AWS::IAM::Policy')];
  for (const role of stack.ofType<RoleProperties>('AWS::IAM::Role')) {
    const place = placeOf(role);
    const { AssumeRolePolicyDocument, Policies = [], ManagedPolicyArns = [], PermissionsBoundary } = role.properties;
    if (ManagedPolicyArns.length > 0 || PermissionsBoundary !== undefined) {
      throw new Refusal(
        place,
        'has a managed policy or a boundary, whose text is not in the template',
        'write its permissions out',
      );
    }
    const of = nameOfRole(role.arn);
    trust.set(role.arn, statementsOf(of, AssumeRolePolicyDocument, `${place}.AssumeRolePolicyDocument`));
    const inline = Policies.flatMap(({ PolicyDocument }, index) =>
      statementsOf(of, PolicyDocument, `${place}.Policies[${index}].PolicyDocument`),
    );
    const later = beside
      .filter(({ properties }) => properties.Roles?.includes(role.name))
      .flatMap((policy) => statementsOf(of, policy.properties.PolicyDocument, `${placeOf(policy)}.PolicyDocument`));
    identity.set(role.arn, [...inline, ...later]);
  }
  return { identity, trust };
}

/** Statements of policies that stand beside what they protect, by its ARN. */
function attached(
  stack: Stack,
  type: 'AWS::SQS::QueuePolicy' | 'AWS::SNS::TopicPolicy' | 'AWS::S3::BucketPolicy',
  property: string,
  arnOfName: (name: string) => string,
): readonly (readonly [string, readonly Statement[]])[] {
  return stack.ofType<Readonly<Record<string, unknown>>>(type).flatMap((policy) => {
    const document = policy.properties['PolicyDocument'] as PolicyDocument;
    return [policy.properties[property]].flat().map((name) => {
      const arn = arnOfName(String(name));
      return [arn, statementsOf(arn.split(':').at(-1) ?? arn, document, `${placeOf(policy)}.PolicyDocument`)] as const;
    });
  });
}

/** What Lambda writes into a function's policy for it. */
function permissionStatement(stack: Stack, { properties }: StackResource<PermissionProperties>): Statement {
  const { FunctionName: given, Principal: principal, SourceArn: source, SourceAccount: account } = properties;
  const arn = given.startsWith('arn:') ? given : arnOf('AWS::Lambda::Function', given);
  const { FunctionUrlAuthType: authType, InvokedViaFunctionUrl: viaUrl } = properties;
  return {
    of: stack.shortName(arn.split(':').at(-1) ?? arn),
    effect: 'Allow',
    actions: [properties.Action],
    resources: [arn],
    principal: principal === '*' ? '*' : principal.includes('.') ? { Service: principal } : { AWS: principal },
    conditions: {
      ...(source !== undefined && { ArnLike: { 'AWS:SourceArn': source } }),
      StringEquals: {
        ...(account !== undefined && { 'AWS:SourceAccount': account }),
        ...(authType !== undefined && { 'lambda:FunctionUrlAuthType': authType }),
      },
      ...(viaUrl !== undefined && { Bool: { 'lambda:InvokedViaFunctionUrl': String(viaUrl) } }),
    },
  };
}
