import type { Resource, SynthesizedStack } from './stack-under-test.ts';

export interface Statement {
  /** Logical id of the role, or of the policy resource. */
  readonly of: string;
  readonly effect: string;
  readonly actions: readonly string[];
  /** Each as JSON, so that references compare. */
  readonly resources: readonly string[];
  readonly principal: unknown;
  readonly condition: unknown;
}

interface Document {
  readonly Statement: readonly {
    readonly Effect: string;
    readonly Action: string | readonly string[];
    readonly Resource?: unknown;
    readonly Principal?: unknown;
    readonly Condition?: unknown;
  }[];
}

/** Every statement of every role and of every resource policy. */
export function statementsOf({ resources }: SynthesizedStack): readonly Statement[] {
  return resources.flatMap((resource) =>
    documentsOf(resource).flatMap((document) =>
      document.Statement.map((statement) => ({
        of: resource.id,
        effect: statement.Effect,
        actions: [statement.Action].flat(),
        resources: [statement.Resource ?? []].flat().map((each) => JSON.stringify(each)),
        principal: statement.Principal,
        condition: statement.Condition,
      })),
    ),
  );
}

/** What the role of one function may do. */
export function allowedTo(stack: SynthesizedStack, roleId: RegExp): readonly string[] {
  const actions = statementsOf(stack)
    .filter(({ of, effect, principal }) => effect === 'Allow' && principal === undefined && roleId.test(of))
    .flatMap((statement) => statement.actions);
  return [...new Set(actions)].toSorted();
}

function documentsOf({ type, properties }: Resource): readonly Document[] {
  if (type === 'AWS::IAM::Role') {
    const inline = (properties['Policies'] ?? []) as readonly { readonly PolicyDocument: Document }[];
    return [properties['AssumeRolePolicyDocument'] as Document, ...inline.map(({ PolicyDocument }) => PolicyDocument)];
  }
  const document = properties['PolicyDocument'];
  return document === undefined ? [] : [document as Document];
}
