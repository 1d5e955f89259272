import type { Stack } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import type { MonitorFunctionProps } from '../../lib/building-blocks/monitor-function.ts';
import { allowedTo, statementsOf } from './policies.ts';
import { synthesize } from './stack-under-test.ts';

const MENTIONS = ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'];
const WORK = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'];

const monitor = synthesize();
const allowed = statementsOf(monitor).filter(({ effect }) => effect === 'Allow');

describe('permissions', () => {
  it('name every action in full', () => {
    expect(allowed.length).toBeGreaterThan(40);
    for (const { of, actions } of allowed) for (const action of actions) expect(action, of).not.toContain('*');
  });

  it('name every resource in full, except the objects of the report bucket, whose names are made as they come', () => {
    const wild = allowed.filter(({ resources }) => resources.some((resource) => resource.includes('*')));

    expect(wild.map(({ of, actions, resources }) => [of, actions, resources])).toEqual([
      [
        expect.stringMatching(/^ReportingCompileReportRole/u),
        ['s3:GetObject', 's3:PutObject'],
        ['{"Fn::Join":["",[{"Fn::GetAtt":["ReportingReports9CCA42BB","Arn"]},"/reports/*"]]}'],
      ],
      [
        expect.stringMatching(/^DeskDeskRole/u),
        ['s3:GetObject'],
        ['{"Fn::Join":["",[{"Fn::GetAtt":["ReportingReports9CCA42BB","Arn"]},"/reports/*"]]}'],
      ],
    ]);
  });

  it('reach the rows only where the settings have them exported', () => {
    const exporting = statementsOf(synthesize({ settings: { exportRows: true } }));

    expect(JSON.stringify(allowed)).not.toContain('/rows/');
    expect(
      exporting
        .filter(({ resources }) => JSON.stringify(resources).includes('/rows/'))
        .map(({ of, actions }) => [of.slice(0, 22), actions]),
    ).toEqual([['ReportingCompileReport', ['s3:PutObject']]]);
  });

  it('come from our own policies: none is AWS-managed, none is attached later', () => {
    expect(monitor.ofType('AWS::IAM::Policy')).toEqual([]);
    for (const { id, properties } of monitor.ofType('AWS::IAM::Role')) {
      expect(properties, id).not.toHaveProperty('ManagedPolicyArns');
    }
  });

  it('are held by one role a function and one a schedule', () => {
    const roles = monitor.ofType('AWS::Lambda::Function').map(({ properties }) => JSON.stringify(properties['Role']));

    expect(new Set(roles).size).toBe(16);
    expect(monitor.ofType('AWS::IAM::Role')).toHaveLength(22);
  });

  it('let other services in only on behalf of this account’s own things', () => {
    const services = allowed.filter(({ principal }) => JSON.stringify(principal ?? '').includes('Service'));
    const open = services.filter(({ condition }) => condition === undefined);

    // Lambda assumes the roles of its functions; its trust policy takes no source condition.
    expect(open.map(({ principal }) => principal)).toEqual(
      Array.from({ length: 16 }, () => ({ Service: 'lambda.amazonaws.com' })),
    );
    for (const { condition } of services.filter((each) => each.condition !== undefined)) {
      expect(JSON.stringify(condition)).toContain('aws:SourceArn');
    }
  });

  it('give each function its secrets by name', () => {
    const read = allowed.filter(({ actions }) => actions.includes('ssm:GetParameter'));
    const names = read.map(({ of, resources }) => [
      of.replace(/Role[0-9A-F]{8}$/u, ''),
      resources.map((resource) => /[A-Z]+(?:_[A-Z]+)+/u.exec(resource)?.[0]),
    ]);

    expect(names).toEqual([
      ['PollingPollSource', ['MASTODON_TOKEN']],
      ['PushingReceivePush', ['HELP_DESK_SIGNING_SECRET']],
      ['NudgingReceiveNudge', ['TRUSTPILOT_NUDGE_TOKEN']],
      ['ClockWatchFireClock', ['MASTODON_TOKEN']],
      ['DeskDesk', ['DESK_KEY']],
      ['SlackNotifySlack', ['SLACK_WEBHOOK_URL']],
      ['SlackSlackActions', ['DESK_KEY', 'SLACK_SIGNING_SECRET']],
    ]);
  });

  it.each([
    ['SettingsApplySettings', ['dynamodb:BatchWriteItem', 'dynamodb:Query', 'dynamodb:UpdateItem', 'sqs:SendMessage']],
    ['PollingDispatchPolls', ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'sqs:SendMessage']],
    ['PollingPollSource', [...MENTIONS, 'dynamodb:UpdateItem', 'sqs:SendMessage', ...WORK, 'ssm:GetParameter']],
    ['PushingReceivePush', ['dynamodb:GetItem', 'dynamodb:PutItem', 'sqs:SendMessage', 'ssm:GetParameter']],
    ['NudgingReceiveNudge', ['dynamodb:GetItem', 'dynamodb:PutItem', 'sqs:SendMessage', 'ssm:GetParameter']],
    ['PushingTakeInPush', [...MENTIONS, 'dynamodb:UpdateItem', 'sqs:SendMessage', ...WORK]],
    ['ClockWatchSweepClocks', ['dynamodb:GetItem', 'dynamodb:Query', 'sqs:SendMessage']],
    ['ClockWatchFireClock', [...MENTIONS, 'dynamodb:UpdateItem', 'sqs:SendMessage', ...WORK, 'ssm:GetParameter']],
    ['AlertDeliveryDeliverAlerts', [...MENTIONS, 'sns:Publish', ...WORK]],
    [
      'SlackNotifySlack',
      [
        'dynamodb:BatchWriteItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'sns:Publish',
        'sqs:SendMessage',
        ...WORK,
        'ssm:GetParameter',
      ],
    ],
    [
      'DeskDesk',
      [
        ...['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
        ...['s3:GetObject', 's3:ListBucket', 'sqs:SendMessage', 'ssm:GetParameter'],
      ],
    ],
    ['SlackSlackActions', ['sqs:SendMessage', 'ssm:GetParameter']],
    ['ReportingCompileRollups', ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:Query', 'sqs:SendMessage']],
    [
      'ReportingCompileReport',
      ['dynamodb:GetItem', 'dynamodb:Query', 's3:GetObject', 's3:PutObject', 'sns:Publish', 'sqs:SendMessage'],
    ],
    [
      'SourceCheckCheckSources',
      ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'sns:Publish', 'sqs:SendMessage'],
    ],
  ])('let %s do its work, log, and nothing else', (name, actions) => {
    const log = ['logs:CreateLogStream', 'logs:PutLogEvents'];

    expect(allowedTo(monitor, new RegExp(`^${name}Role`, 'u'))).toEqual([...actions, ...log].toSorted());
  });

  it('let the sweep read the due index and not the table', () => {
    const query = allowed.find(
      ({ of, actions }) => of.startsWith('ClockWatchSweep') && actions.includes('dynamodb:Query'),
    );

    expect(query?.resources).toEqual(['{"Fn::Join":["",[{"Fn::GetAtt":["TableCD117FA1","Arn"]},"/index/due"]]}']);
  });
});

