/** `https://a.example/@care`, `/users/care`, `/u/care`, or `/@care@b.example` for an account of another server. */
const PROFILE = /^https?:\/\/([^/]+)\/(?:web\/)?(?:@|users\/|u\/)([^/@?#]+)(?:@([^/?#]+))?/iu;

/** The handle of an account, from `@user`, `user@server` or the address of a profile: `user` on this host, `user@server` elsewhere. */
export function handleOf(entry: string, host: string | undefined): string {
  const [, home, name, server] = PROFILE.exec(entry) ?? [];
  const handle = home === undefined ? entry.replace(/^@/u, '') : `${name}@${server ?? home}`;
  const [user = '', at] = handle.toLowerCase().split('@');
  return at === undefined || at === host?.toLowerCase() ? user : `${user}@${at}`;
}

/** Whether two addresses are of one profile, however they are written. */
export function isSameProfile(a: string, b: string): boolean {
  if (!URL.canParse(a) || !URL.canParse(b)) return false;
  const [left, right] = [new URL(a), new URL(b)];
  const path = ({ pathname }: URL) => pathname.replace(/(?<!\/)\/+$/u, '').toLowerCase();
  return left.host === right.host && path(left) === path(right);
}
