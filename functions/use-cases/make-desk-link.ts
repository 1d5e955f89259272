import type { DeskLink, DeskScope, LinkTicket } from '../domain/desk/desk-ticket.ts';
import type { MentionKey } from '../domain/mentions/mention.ts';
import type { Duration } from '../domain/shared/time.ts';
import type { DeskLinks, DeskSeal } from '../ports/desk.ts';
import type { Now } from '../ports/now.ts';

export interface WantedLink {
  readonly scope: DeskScope;
  /** How long what it opens stays open, from now. */
  readonly openFor: Duration;
  /** How long it waits to be opened. */
  readonly waits: Duration;
  readonly by?: string;
  readonly to?: MentionKey;
}

export interface LinkDeps {
  readonly seal: Pick<DeskSeal, 'seal'>;
  /** Absent: nobody lists it until it is used. */
  readonly links?: Pick<DeskLinks, 'note'>;
  readonly newId: () => string;
  readonly now: Now;
}

/** Makes a link that opens the desk at `address` once. Whoever has the address has the desk: it is for one person. */
export async function makeDeskLink(
  { scope, openFor, waits, by, to }: WantedLink,
  address: string,
  { seal, links, newId, now }: LinkDeps,
): Promise<{ readonly link: DeskLink; readonly address: string }> {
  const madeAt = now();
  const closesAt = madeAt + openFor;
  const shared = {
    id: newId(),
    scope,
    closesAt,
    expiresAt: Math.min(madeAt + waits, closesAt),
    ...(by !== undefined && { by }),
  };
  const ticket: LinkTicket = { kind: 'link', ...shared, ...(to !== undefined && { to }) };
  const link: DeskLink = { ...shared, madeAt };
  await links?.note(link);
  return { link, address: `${address.replace(/(?<!\/)\/+$/u, '')}/open?t=${await seal.seal(ticket)}` };
}
