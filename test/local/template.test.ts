import { describe, expect, it } from 'vitest';
import type { Template } from '../../bin/local/assembly.ts';
import { localNames } from '../../bin/local/local-names.ts';
import { localReferences } from '../../bin/local/references.ts';
import { TemplateResolver } from '../../bin/local/template.ts';

const template: Template = {
  Parameters: { BootstrapVersion: { Default: '/cdk-bootstrap/version' }, Colour: { Default: 'green' } },
  Conditions: {
    IsGreen: { 'Fn::Equals': [{ Ref: 'Colour' }, 'green'] },
    IsNot: { 'Fn::Not': [{ Condition: 'IsGreen' }] },
  },
  Resources: {
    Work: { Type: 'AWS::SQS::Queue', Metadata: { 'aws:cdk:path': 'Stack/Polls/Queue/Resource' } },
    Dead: { Type: 'AWS::SQS::Queue', Metadata: { 'aws:cdk:path': 'Stack/Polls/DeadLetters/Resource' } },
    Alerts: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alerts' } },
    Table: { Type: 'AWS::DynamoDB::Table', Metadata: { 'aws:cdk:path': 'Stack/Table/Resource' } },
    Door: { Type: 'AWS::Lambda::Url' },
  },
};

function resolve(value: unknown): unknown {
  const names = localNames(template);
  const late = {
    queueOrigin: 'http://127.0.0.1:9',
    functionUrls: new Map([['Door', 'http://127.0.0.1:10/']]),
    custom: new Map([['Made', { physicalId: 'made-1', data: { Size: '3' } }]]),
  };
  return new TemplateResolver(template, 'Stack', localReferences(template, names, late)).resolve(value, 'here');
}

describe('references of the template', () => {
  it.each<[string, unknown, unknown]>([
    ['a queue address', { Ref: 'Work' }, 'http://127.0.0.1:9/000000000000/polls'],
    ['a queue ARN', { 'Fn::GetAtt': ['Dead', 'Arn'] }, 'arn:aws:sqs:us-east-1:000000000000:polls-dead-letters'],
    ['a topic', { Ref: 'Alerts' }, 'arn:aws:sns:us-east-1:000000000000:alerts'],
    ['an attribute after a dot', { 'Fn::GetAtt': 'Alerts.TopicName' }, 'alerts'],
    ['a table name', { Ref: 'Table' }, 'table'],
    ['a function address', { 'Fn::GetAtt': ['Door', 'FunctionUrl'] }, 'http://127.0.0.1:10/'],
    ['a join', { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':x']] }, 'arn:aws:x'],
    [
      'a substitution',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
      { 'Fn::Sub': ['${AWS::StackName}-${Alerts.TopicName}-${Own}-${!Kept}', { Own: { Ref: 'Colour' } }] },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax
      'Stack-alerts-green-${Kept}',
    ],
    ['a part of a split', { 'Fn::Select': [2, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'c'],
    ['a condition that holds', { 'Fn::If': ['IsGreen', 'yes', 'no'] }, 'yes'],
    [
      'a value removed by a condition',
      { a: { 'Fn::If': ['IsNot', 1, { Ref: 'AWS::NoValue' }] }, b: [{ Ref: 'AWS::NoValue' }, 2] },
      { b: [2] },
    ],
    ['a default of a parameter', { Ref: 'BootstrapVersion' }, '/cdk-bootstrap/version'],
  ])('resolve to %s', (_, value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it.each<[unknown, RegExp]>([
    [{ Ref: 'Nobody' }, /refers to Nobody/u],
    [{ deep: [{ 'Fn::ImportValue': 'x' }] }, /^here\.deep\[0\]: uses Fn::ImportValue/u],
    [{ 'Fn::GetAtt': ['Alerts', 'Colour'] }, /Resources\.Alerts: .*attribute Colour/u],
    [{ Ref: 'AWS::NotificationARNs' }, /AWS::NotificationARNs/u],
  ])('refuse %j in one line', (value, message) => {
    expect(() => resolve(value)).toThrow(message);
  });
});
