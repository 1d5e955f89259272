import type { DeskLink, DeskTicket } from '../domain/desk/desk-ticket.ts';
import type { Instant } from '../domain/shared/time.ts';

/** Signs what opens the desk, so that nobody else can make or change it. */
export interface DeskSeal {
  seal(ticket: DeskTicket): Promise<string>;
  /** Undefined for whatever is not ours, is changed, has ended by `now`, or is of the other kind. */
  open(kind: DeskTicket['kind'], token: string, now: Instant): Promise<DeskTicket | undefined>;
  /** A text that nobody else can read or make, the same for the same one: for what an address has to carry. */
  hide(text: string): Promise<string>;
  /** Undefined for whatever is not from `hide`. */
  reveal(hidden: string): Promise<string | undefined>;
}

/** What became of links to the desk; each is kept until nothing that it opened can be open any more. */
export interface DeskLinks {
  /** Notes a link that was made, so that it can be listed. */
  note(link: DeskLink): Promise<void>;
  /** Binds the link to the session that it opens. False when it was used before, or was revoked. */
  use(link: DeskLink & { readonly session: string; readonly usedAt: Instant }): Promise<boolean>;
  /** Whether the session is the one that the link opened, and nobody has revoked it. Strongly consistent. */
  isOpen(link: string, session: string): Promise<boolean>;
  /** Ends it for good, used or not; false where nothing is known of it, which may be a link that nobody has used yet. */
  revoke(link: string, at: Instant): Promise<boolean>;
  /** Those that are noted or used, the newest first. */
  list(): Promise<readonly DeskLink[]>;
}
