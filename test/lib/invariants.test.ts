import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { statementsOf } from './policies.ts';
import { type Profile, synthesizeProfiles } from './profiles.ts';
import type { Resource } from './stack-under-test.ts';

/** What must hold of the template whatever the settings are. */

const profiles = synthesizeProfiles();
/** A line for each broken place of every profile; `count` guards against a rule that looked at nothing. */
const broken = (type: string, isWrong: (resource: Resource, profile: Profile) => boolean, atLeast = 1) => {
  const looked = profiles.flatMap((profile) => profile.stack.ofType(type).map((resource) => ({ profile, resource })));
  expect(looked.length, `${type} looked at`).toBeGreaterThanOrEqual(atLeast);
  return looked
    .filter(({ profile, resource }) => isWrong(resource, profile))
    .map(({ profile, resource }) => `${profile.name}: ${resource.id}`);
};
const json = (value: unknown): string => JSON.stringify(value) ?? '';
const getAtt = (value: unknown): string => (value as { 'Fn::GetAtt'?: [string] })?.['Fn::GetAtt']?.[0] ?? '';
const isSetAside = (id: string): boolean => /DeadLetters|^Undelivered/u.test(id);
const alarmsOn = ({ stack }: Profile): string => json(stack.ofType('AWS::CloudWatch::Alarm'));
const EVERY_PROFILE = profiles.length;

describe('nothing is lost in silence: there are dead letters and an alarm for', () => {
  it('each queue', () => {
    expect(
      broken('AWS::SQS::Queue', ({ id, properties }, profile) => {
        const target = getAtt((properties['RedrivePolicy'] as { deadLetterTargetArn?: unknown })?.deadLetterTargetArn);
        const watched = isSetAside(id) ? id : target;
        return watched === '' || !isSetAside(watched) || !alarmsOn(profile).includes(`"${watched}"`);
      }),
    ).toEqual([]);
  });

  it('each subscription', () => {
    expect(
      broken('AWS::SNS::Subscription', ({ properties }, profile) => {
        const target = getAtt((properties['RedrivePolicy'] as { deadLetterTargetArn?: unknown })?.deadLetterTargetArn);
        return target === '' || !alarmsOn(profile).includes(`"${target}"`);
      }),
    ).toEqual([]);
  });

  it('each schedule, and the function that it runs', () => {
    expect(
      broken('AWS::Scheduler::Schedule', ({ properties }, profile) => {
        const target = properties['Target'] as { Arn: unknown; DeadLetterConfig?: { Arn?: unknown } };
        const handedOver = getAtt(target.DeadLetterConfig?.Arn);
        const run = profile.stack
          .ofType('AWS::Lambda::EventInvokeConfig')
          .find((config) => (config.properties['FunctionName'] as { Ref: string }).Ref === getAtt(target.Arn));
        const failed = /"OnFailure":.*?"Fn::GetAtt":\["(?<id>[^"]+)"/u.exec(json(run?.properties))?.groups?.['id'];
        return [handedOver, failed ?? ''].some((id) => id === '' || !alarmsOn(profile).includes(`"${id}"`));
      }),
    ).toEqual([]);
  });
});

