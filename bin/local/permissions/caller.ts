import type { IncomingMessage } from 'node:http';
import { LOCAL } from '../template.ts';

/** Who asks for something. */
export type Caller =
  /** A function or schedule, in the role that the template gives it. */
  | { readonly as: 'role'; readonly name: string; readonly roleArn: string }
  /** A service of AWS on behalf of a thing of this account. */
  | { readonly as: 'service'; readonly name: string; readonly sourceArn: string }
  /** Whoever knows an address. */
  | { readonly as: 'anybody' }
  /** The person who runs it: commands, tests, a browser. */
  | { readonly as: 'operator' };

/** As the words of AWS name the caller. */
export function userOf(caller: Caller): string {
  switch (caller.as) {
    case 'role':
      return `arn:aws:sts::${LOCAL.account}:assumed-role/${caller.roleArn.split('/').at(-1)}/${caller.name}`;
    case 'service':
      return caller.name;
    case 'anybody':
      return 'anonymous';
    case 'operator':
      return `arn:aws:iam::${LOCAL.account}:root`;
    default:
      return caller satisfies never;
  }
}

/** The access key that a request is signed with, in its header or, for a signed link, in its address. */
export function accessKeyOf(request: Pick<IncomingMessage, 'headers' | 'url'>): string | undefined {
  const header = /\bCredential=([^/,\s=]+)\//u.exec(request.headers.authorization ?? '')?.[1];
  if (header !== undefined) return header;
  const query = new URLSearchParams((request.url ?? '').split('?')[1] ?? '');
  return query.get('X-Amz-Credential')?.split('/')[0];
}
