import type { MentionKey } from '../mentions/mention.ts';
import type { Moment } from '../scoring/moment.ts';
import type { SeverityLevel } from '../scoring/score.ts';
import type { Duration, Instant } from '../shared/time.ts';
import type { Claim, ClockStatus, StageKey } from '../sla/clock.ts';

/** A message to the brand about one mention, complete: receivers draw it, they look nothing up. */
export interface Alert {
  /** Mention, cycle, stage and deadline: receivers deduplicate by it, so that a person sees it once. */
  readonly key: string;
  readonly brand: string;
  readonly brandName: string;
  readonly origin: string;
  readonly externalId: string;
  readonly sourceId: string;
  readonly sourceLabel: string;
  readonly cycle: number;
  readonly stage: StageKey;
  readonly owner: string;
  readonly ownerName: string;
  /** Slack member (`U…`, `W…`) or user group (`S…`) to mention. */
  readonly ownerSlackId?: string;
  readonly severity: SeverityLevel;
  /** Why it was flagged, in people's words, most telling first. */
  readonly reasons: readonly string[];
  readonly rating?: number;
  readonly title?: string;
  /** At most 280 characters as people count them; absent in redaction mode, as title and author are. */
  readonly quote?: string;
  readonly authorName?: string;
  readonly url?: string;
  readonly publishedAt?: Instant;
  readonly discoveredAt: Instant;
  readonly dueAt: Instant;
  /** When the alert was decided: what "in 45 min" counts from. */
  readonly decidedAt: Instant;
  readonly timeZone: string;
  /** `4 business hours`, `24 hours`. */
  readonly targetWords: string;
  /** Open time between decision and deadline, negative when overdue; present when the target counts business hours. */
  readonly openTimeToDue?: Duration;
  readonly lateDiscovered: boolean;
  /** This owner was told so by an earlier stage. */
  readonly lateTold?: true;
  /** Stages that fell due while the delivery hours were closed, in order of time; the last is the one that is told. */
  readonly held?: readonly { readonly stage: StageKey; readonly at: Instant }[];
  /** The opening to which they were held. */
  readonly heldUntil?: Instant;
  /** Present when the source could not tell whether somebody has answered; says why. */
  readonly responseUnknown?: string;
  /** An answer of ours waits for the source's approval since then; nobody can read it yet. */
  readonly responsePendingSince?: Instant;
  readonly moment?: Moment;
  /** How many mentions the same author wrote before, and how many others say nearly the same. */
  readonly earlierByAuthor?: number;
  readonly duplicates?: number;
  /** What people may do without asking, and where it is written how: the policy's. */
  readonly authority?: string;
  readonly playbook?: string;
  /** How an answer could begin. */
  readonly opening?: string;
  /** A reminder of this stage is for the whole channel, not only for its thread. */
  readonly broadcast?: true;
  /** Where the clock stands when the alert is drawn. */
  readonly standing?: Standing;
}

/** How far a mention has come, as a living message shows it. */
export interface Standing {
  readonly status: ClockStatus;
  readonly claim?: Claim;
  readonly snoozedUntil?: Instant;
  readonly respondedAt?: Instant;
  /** Why no answer is needed, or why it is gone. */
  readonly reason?: string;
  /** The customer raised the stars after our answer. */
  readonly recovered?: true;
}

/** The instant of `dueAt` makes a moved deadline a new alert; the same deadline is never told twice. */
export const alertKey = (of: MentionKey & Pick<Alert, 'cycle' | 'stage' | 'dueAt'>): string =>
  `${of.brand}/${of.origin}/${of.externalId}#${of.cycle}#${of.stage}#${of.dueAt}`;
