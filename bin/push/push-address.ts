import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { readNote } from '../store/data-folder.ts';

/** Signs what is pushed to a local run when the environment has no secret: nobody reaches it from outside. */
export const LOCAL_PUSH_SECRET = `whsec_${Buffer.from('a local run, and nothing but that').toString('base64')}`;

export const isLocalAddress = (address: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);

/** Where to send to: the address that was given, or that of the local run in this folder. */
export function pushAddress(sourceId: string, given: string | undefined, data: string): string {
  const base = given ?? runningAddress(data);
  if (!URL.canParse(base) || !/^https?:$/u.test(new URL(base).protocol)) {
    throw new Refusal('--url', `${shown(base)} is no web address`, 'give NextPushUrl, which `cdk deploy` printed');
  }
  const url = new URL(base);
  if (url.protocol === 'http:' && !isLocalAddress(base)) {
    throw new Refusal('--url', `${shown(base)} is not encrypted`, 'give an https address');
  }
  const path = url.pathname.replace(/(?<!\/)\/+$/u, '');
  return `${url.origin}${path.endsWith(`/${sourceId}`) ? path : `${path}/${sourceId}`}`;
}

function runningAddress(data: string): string {
  const { push } = readNote(data).running ?? {};
  if (push !== undefined) return push;
  throw new Refusal(data, 'has no run with a push webhook going on', 'start one with a push source, or give --url');
}
