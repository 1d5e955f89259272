import { afterEach, describe, expect, it } from 'vitest';
import type { Assembly, Resource } from '../../bin/local/assembly.ts';
import { Installation } from './installation.ts';
import type { World } from './world.ts';

interface Role {
  readonly Policies: readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
}

interface Statement {
  readonly Action: string | readonly string[];
}

/** The same stack, in which one role lacks one action. */
function withoutGrant(assembly: Assembly, role: RegExp, action: string): Assembly {
  const { Resources } = assembly.template;
  const found = Object.entries(Resources).find(([id, { Type }]) => Type === 'AWS::IAM::Role' && role.test(id));
  if (found === undefined) throw new Error(`no role ${role}`);
  const [id, resource] = found;
  const { Policies } = resource.Properties as unknown as Role;
  const kept = Policies.map((policy) => ({
    ...policy,
    PolicyDocument: {
      ...policy.PolicyDocument,
      Statement: policy.PolicyDocument.Statement.map((statement) => ({
        ...statement,
        Action: [statement.Action].flat().filter((each) => each !== action),
      })),
    },
  }));
  const poorer: Resource = { ...resource, Properties: { ...resource.Properties, Policies: kept } };
  return { ...assembly, template: { ...assembly.template, Resources: { ...Resources, [id]: poorer } } };
}

/** A grant that the stack forgets shows here, and not first on AWS. */
export function aStackWithoutAGrant(world: () => World): void {
  describe('the stack of the sample story without one of its grants', () => {
    let stack: Installation;
    afterEach(() => stack.close());

    it('does not start when the function that a deploy runs lacks it', async () => {
      stack = await Installation.open(world(), { engine: 'dynalite' });
      const assembly = withoutGrant(world().assembly, /^SettingsApplySettingsRole/u, 'dynamodb:BatchWriteItem');

      await expect(stack.start({ assembly })).rejects.toThrow(
        /^apply-settings: AccessDeniedException: .*\/apply-settings is not authorized to perform: dynamodb:BatchWriteItem on resource: arn:aws:dynamodb:us-east-1:000000000000:table\/table because no identity-based policy/u,
      );
    });

    it('says which call of which function failed for it', async () => {
      stack = await Installation.open(world(), { engine: 'dynalite' });
      await stack.start({ assembly: withoutGrant(world().assembly, /^PollingPollSourceRole/u, 'dynamodb:PutItem') });
      await stack.advanceTo(1);

      const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/table';
      expect(stack.troubles()[0]).toMatchObject({
        kind: 'denied',
        caller: 'poll-source',
        action: 'dynamodb:PutItem',
        resource: table,
      });
      expect(new Set(stack.troubles().map((event) => event.kind === 'denied' && event.action))).toEqual(
        new Set(['dynamodb:PutItem']),
      );
    });
  });
}