describe('the function URLs', () => {
  it('are the only doors for everybody', () => {
    const everybody = monitor
      .ofType('AWS::Lambda::Permission')
      .filter(({ properties }) => properties['Principal'] === '*');

    expect(everybody.map(({ properties }) => properties['Action']).toSorted()).toEqual([
      'lambda:InvokeFunction',
      'lambda:InvokeFunction',
      'lambda:InvokeFunction',
      'lambda:InvokeFunction',
      'lambda:InvokeFunctionUrl',
      'lambda:InvokeFunctionUrl',
      'lambda:InvokeFunctionUrl',
      'lambda:InvokeFunctionUrl',
    ]);
    // Both only by way of the URL: the second call that AWS asks for must not open the function itself.
    for (const { properties } of everybody) {
      expect(properties['FunctionUrlAuthType'] === 'NONE' || properties['InvokedViaFunctionUrl'] === true).toBe(true);
    }
  });
});

describe('cdk-nag', () => {
  it('looks at the stack: a queue without encryption, TLS or dead letters does not get through', () => {
    const spoil = (stack: Stack) => new CfnQueue(stack, 'Open', { sqsManagedSseEnabled: false });

    expect(() => synthesize({ spoil })).toThrow(/SQS2|SQS3|SQS4/u);
  });
});

describe('acknowledged findings', () => {
  it('each say why', () => {
    const acknowledged = monitor.stack.node
      .findAll()
      .flatMap((construct) => construct.node.metadata)
      .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
      .flatMap(({ data }) => Object.entries(data as Record<string, string>));

    expect([...new Set(acknowledged.map(([id]) => id))].toSorted()).toEqual([
      'Annotation::AwsSolutions-IAM5[Resource::<ReportingReports9CCA42BB.Arn>/reports/*]',
      'Annotation::AwsSolutions-S1',
      'Annotation::AwsSolutions-SQS3',
      'Annotation::Serverless-LambdaDLQ',
      'Annotation::Serverless-LambdaEventSourceMappingDestination',
      'Annotation::Serverless-LambdaTracing',
      'Annotation::Serverless-SQSRedrivePolicy',
      'CloudFormation-Validate::W9003',
    ]);
    for (const [id, reason] of acknowledged) expect(reason.length, id).toBeGreaterThan(40);
  });
});

describe('the environment of a function', () => {
  it('does not compile with a variable too few or too many', () => {
    type Environment = MonitorFunctionProps<'dispatch-polls'>['environment'];
    const exact: Environment = { TABLE_NAME: 'table', POLLS_QUEUE_URL: 'queue' };
    // @ts-expect-error POLLS_QUEUE_URL is missing: the function would fail at its first cold start.
    const short: Environment = { TABLE_NAME: 'table' };
    // @ts-expect-error DUE_QUEUE_URL is not in its contract: nobody would read it.
    const long: Environment = { TABLE_NAME: 'table', POLLS_QUEUE_URL: 'queue', DUE_QUEUE_URL: 'queue' };

    expect([exact, short, long].map((given) => Object.keys(given).length)).toEqual([2, 1, 3]);
  });
});
