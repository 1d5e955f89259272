import { type Duration, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  type IScheduleTarget,
  Schedule,
  type ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { FunctionName } from '../../functions/contracts/environment.ts';
import type { House } from './house.ts';
import type { MonitorFunction } from './monitor-function.ts';
import { policyOf } from './permission.ts';

export interface FunctionScheduleProps {
  readonly house: House;
  readonly runs: MonitorFunction<FunctionName>;
  readonly when: ScheduleExpression;
  readonly input?: Readonly<Record<string, string>>;
  /** Scheduler stops trying to hand over an invocation that is older than this; at least a minute. */
  readonly maxEventAge: Duration;
}

/**
 * Runs a function on a schedule. The target is our own rather than `LambdaInvoke`, because that one may also invoke
 * every version (`arn:*`) and this one exactly the function.
 */
export class FunctionSchedule extends Schedule {
  constructor(scope: Construct, id: string, props: FunctionScheduleProps) {
    const stack = Stack.of(scope);
    const { undelivered } = props.house;
    const role = new Role(scope, `${id}Role`, {
      // Scheduler acts for many accounts: it may use this role only for schedules of ours.
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': stack.account,
            'aws:SourceArn': stack.formatArn({
              service: 'scheduler',
              resource: 'schedule-group',
              resourceName: 'default',
            }),
          },
        },
      }),
      inlinePolicies: {
        may: policyOf([
          { actions: ['lambda:InvokeFunction'], resources: [props.runs.functionArn] },
          { actions: ['sqs:SendMessage'], resources: [undelivered.queueArn] },
        ]),
      },
    });
    const target: IScheduleTarget = {
      bind: () => ({
        arn: props.runs.functionArn,
        role,
        deadLetterConfig: { arn: undelivered.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: props.maxEventAge.toSeconds(), maximumRetryAttempts: 3 },
        ...(props.input && { input: ScheduleTargetInput.fromObject(props.input) }),
      }),
    };
    super(scope, id, { schedule: props.when, target });
  }
}
