import type { MentionKey } from '../mentions/mention.ts';
import type { MentionFacts } from '../reports/facts.ts';
import { type Duration, HOUR, type Instant, MINUTE } from '../shared/time.ts';

/** A link that nobody has opened by then opens nothing. */
export const LINK_WAITS: Duration = HOUR;
/** The same for one handed out in Slack, to whoever has just pressed for it. */
export const SLACK_LINK_WAITS: Duration = 10 * MINUTE;

/** What somebody at the desk may see and do. */
export interface DeskScope {
  /** Only this brand. @default all */
  readonly brand?: string;
  /** Only what is this owner's, and nothing about the rest. @default all */
  readonly owner?: string;
  readonly readOnly?: true;
}

interface Ticket {
  /** Of the link, which is also what is revoked. */
  readonly id: string;
  readonly scope: DeskScope;
  /** When what it opens, or has opened, closes. */
  readonly closesAt: Instant;
  /** Who it was made for; absent: whoever opens it says so. */
  readonly by?: string;
}

/** `link`: is exchanged once for a session, before `expiresAt`. */
export interface LinkTicket extends Ticket {
  readonly kind: 'link';
  readonly expiresAt: Instant;
  /** Where it leads to. @default what is open */
  readonly to?: MentionKey;
}

/** `session`: what the browser holds. */
export interface SessionTicket extends Ticket {
  readonly kind: 'session';
  readonly session: string;
  readonly by: string;
  /** Every form carries it: another site cannot know it. */
  readonly formKey: string;
}

export type DeskTicket = LinkTicket | SessionTicket;

/** A link as the table knows it. */
export interface DeskLink extends Ticket {
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly usedAt?: Instant;
  readonly revokedAt?: Instant;
}

/** Whether somebody with that scope may know of the mention at all. */
export const sees = ({ brand, owner }: DeskScope, facts: Pick<MentionFacts, 'brand' | 'owner'>): boolean =>
  (brand === undefined || facts.brand === brand) && (owner === undefined || facts.owner === owner);

/** Whether they may know of what is all owners' together: coverage, reports. */
export const seesAll = ({ owner }: DeskScope): boolean => owner === undefined;

/** `Sundial Coffee, for Support desk, reading only`. */
export function scopeWords(
  { brand, owner, readOnly }: DeskScope,
  names: { readonly brands: readonly Named[]; readonly owners: readonly Named[] },
): string {
  const named = (list: readonly Named[], id: string): string => list.find((one) => one.id === id)?.name ?? id;
  return [
    brand === undefined ? 'all brands' : named(names.brands, brand),
    ...(owner === undefined ? [] : [`what is ${named(names.owners, owner)}'s`]),
    ...(readOnly ? ['reading only'] : []),
  ].join(', ');
}

interface Named {
  readonly id: string;
  readonly name: string;
}
