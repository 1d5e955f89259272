import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../bin/local/assembly.ts';
import { arn, MINUTE, ref, run, START } from '../tiny-stack.ts';
import { enforcedStack, permission, policyOn } from './enforced-stack.ts';

const WORK = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const feed: Resource = {
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: { EventSourceArn: arn('Work'), FunctionName: ref('Worker') },
};
const onFailure: Resource = {
  Type: 'AWS::Lambda::EventInvokeConfig',
  Properties: {
    FunctionName: ref('Worker'),
    Qualifier: '$LATEST',
    DestinationConfig: { OnFailure: { Destination: arn('Undelivered') } },
  },
};
const subscription = (Protocol: string, Endpoint: unknown): Resource => ({
  Type: 'AWS::SNS::Subscription',
  Properties: {
    TopicArn: ref('Alerts'),
    Protocol,
    Endpoint,
    RedrivePolicy: { deadLetterTargetArn: arn('Undelivered') },
  },
});
const fromTopic = { ArnEquals: { 'aws:SourceArn': ref('Alerts') } };
const snsMaySend = (queue: string): Resource =>
  policyOn(queue, {
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: arn(queue),
    Condition: fromTopic,
  });

const publish = `await publish({ TopicArn: 'arn:aws:sns:us-east-1:000000000000:alerts', Message: 'x' });`;
const mayPublish = [{ Action: 'sns:Publish', Resource: ref('Alerts') }];

describe('what a deploy refuses is refused at the start', () => {
  it.each(WORK)('a queue’s worker without %s', async (missing) => {
    const may = [{ Action: WORK.filter((action) => action !== missing), Resource: arn('Work') }];

    await expect(run(enforcedStack({ may, more: { Feed: feed } }))).rejects.toThrow(
      new RegExp(`^Resources\\.Feed: AccessDenied: User: .*/worker is not authorized to perform: ${missing} on`, 'u'),
    );
    await run(enforcedStack({ may: [{ Action: WORK, Resource: arn('Work') }], more: { Feed: feed } }));
  });

  it('a failure destination that the function may not write to', async () => {
    await expect(run(enforcedStack({ more: { onFailure } }))).rejects.toThrow(
      /^Resources\.onFailure: AccessDenied: .* sqs:SendMessage on resource: arn:aws:sqs:us-east-1:000000000000:undelivered/u,
    );
  });

  it('a role that is for somebody else, and a function in none', async () => {
    const asFunction = (Role: unknown) => ({
      Worker: { ...enforcedStack().template.Resources['Worker'], Type: 'AWS::Lambda::Function' },
      Other: {
        Type: 'AWS::Lambda::Function',
        Properties: { ...enforcedStack().template.Resources['Worker']?.Properties, Role },
      },
    });

    await expect(run(enforcedStack({ more: asFunction(arn('TickerRole')) }))).rejects.toThrow(
      /^Resources\.Other: has a role that Lambda may not assume; /u,
    );
    await expect(run(enforcedStack({ more: asFunction(undefined) }))).rejects.toThrow(
      /^Resources\.Other\.Properties: lacks Role; /u,
    );
  });
});

describe('a schedule', () => {
  const ticks = (ticker: Parameters<typeof enforcedStack>[0]) =>
    enforcedStack({
      ...ticker,
      more: {
        Every: {
          Type: 'AWS::Scheduler::Schedule',
          Properties: {
            Name: 'every',
            ScheduleExpression: 'rate(1 minute)',
            Target: {
              Arn: arn('Worker'),
              RoleArn: arn('TickerRole'),
              DeadLetterConfig: { Arn: arn('Undelivered') },
            },
          },
        },
      },
    });

  it('calls its function in a role that may, else sets the event aside, and says what it lacks', async () => {
    const invoke = { Action: 'lambda:InvokeFunction', Resource: arn('Worker') };
    const setAside = { Action: 'sqs:SendMessage', Resource: arn('Undelivered') };

    const granted = await run(ticks({ ticker: [invoke] }));
    expect(await granted.values('event')).toEqual([1]);

    const without = await run(ticks({ ticker: [setAside] }));
    await without.clock.advanceTo(START + MINUTE);
    expect(await without.values('event')).toEqual([]);
    expect(without.queueDepths()['undelivered']?.visible).toBe(2);
    expect(without.seenOf('denied')[0]).toMatchObject({ caller: 'every', action: 'lambda:InvokeFunction' });

    const withNothing = await run(ticks({}));
    await withNothing.quiesce();
    expect(withNothing.seenOf('lost')).toHaveLength(1);
  });
});

describe('a topic', () => {
  it('fills a queue that lets it in, else sets the message aside where it may', async () => {
    const more = { Feeds: subscription('sqs', arn('Work')) };
    const letIn = await run(
      enforcedStack({ may: mayPublish, more: { ...more, Open: snsMaySend('Work') }, code: publish }),
    );
    await letIn.invoke('worker', {});
    await letIn.quiesce();
    expect([letIn.queueDepths()['work']?.visible, letIn.seenOf('denied')]).toEqual([1, []]);

    const shut = await run(
      enforcedStack({ may: mayPublish, more: { ...more, Open: snsMaySend('Undelivered') }, code: publish }),
    );
    await shut.invoke('worker', {});
    await shut.quiesce();
    expect([shut.queueDepths()['work']?.visible, shut.queueDepths()['undelivered']?.visible]).toEqual([0, 1]);
    expect(shut.seenOf('denied')).toMatchObject([{ caller: 'sns.amazonaws.com', action: 'sqs:SendMessage' }]);
  });

  it('calls a function whose policy names it, and no other', async () => {
    const more = { Calls: subscription('lambda', arn('Worker')), Aside: snsMaySend('Undelivered') };
    const named = { Principal: 'sns.amazonaws.com', SourceArn: ref('Alerts') };
    const code = `if (!event?.Records) { ${publish} }`;
    const letIn = await run(
      enforcedStack({ may: mayPublish, more: { ...more, Lets: permission('Worker', named) }, code }),
    );
    await letIn.invoke('worker', {});
    expect(await letIn.values('event')).toEqual([1, 1]);

    const shut = await run(enforcedStack({ may: mayPublish, more, code }));
    await shut.invoke('worker', {});
    expect(await shut.values('event')).toEqual([1]);
    expect(shut.queueDepths()['undelivered']?.visible).toBe(1);
  });
});

describe('a function URL', () => {
  const door: Resource = {
    Type: 'AWS::Lambda::Url',
    Properties: { TargetFunctionArn: arn('Worker'), AuthType: 'NONE' },
  };
  const url = permission('Worker', {
    Action: 'lambda:InvokeFunctionUrl',
    Principal: '*',
    FunctionUrlAuthType: 'NONE',
  });
  const byUrl = permission('Worker', { Principal: '*', InvokedViaFunctionUrl: true });

  it('lets everybody in only where the function’s policy says so twice', async () => {
    const knock = async (more: Readonly<Record<string, Resource>>) => {
      const local = await run(enforcedStack({ more: { Door: door, ...more } }));
      return (await fetch(local.urls['worker'] ?? '')).status;
    };

    expect(await knock({ Url: url, ByUrl: byUrl })).toBe(200);
    expect(await knock({ Url: url })).toBe(403);
    expect(await knock({ ByUrl: byUrl })).toBe(403);
  });
});
