import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT } from '../../functions/contracts/environment.ts';
import { TABLE } from '../../functions/contracts/table-layout.ts';
import { synthesize } from './stack-under-test.ts';

const monitor = synthesize();
const { template, ofType } = monitor;
const functions = ofType('AWS::Lambda::Function');
const nameOf = (functionName: unknown) => String(functionName).replace(/^ReplyWatch-/u, '');

describe('functions', () => {
  it('are those of the contract, each once', () => {
    expect(functions.map(({ properties }) => nameOf(properties['FunctionName'])).toSorted()).toEqual(
      Object.keys(ENVIRONMENT).toSorted(),
    );
  });

  it('get exactly the variables of their contract, and the one that makes stack traces readable', () => {
    for (const { properties } of functions) {
      const name = nameOf(properties['FunctionName']) as keyof typeof ENVIRONMENT;
      const { Variables } = properties['Environment'] as { Variables: Record<string, string> };

      expect(Object.keys(Variables).toSorted(), name).toEqual([...ENVIRONMENT[name], 'NODE_OPTIONS'].toSorted());
    }
  });

  it('run on Node 24 and arm64 with memory and time-out of their own', () => {
    for (const { id, properties } of functions) {
      expect(properties, id).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(Number(properties['MemorySize']), id).toBeGreaterThanOrEqual(256);
      expect(Number(properties['Timeout']), id).toBeGreaterThanOrEqual(10);
    }
  });

  it('reserve concurrency only where anybody can knock: it takes from what the account has, and a new one has little', () => {
    const reserved = (stack: typeof monitor) =>
      stack.ofType('AWS::Lambda::Function').flatMap(({ properties }) => {
        const most = properties['ReservedConcurrentExecutions'];
        return most === undefined ? [] : [[nameOf(properties['FunctionName']), most]];
      });

    expect(reserved(monitor)).toEqual([
      ['receive-push', 7],
      ['receive-nudge', 7],
      ['desk', 7],
    ]);
  });

  it('log into a group of their own that forgets', () => {
    const groups = new Map(ofType('AWS::Logs::LogGroup').map(({ id, properties }) => [id, properties]));
    const used = functions.map(
      ({ properties }) => (properties['LoggingConfig'] as { LogGroup: { Ref: string } }).LogGroup.Ref,
    );

    expect(new Set(used).size).toBe(functions.length);
    // 20 days asked: 30 is the next length that CloudWatch has.
    for (const id of used) expect(groups.get(id), id).toMatchObject({ RetentionInDays: 30 });
  });

  it('have the settings layer exactly where they have SETTINGS_FILE', () => {
    for (const { id, properties } of functions) {
      const { Variables } = properties['Environment'] as { Variables: Record<string, string> };

      expect('Layers' in properties, id).toBe('SETTINGS_FILE' in Variables);
      if ('SETTINGS_FILE' in Variables) expect(Variables['SETTINGS_FILE']).toBe('/opt/settings.json');
    }
  });
});

describe('table', () => {
  it('has the keys and indexes of its contract', () => {
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: TABLE.pk, KeyType: 'HASH' },
        { AttributeName: TABLE.sk, KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: TABLE.ttl, Enabled: true },
      GlobalSecondaryIndexes: [
        Match.objectLike({
          IndexName: TABLE.due.index,
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['facts', 'claim'] },
        }),
        Match.objectLike({
          IndexName: TABLE.day.index,
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...TABLE.day.projected] },
        }),
      ],
    });
  });

  it('survives mistakes: deletion protection, point-in-time recovery, kept when the stack goes', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      },
    });
  });
});

describe('what holds state', () => {
  it('keeps reports in a private bucket that lets go of them', () => {
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        PublicAccessBlockConfiguration: Match.objectLike({ BlockPublicPolicy: true, RestrictPublicBuckets: true }),
        LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 400, Status: 'Enabled' })] },
      },
    });
  });
});

describe('settings', () => {
  it('reach the table whenever they change, within the deploy', () => {
    template.hasResourceProperties('AWS::CloudFormation::CustomResource', {
      ServiceToken: { 'Fn::GetAtt': [Match.stringLikeRegexp('ApplySettings'), 'Arn'] },
      SettingsHash: 'hash-of-the-test-settings',
    });
  });

  it('name secrets; no template holds the value of one', () => {
    const text = JSON.stringify(template.toJSON());

    expect(text).toContain('parameter/replywatch/ReplyWatch/SLACK_WEBHOOK_URL');
    expect(text).not.toMatch(/AWS::SecretsManager|SecretString|\{\{resolve:|hooks\.slack\.com|xox[a-z]-/u);
    // Where the desk is, which no secret is.
    expect(ofType('AWS::SSM::Parameter').map(({ properties }) => properties['Name'])).toEqual([
      '/replywatch/ReplyWatch/desk-address',
    ]);
  });

  it('leave every door shut when there is no signing secret to check with', () => {
    const webhooks = { pushSecrets: [], nudges: false, nudgeSecrets: [], atOnce: 5 };
    const withoutSigning = synthesize({
      desk: 'none',
      settings: { secrets: { sources: [], slackWebhooks: [], receivers: [] }, webhooks },
    });

    expect(ofType('AWS::Lambda::Url')).toHaveLength(4);
    expect(ofType('AWS::SQS::Queue').length - withoutSigning.ofType('AWS::SQS::Queue').length).toBe(1);
    expect(withoutSigning.ofType('AWS::Lambda::Url')).toEqual([]);
    expect(JSON.stringify(withoutSigning.template.toJSON())).not.toContain('ssm:GetParameter');
  });
});
