import { Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { SecondOpinion } from '../../lib/building-blocks/second-opinion.ts';
import type { SecondJudge } from '../../lib/monitor-settings.ts';
import { synthesize } from './stack-under-test.ts';

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** What one stage may do for it, with the region, account and partition as CloudFormation has them. */
function permissionFor(judge: SecondJudge | undefined) {
  const stack = new Stack();
  return stack.resolve(new SecondOpinion(stack, judge).askedIn(stack));
}

describe('a second opinion', () => {
  it('of Comprehend lets the functions that judge texts ask it, and cdk-nag is told why for no resource', () => {
    const roles = synthesize({ settings: { secondOpinion: { from: 'comprehend' } } }).ofType('AWS::IAM::Role');

    const asking = roles.flatMap(({ id, properties }) =>
      (properties['Policies'] as readonly { PolicyDocument: { Statement: readonly Statement[] } }[])
        .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
        .filter(({ Action }) => JSON.stringify(Action).includes('comprehend'))
        .map(({ Action, Resource }) => [id.replace(/Role[0-9A-F]{8}$/u, ''), Action, Resource]),
    );
    expect(asking.toSorted()).toEqual([
      ['ClockWatchFireClock', 'comprehend:BatchDetectSentiment', '*'],
      ['PollingPollSource', 'comprehend:BatchDetectSentiment', '*'],
      ['PushingTakeInPush', 'comprehend:BatchDetectSentiment', '*'],
    ]);
  });

  it('of nobody takes nothing', () => {
    expect(permissionFor(undefined)).toEqual({ actions: [], resources: [] });
  });

  it('of a model takes this model in this region', () => {
    const permission = permissionFor({ from: 'bedrock', model: 'amazon.nova-micro-v1:0', regions: [] });

    expect(permission.actions).toEqual(['bedrock:InvokeModel']);
    expect(JSON.stringify(permission.resources)).toContain(
      '{"Ref":"AWS::Region"},"::foundation-model/amazon.nova-micro-v1:0"',
    );
  });

  it('of an inference profile takes the profile, and its model where it sends requests to', () => {
    const model = 'eu.amazon.nova-micro-v1:0';

    const { resources } = permissionFor({ from: 'bedrock', model, regions: ['eu-central-1', 'eu-west-1'] });

    expect(resources).toHaveLength(3);
    expect(JSON.stringify(resources[0])).toContain(':inference-profile/eu.amazon.nova-micro-v1:0"');
    expect(JSON.stringify(resources[1])).toContain(':bedrock:eu-central-1::foundation-model/amazon.nova-micro-v1:0"');
    expect(JSON.stringify(resources[2])).toContain(':bedrock:eu-west-1::foundation-model/amazon.nova-micro-v1:0"');
  });
});
