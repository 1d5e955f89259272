import { PurgeQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it, vi } from 'vitest';
import type { Resource } from '../../bin/local/assembly.ts';
import { LOCAL_AWS } from '../support/engines.ts';
import { arn, lambda, MINUTE, ref, run, START, tinyStack } from './tiny-stack.ts';

// Workers and servers, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const metric = (namespace: string, name: string, dimension?: readonly [string, unknown]): object => ({
  Namespace: namespace,
  MetricName: name,
  ...(dimension && { Dimensions: [{ Name: dimension[0], Value: dimension[1] }] }),
});

const alarm = (name: string, properties: object): Resource => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmName: `Tiny-${name}`,
    AlarmDescription: `What ${name} means.`,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    EvaluationPeriods: 1,
    Period: 60,
    Statistic: 'Sum',
    TreatMissingData: 'notBreaching',
    AlarmActions: [ref('Operator')],
    OKActions: [ref('Operator')],
    ...properties,
  },
});

const WORKER = `
  export const handler = async () => {
    console.log(JSON.stringify({
      _aws: { Timestamp: 0, CloudWatchMetrics: [{ Namespace: 'Tiny', Dimensions: [['service']], Metrics: [{ Name: 'Late' }] }] },
      service: 'worker', Late: [3, 7],
    }));
  };
`;

const stack = (alarms: Record<string, Resource>) =>
  tinyStack(
    {
      Operator: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'operator' } },
      Mail: {
        Type: 'AWS::SNS::Subscription',
        Properties: { TopicArn: ref('Operator'), Protocol: 'email', Endpoint: 'operator@sundial.example' },
      },
      Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
      Worker: lambda('worker', {}, { FunctionName: 'worker' }),
      Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/replywatch/Tiny/worker' } },
      Filter: {
        Type: 'AWS::Logs::MetricFilter',
        Properties: {
          LogGroupName: ref('Log'),
          FilterPattern: '?"Invoke Error" ?"Task timed out"',
          MetricTransformations: [{ MetricNamespace: 'Tiny', MetricName: 'Errors', MetricValue: '1' }],
        },
      },
      EveryMinute: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: { Name: 'every-minute', ScheduleExpression: 'rate(1 minute)', Target: { Arn: arn('Worker') } },
      },
      ...alarms,
    },
    { worker: WORKER },
  );

async function running(alarms: Record<string, Resource>) {
  const mails: string[] = [];
  const local = await run(stack(alarms), { sendMail: async ({ subject }) => void mails.push(subject) });
  const at = (minutes: number) => local.clock.advanceTo(START + minutes * MINUTE);
  return { local, mails, at };
}

describe('alarms of a template on the clock of the run', () => {
  it('ring on what lies in a queue, tell the topic when it begins and when it is over', async () => {
    const { local, mails, at } = await running({
      Depth: alarm('depth', {
        ...metric('AWS/SQS', 'ApproximateNumberOfMessagesVisible', [
          'QueueName',
          { 'Fn::GetAtt': ['Dead', 'QueueName'] },
        ]),
        Statistic: 'Maximum',
      }),
    });
    await at(2);
    expect(local.alarms()).toEqual({ depth: 'OK' });

    const sqs = new SQSClient({ ...LOCAL_AWS, endpoint: local.endpoints.sqs, useQueueUrlAsEndpoint: false });
    const QueueUrl = `${local.endpoints.sqs}/000000000000/dead`;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    await at(5);
    const rung = local.alarms();
    await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    sqs.destroy();
    await at(8);

    expect(rung).toEqual({ depth: 'ALARM' });
    expect(local.alarms()).toEqual({ depth: 'OK' });
    expect(mails).toEqual(['ALARM: "Tiny-depth"', 'OK: "Tiny-depth"']);
    expect(local.seenOf('alarm').map(({ alarm: name, state }) => [name, state])).toEqual([
      ['depth', 'ALARM'],
      ['depth', 'OK'],
    ]);
  });

  it('take silence for a fault only where the template says so', async () => {
    const invocations = metric('AWS/Lambda', 'Invocations', ['FunctionName', ref('Worker')]);
    const never = {
      ...invocations,
      ComparisonOperator: 'LessThanThreshold',
      EvaluationPeriods: 3,
      DatapointsToAlarm: 3,
    };
    const { local, at } = await running({
      NotRunning: alarm('not-running', { ...never, TreatMissingData: 'breaching' }),
      Deaf: alarm('deaf', never),
    });
    await at(5);
    expect(local.alarms()).toEqual({ 'not-running': 'OK', deaf: 'OK' });

    local.faults.pauseSchedules('worker');
    await at(10);
    expect(local.alarms()).toEqual({ 'not-running': 'ALARM', deaf: 'OK' });

    local.faults.resumeSchedules('worker');
    await at(13);
    expect(local.alarms()).toEqual({ 'not-running': 'OK', deaf: 'OK' });
  });

  it('read figures that functions print, failed runs from their logs, and throttles', async () => {
    const sum = (Id: string, Metric: object) => ({
      Id,
      ReturnData: false,
      MetricStat: { Metric, Stat: 'Sum', Period: 60 },
    });
    const { local, at } = await running({
      Late: alarm('late', {
        ...metric('Tiny', 'Late', ['service', 'worker']),
        Statistic: undefined,
        ExtendedStatistic: 'p99',
        Threshold: 7,
      }),
      Failing: alarm('failing', metric('Tiny', 'Errors')),
      Throttled: alarm('throttled', {
        Metrics: [
          { Id: 'all', Expression: 'FILL(errors, 0) + FILL(throttles, 0)' },
          sum('errors', metric('Tiny', 'Nothing')),
          sum('throttles', metric('AWS/Lambda', 'Throttles', ['FunctionName', ref('Worker')])),
        ],
        Period: undefined,
        Statistic: undefined,
      }),
    });
    await at(3);
    expect(local.alarms()).toEqual({ late: 'ALARM', failing: 'OK', throttled: 'OK' });

    local.faults.breakFunction('worker');
    await at(6);
    expect(local.alarms()).toEqual({ late: 'OK', failing: 'ALARM', throttled: 'OK' });

    local.faults.breakFunction('worker', 'throttle');
    await at(9);
    expect(local.alarms()).toEqual({ late: 'OK', failing: 'OK', throttled: 'ALARM' });
  });

  it.each([
    [{ Metrics: [{ Id: 'a', Expression: 'ANOMALY_DETECTION_BAND(m1)' }] }, /does not know "ANOMALY_DETECTION_BAND/u],
    [{ ...metric('Tiny', 'Late'), TreatMissingData: 'ignore' }, /TreatMissingData: is "ignore"/u],
    [{ ...metric('Tiny', 'Late'), ComparisonOperator: 'LessThanLowerThreshold' }, /is not run locally/u],
  ])('refuse what they could only pretend to evaluate', async (properties, line) => {
    await expect(running({ Odd: alarm('odd', properties) })).rejects.toThrow(line);
  });
});