describe('what is stored or sent is closed:', () => {
  it('queues, tables and buckets are encrypted', () => {
    expect(broken('AWS::SQS::Queue', ({ properties }) => properties['SqsManagedSseEnabled'] !== true)).toEqual([]);
    expect(
      broken('AWS::S3::Bucket', ({ properties }) => !json(properties['BucketEncryption']).includes('AES256')),
    ).toEqual([]);
    // Every table is encrypted; a key of AWS's own, the default, costs nothing and needs no grant.
    expect(broken('AWS::DynamoDB::Table', ({ properties }) => 'SSESpecification' in properties)).toEqual([]);
  });

  it.each([
    ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'Queues'],
    ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'Topics'],
    ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'Bucket'],
  ])('each %s denies whatever comes without TLS', (type, policyType, property) => {
    expect(
      broken(type, ({ id }, { stack }) => {
        const policies = stack
          .ofType(policyType)
          .filter(({ properties }) => json(properties[property]).includes(`"${id}"`));
        return !policies.some((policy) =>
          statementsOf({ ...stack, resources: [policy] }).some(
            ({ effect, principal, condition, actions }) =>
              effect === 'Deny' &&
              ['"*"', '{"AWS":"*"}'].includes(json(principal)) &&
              json(condition) === '{"Bool":{"aws:SecureTransport":"false"}}' &&
              actions.length > 0,
          ),
        );
      }),
    ).toEqual([]);
  });

  it('no template holds the value of a secret, and none is kept where a template could read it', () => {
    for (const { name, stack } of profiles) {
      const text = json(stack.template.toJSON());
      expect(text, name).not.toMatch(/SecretString|\{\{resolve:|hooks\.slack\.com|xox[a-z]-|BEGIN [A-Z ]*PRIVATE KEY/u);
      // But for the address of the desk, which is none.
      const parameters = stack.ofType('AWS::SSM::Parameter').map(({ properties }) => String(properties['Name']));
      expect(
        parameters.filter((parameter) => !parameter.endsWith('/desk-address')),
        name,
      ).toEqual([]);
      expect(stack.ofType('AWS::SecretsManager::Secret'), name).toEqual([]);
    }
  });

  it('no action is a pattern, and no resource, but for the reports and for what knows no resources', () => {
    const wild = profiles.flatMap(({ name, stack }) =>
      statementsOf(stack)
        .filter(({ effect }) => effect === 'Allow')
        .flatMap(({ of, actions, resources }) => {
          expect(actions.join(' '), `${name}: ${of}`).not.toContain('*');
          return resources.some((resource) => resource.includes('*')) ? actions : [];
        }),
    );

    expect([...new Set(wild)].toSorted()).toEqual(['comprehend:BatchDetectSentiment', 's3:GetObject', 's3:PutObject']);
  });

  it('only function URLs are open to everybody, and each only by way of itself', () => {
    expect(
      broken('AWS::Lambda::Permission', ({ properties }) => {
        if (properties['Principal'] !== '*') return !('SourceArn' in properties);
        return properties['FunctionUrlAuthType'] !== 'NONE' && properties['InvokedViaFunctionUrl'] !== true;
      }),
    ).toEqual([]);
  });
});

describe('what is kept is kept:', () => {
  it('the table and the reports outlive the stack; the table also a slip of the hand', () => {
    const dies = ({ deletionPolicy, updateReplacePolicy }: Resource): boolean =>
      deletionPolicy !== 'Retain' || updateReplacePolicy !== 'Retain';

    expect(broken('AWS::S3::Bucket', dies, EVERY_PROFILE)).toEqual([]);
    expect(broken('AWS::DynamoDB::Table', dies, EVERY_PROFILE)).toEqual([]);
    expect(
      broken('AWS::DynamoDB::Table', ({ properties }) => properties['DeletionProtectionEnabled'] !== true),
    ).toEqual([]);
    expect(
      broken(
        'AWS::DynamoDB::Table',
        ({ properties }) => !json(properties['PointInTimeRecoverySpecification']).includes(':true'),
      ),
    ).toEqual([]);
  });

  it('logs are kept as long as the settings say, and no longer', () => {
    expect(broken('AWS::Logs::LogGroup', ({ properties }) => !(Number(properties['RetentionInDays']) > 0), 40)).toEqual(
      [],
    );
    expect(
      broken('AWS::Lambda::Function', ({ properties }) => !json(properties['LoggingConfig']).includes('LogGroup'), 40),
    ).toEqual([]);
  });

  it('what holds state has the logical id that it has always had: another one is another, empty resource', () => {
    // To add one, add it to the list. To change or to take one away needs a plan for what it holds.
    const pinned = JSON.parse(readFileSync(join(import.meta.dirname, 'stateful-ids.json'), 'utf8')) as object;
    const stateful = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::SNS::Topic', 'AWS::SQS::Queue'];
    const found = profiles.flatMap(({ stack }) => stack.resources.filter(({ type }) => stateful.includes(type)));

    expect(Object.fromEntries(found.map(({ id, type }) => [id, type]))).toEqual(pinned);
  });
});

describe('a storm', () => {
  it('starves nothing that must run every minute, where the settings reserve what it may not take', () => {
    const reserved = (name: string) =>
      Object.fromEntries(
        profiles
          .filter((profile) => profile.name === name)
          .flatMap(({ stack }) => stack.ofType('AWS::Lambda::Function'))
          .filter(({ properties }) => 'ReservedConcurrentExecutions' in properties)
          .map(({ properties }) => [
            String(properties['FunctionName']).replace('ReplyWatch-', ''),
            properties['ReservedConcurrentExecutions'],
          ]),
      );

    expect(reserved('storm')).toEqual({
      'dispatch-polls': 2,
      'sweep-clocks': 2,
      'slack-actions': 5,
      'receive-push': 7,
      'receive-nudge': 7,
      desk: 7,
    });
    // A new account has ten, of which AWS lets nobody reserve any.
    expect([reserved('cafe'), reserved('receivers'), reserved('nudges')]).toEqual([{}, {}, {}]);
  });
});
