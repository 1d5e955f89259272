import type { Resource } from '../../bin/local/assembly.ts';

const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };
const FOR_EVERYBODY = { Statement: [{ ...EVERYTHING, Principal: '*' }] };

/** What lets everybody in a hand-made stack do everything: for tests that are not about permissions. */
export function openPermissions(resources: Readonly<Record<string, Resource>>): Record<string, Resource> {
  const open: Record<string, Resource> = { OpenRole };
  for (const [logicalId, { Type: type, Properties: properties = {} }] of Object.entries(resources)) {
    if (type === 'AWS::Lambda::Function') {
      const calling = { FunctionName: { Ref: logicalId }, Principal: '*' };
      const viaUrl = { FunctionUrlAuthType: 'NONE' };
      open[logicalId] = { Type: type, Properties: { Role: ROLE, ...properties } };
      open[`${logicalId}Open`] = permission({ ...calling, Action: 'lambda:InvokeFunction' });
      open[`${logicalId}OpenUrl`] = permission({ ...calling, Action: 'lambda:InvokeFunctionUrl', ...viaUrl });
    }
    if (type === 'AWS::SQS::Queue') {
      const policy = { Queues: [{ Ref: logicalId }], PolicyDocument: FOR_EVERYBODY };
      open[`${logicalId}Open`] = { Type: 'AWS::SQS::QueuePolicy', Properties: policy };
    }
    if (type === 'AWS::Scheduler::Schedule') {
      const target = properties['Target'] as object;
      open[logicalId] = { Type: type, Properties: { ...properties, Target: { RoleArn: ROLE, ...target } } };
    }
  }
  return open;
}

const ROLE = { 'Fn::GetAtt': ['OpenRole', 'Arn'] };

const OpenRole: Resource = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: ['lambda', 'scheduler'].map((service) => ({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: `${service}.amazonaws.com` },
      })),
    },
    Policies: [{ PolicyName: 'open', PolicyDocument: { Statement: [EVERYTHING] } }],
  },
};

const permission = (Properties: Readonly<Record<string, unknown>>): Resource => ({
  Type: 'AWS::Lambda::Permission',
  Properties,
});
