import { LOCAL } from '../../template.ts';
import type { Asked } from '../judge.ts';

const arn = (service: string, rest: string, account: string = LOCAL.account): string =>
  `arn:aws:${service}:${LOCAL.region}:${account}:${rest}`;

/** What a request to SSM needs: an action on each parameter. Names begin with the slash that the ARN has as separator. */
export function askedOfSsm(target: string, body: string): readonly Asked[] {
  const action = `ssm:${target.split('.').at(-1) ?? ''}`;
  const { Name, Names, Path } = JSON.parse(body) as { Name?: string; Names?: readonly string[]; Path?: string };
  const names = Names ?? [Name ?? Path ?? '*'];
  return names.map((name) => ({ action, resource: arn('ssm', `parameter/${name.replace(/^\//u, '')}`) }));
}

/**
 * What a mail through SES needs. AWS asks for the identity that is verified, the address or its domain; which one that is
 * nobody knows here, so both have to be granted.
 */
export function askedOfSes(body: string): readonly Asked[] {
  const { FromEmailAddress = '' } = JSON.parse(body) as { FromEmailAddress?: string };
  const address = /<([^<>]+)>$/u.exec(FromEmailAddress.trim())?.[1] ?? FromEmailAddress;
  const domain = address.slice(address.indexOf('@') + 1);
  return [address, domain].map((name) => ({ action: 'ses:SendEmail', resource: arn('ses', `identity/${name}`) }));
}

/** What asking Comprehend needs. Its actions know no resources. */
export const askedOfComprehend = (target: string): readonly Asked[] => [
  { action: `comprehend:${target.split('.').at(-1) ?? ''}`, resource: '*' },
];

/** What asking Bedrock needs: a model here, or an inference profile, whose id begins with a region of the world. */
export function askedOfBedrock(url: string): readonly Asked[] {
  const [, , id = ''] = url.split('/').map(decodeURIComponent);
  const profile = /^[a-z]{2,6}\.[a-z0-9-]+\./u.test(id);
  const resource = profile ? arn('bedrock', `inference-profile/${id}`) : arn('bedrock', `foundation-model/${id}`, '');
  return [{ action: 'bedrock:InvokeModel', resource }];
}
