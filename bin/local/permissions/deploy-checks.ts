import { Refusal } from '../../../functions/domain/shared/refusal.ts';
import type { RunType } from '../resource-types.ts';
import type { Stack, StackResource } from '../stack.ts';
import { LOCAL } from '../template.ts';
import type { Caller } from './caller.ts';
import type { Permissions } from './permissions.ts';

interface FunctionProperties {
  readonly Role?: string;
  readonly DeadLetterConfig?: { readonly TargetArn?: string };
}

interface MappingProperties {
  readonly EventSourceArn: string;
  readonly FunctionName: string;
}

interface InvokeConfigProperties {
  readonly FunctionName: string;
  readonly DestinationConfig?: {
    readonly OnFailure?: { readonly Destination: string };
    readonly OnSuccess?: { readonly Destination: string };
  };
}

interface ScheduleProperties {
  readonly GroupName?: string;
  readonly Target: { readonly Arn: string; readonly RoleArn?: string };
}

const QUEUE_WORK = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/** What a deploy refuses, refused at the start: roles that cannot be taken on, and grants that Lambda asks for beforehand. */
export function checkAsDeployed(stack: Stack, permissions: Permissions): void {
  const functions = stack.ofType<FunctionProperties>('AWS::Lambda::Function');
  const callers = new Map<string, Caller>();
  for (const each of functions) {
    const roleArn = roleOf(each.properties.Role, 'Role', each);
    if (!permissions.mayAssume(roleArn, 'lambda.amazonaws.com')) throw notAssumable(each, 'Lambda');
    const caller = permissions.callerOf(each.logicalId);
    for (const name of [each.name, each.arn]) callers.set(name, caller);
    may(permissions, caller, each, each.properties.DeadLetterConfig?.TargetArn);
  }
  for (const mapping of stack.ofType<MappingProperties>('AWS::Lambda::EventSourceMapping')) {
    const caller = callers.get(mapping.properties.FunctionName);
    if (caller !== undefined) may(permissions, caller, mapping, mapping.properties.EventSourceArn, QUEUE_WORK);
  }
  for (const config of stack.ofType<InvokeConfigProperties>('AWS::Lambda::EventInvokeConfig')) {
    const caller = callers.get(config.properties.FunctionName);
    const { OnFailure: failure, OnSuccess: success } = config.properties.DestinationConfig ?? {};
    if (caller !== undefined) may(permissions, caller, config, failure?.Destination);
    if (caller !== undefined) may(permissions, caller, config, success?.Destination);
  }
  for (const schedule of stack.ofType<ScheduleProperties>('AWS::Scheduler::Schedule')) {
    const { GroupName: group = 'default', Target } = schedule.properties;
    const roleArn = roleOf(Target.RoleArn, 'Target.RoleArn', schedule);
    const source = `arn:aws:scheduler:${LOCAL.region}:${LOCAL.account}:schedule-group/${group}`;
    if (!permissions.mayAssume(roleArn, 'scheduler.amazonaws.com', source))
      throw notAssumable(schedule, 'EventBridge Scheduler');
  }
}

type Placed = Pick<StackResource<unknown>, 'logicalId'> & { readonly type?: RunType };

function roleOf(role: string | undefined, property: string, { logicalId }: Placed): string {
  if (role !== undefined) return role;
  throw new Refusal(`Resources.${logicalId}.Properties`, `lacks ${property}`, 'give it a role, as CloudFormation asks');
}

const notAssumable = ({ logicalId }: Placed, service: string): Refusal =>
  new Refusal(`Resources.${logicalId}`, `has a role that ${service} may not assume`, 'let its trust policy name it');

/** `actions` default to handing something over: to a queue or a topic. */
function may(
  permissions: Permissions,
  caller: Caller,
  { logicalId }: Placed,
  resource: string | undefined,
  actions = [resource?.includes(':sns:') ? 'sns:Publish' : 'sqs:SendMessage'],
): void {
  if (resource === undefined) return;
  for (const action of actions) {
    const denial = permissions.check(caller, { action, resource });
    if (denial !== undefined)
      throw new Refusal(
        `Resources.${logicalId}`,
        `AccessDenied: ${denial.message}`,
        'grant it where the function is made',
      );
  }
}
