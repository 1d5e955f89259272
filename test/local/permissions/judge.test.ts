import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../bin/local/permissions/caller.ts';
import { refuseUnknownConditions } from '../../../bin/local/permissions/conditions.ts';
import { judge } from '../../../bin/local/permissions/judge.ts';
import { type Statement, statementsOf } from '../../../bin/local/permissions/statement.ts';
import { fits } from '../../../bin/local/permissions/wildcards.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:polls';
const TOPIC = 'arn:aws:sns:us-east-1:000000000000:alerts';
const ROLE = 'arn:aws:iam::000000000000:role/poller';
const poller: Caller = { as: 'role', name: 'poller', roleArn: ROLE };
const sns: Caller = { as: 'service', name: 'sns.amazonaws.com', sourceArn: TOPIC };
const send = { action: 'sqs:SendMessage', resource: QUEUE };

const statement = (given: Partial<Statement> = {}): Statement => ({
  of: 'somebody',
  effect: 'Allow',
  actions: ['sqs:SendMessage'],
  resources: [QUEUE],
  principal: undefined,
  conditions: {},
  ...given,
});

const verdict = (caller: Caller, own: readonly Statement[], resource: readonly Statement[] = [], asked = send) =>
  judge(caller, asked, { own, resource }).denied;

describe('what a policy allows', () => {
  it('is nothing by itself: the caller, the action and the resource are named in the words of AWS', () => {
    expect(verdict(poller, [])).toBe(
      `User: arn:aws:sts::000000000000:assumed-role/poller/poller is not authorized to perform: sqs:SendMessage on resource: ${QUEUE} because no identity-based policy allows the sqs:SendMessage action`,
    );
  });

  it('is the action on the resource, whatever the case of the action, and no other', () => {
    expect(verdict(poller, [statement({ actions: ['SQS:sendmessage'] })])).toBeUndefined();
    expect(verdict(poller, [statement({ actions: ['sqs:ReceiveMessage'] })])).toBeDefined();
    expect(verdict(poller, [statement({ resources: [`${QUEUE}-other`] })])).toBeDefined();
    expect(verdict(poller, [statement({ resources: [QUEUE.slice(0, -1)] })])).toBeDefined();
  });

  it('knows wildcards, and takes every other character as it is', () => {
    expect(fits('arn:aws:s3:::reports/*', 'arn:aws:s3:::reports/2026/a+b.html')).toBe(true);
    expect(fits('arn:aws:s3:::reports/*', 'arn:aws:s3:::reportsX')).toBe(false);
    expect(fits('a?c', 'abc')).toBe(true);
    expect(fits('a?c', 'ac')).toBe(false);
    expect(fits('a.c', 'abc')).toBe(false);
  });

  it('yields to a Deny, in the policy of the caller or of the resource', () => {
    const deny = statement({ of: 'polls', effect: 'Deny', actions: ['sqs:*'], resources: ['*'] });

    expect(verdict(poller, [statement(), deny])).toContain('with an explicit deny in the policy of polls');
    expect(verdict(poller, [statement()], [{ ...deny, principal: '*' }])).toContain('explicit deny');
  });

  it('takes TLS as given, and so is not stopped by the rule that asks for it', () => {
    const tlsOnly = statement({
      effect: 'Deny',
      principal: { AWS: '*' },
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    });

    expect(verdict(poller, [statement()], [tlsOnly])).toBeUndefined();
  });

  it('is for a service only what the resource allows it, and only on behalf of the thing that it names', () => {
    const letIn = (source: string) =>
      statement({
        principal: { Service: 'sns.amazonaws.com' },
        conditions: { ArnEquals: { 'aws:SourceArn': source }, StringEquals: { 'aws:SourceAccount': '000000000000' } },
      });

    expect(verdict(sns, [], [letIn(TOPIC)])).toBeUndefined();
    expect(verdict(sns, [], [letIn(`${TOPIC}-other`)])).toContain('no resource-based policy allows');
    expect(verdict({ ...sns, name: 'events.amazonaws.com' }, [], [letIn(TOPIC)])).toBeDefined();
    expect(verdict(poller, [], [letIn(TOPIC)])).toBeDefined();
  });

  it('is for a role what a resource allows that very role; the account as such leaves it to the role’s own policies', () => {
    expect(verdict(poller, [], [statement({ principal: { AWS: ROLE } })])).toBeUndefined();
    expect(verdict(poller, [], [statement({ principal: { AWS: 'arn:aws:iam::000000000000:root' } })])).toBeDefined();
  });

  it('is everything for the person who runs it', () => {
    expect(verdict({ as: 'operator' }, [], [statement({ effect: 'Deny', principal: '*' })])).toBeUndefined();
  });
});

describe('conditions', () => {
  const under = (conditions: Statement['conditions']) =>
    verdict(sns, [], [statement({ principal: '*', conditions })]) === undefined;

  it.each([
    [{ ArnLike: { 'AWS:SourceArn': 'arn:aws:sns:*:000000000000:al*' } }, true],
    [{ StringEquals: { 'aws:SourceAccount': ['111111111111', '000000000000'] } }, true],
    [{ StringEquals: { 'aws:SourceAccount': '111111111111' } }, false],
    [{ StringNotEquals: { 'aws:SourceAccount': '111111111111' } }, true],
    [{ StringNotEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } }, true],
    [{ StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } }, false],
    [{ StringEqualsIfExists: { 'lambda:FunctionUrlAuthType': 'NONE' } }, true],
    [{ Null: { 'lambda:FunctionUrlAuthType': 'true' } }, true],
    [{ Null: { 'aws:SourceArn': true } }, false],
    [{ Bool: { 'aws:SecureTransport': true }, StringLike: { 'aws:SourceAccount': '1*' } }, false],
  ] as const)('%j is judged as %s', (conditions, expected) => {
    expect(under(conditions)).toBe(expected);
  });

  it('that the local run cannot judge are refused with their place', () => {
    expect(() => refuseUnknownConditions({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, 'here')).toThrow(
      /^here: uses "IpAddress", which the local run cannot judge; /u,
    );
    expect(() => refuseUnknownConditions({ StringEquals: { 'dynamodb:LeadingKeys': 'a' } }, 'here')).toThrow(
      /^here: asks for "dynamodb:LeadingKeys", which the local run cannot tell; /u,
    );
    const allBut = { Statement: { Effect: 'Allow' as const, NotAction: 'sqs:*', Resource: '*' } };
    expect(() => statementsOf('somebody', allBut, 'Resources.Role')).toThrow(
      /^Resources\.Role\.Statement\[0\]: uses NotAction/u,
    );
  });
});
