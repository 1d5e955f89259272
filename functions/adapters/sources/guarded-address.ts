import type { LookupAddress, LookupOptions } from 'node:dns';
import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All of IPv6 that has been given out; beside it are addresses such as ::127.0.0.1, which carry an IPv4 one inside. */
const GIVEN_OUT = ipaddr.IPv6.parseCIDR('2000::/3');

/** Azure's own host service: by its range an address like any other, inside that cloud a door to its metadata. */
const WIRE_SERVER = '168.63.129.16';

/** True for addresses of the public internet only: no private, loopback, link-local, shared, reserved or wrapped ones. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // `process` unwraps ::ffff:10.0.0.1; whatever else carries an IPv4 address inside is no `unicast`.
  const read = ipaddr.process(address);
  if (read.toString() === WIRE_SERVER) return false;
  return read.range() === 'unicast' && (read instanceof ipaddr.IPv4 || read.match(GIVEN_OUT));
}

/** Why a URL may not be asked for; undefined when it may. Names are judged after resolution, by `guardedLookup`. */
export function addressProblem(url: URL, localOrigins: readonly string[]): string | undefined {
  if (localOrigins.includes(url.origin)) return undefined;
  // Most other schemes have no origin: `null`.
  if (url.protocol !== 'https:') return `${url.origin === 'null' ? url.protocol : url.origin} is not https`;
  if (url.username !== '' || url.password !== '') return `${url.origin} comes with a user name inside the address`;
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  if (ipaddr.isValid(host) && !isPublicAddress(host)) return `${host} is not an address of the public internet`;
  return undefined;
}

type Resolve = (
  hostname: string,
  options: LookupOptions & { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * `dns.lookup` that refuses a name when any of its addresses is not public. It is asked once for each connection, and
 * the connection goes to what it answered: a name that leads elsewhere a moment later gains nothing.
 */
export const guardedLookupBy =
  (resolve: Resolve): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const refused = addresses?.find(({ address }) => !isPublicAddress(address));
      const [first] = addresses ?? [];
      if (error) callback(error, '');
      else if (refused || !first) callback(refusedName(hostname), '');
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };

export const guardedLookup: LookupFunction = guardedLookupBy(lookup);

const refusedName = (hostname: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${hostname} does not lead to the public internet`), { code: 'EREFUSEDADDRESS' });
