import type { Json } from './fields.ts';
import { idAt, recordOf, textAt } from './fields.ts';

/** The brand's own accounts as settings name them, and the ids that look-ups have found for them. */
export interface BrandAccounts {
  readonly accounts: readonly string[];
  /** Host of the server we ask; absent when all we have is a body. */
  readonly host?: string;
  readonly cursor: Readonly<Record<string, string>>;
}

/** Under this bookmark the id of an account is kept once it is known. */
export const accountBookmark = (entry: string): string => `account:${entry}`;

/** The id of a brand account at its server, where settings give it or a look-up has found it. */
export function accountId(entry: string, cursor: Readonly<Record<string, string>>): string | undefined {
  return /^\d+$/u.test(entry) ? entry : cursor[accountBookmark(entry)];
}

/** The handle of an entry (`user` or `user@server`, as `acct` has it), from `@user`, `user@server` or a profile's address. */
export function handleOf(entry: string, host: string | undefined): string {
  const profile = /^https?:\/\/([^/]+)\/(?:@|users\/|web\/@)([^/@?#]+)(?:@([^/?#]+))?/iu.exec(entry);
  const handle = profile === null ? entry.replace(/^@/u, '') : `${profile[2]}@${profile[3] ?? profile[1]}`;
  const [user = '', server] = handle.toLowerCase().split('@');
  return server === undefined || server === host?.toLowerCase() ? user : `${user}@${server}`;
}

/** Whether an account is one of the brand's: by id where the id is known, else by handle or address, never by display name. */
export function isBrandAccount(account: unknown, brand: BrandAccounts): boolean {
  const fields = recordOf(account);
  return fields !== undefined && brand.accounts.some((entry) => isAccount(fields, entry, brand));
}

function isAccount(account: Json, entry: string, { host, cursor }: BrandAccounts): boolean {
  const id = idAt(account, 'id');
  const known = accountId(entry, cursor);
  if (known !== undefined) return id === known;
  if (id === entry) return true;
  const handle = textAt(account, 'acct');
  if (handle === undefined) return false;
  const addresses = [textAt(account, 'url'), textAt(account, 'uri')].filter((address) => address !== undefined);
  if (/^https?:/iu.test(entry)) return addresses.some((address) => sameAddress(address, entry));
  const [user = '', server] = handle.toLowerCase().split('@');
  const hosts = [server, ...(server === undefined ? [host, ...addresses.map(hostOf)] : [])];
  const wanted = handleOf(entry, undefined);
  const named = wanted.includes('@') ? hosts.map((at) => `${user}@${at?.toLowerCase()}`) : [handle.toLowerCase()];
  return named.includes(wanted);
}

const hostOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).host : undefined);

function sameAddress(a: string, b: string): boolean {
  if (!URL.canParse(a) || !URL.canParse(b)) return false;
  const [left, right] = [new URL(a), new URL(b)];
  const path = (url: URL) => url.pathname.replace(/\/+$/u, '').toLowerCase();
  return left.host === right.host && path(left) === path(right);
}
