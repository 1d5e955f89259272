import type { MentionKey } from '../mentions/mention.ts';
import type { MentionFacts } from '../reports/facts.ts';
import type { Moment } from '../scoring/moment.ts';
import type { SeverityLevel } from '../scoring/score.ts';
import type { Instant } from '../shared/time.ts';
import type { StageKey } from '../sla/clock.ts';
import type { Bombing } from './bombing.ts';
import type { Usual } from './usual.ts';

/** Which mentions an incident is about: all of a brand, or those of one source or theme. */
export interface IncidentScope {
  readonly sourceId?: string;
  readonly theme?: string;
}

/** Something that occurs among the members, and how often. */
export interface Share {
  readonly id: string;
  readonly count: number;
}

/** An owner who is told of an incident, as of an alert of that stage: of the first one, or of one that was folded in. */
export interface Audience {
  readonly owner: string;
  readonly stage: StageKey;
  /** Since when. */
  readonly from: Instant;
  /** An alert of this stage was folded in; absent: the owner of the mentions that opened it. */
  readonly folded?: true;
  /** The stage is told at any time: so a policy of a mention says whose alert was folded in. */
  readonly urgent?: true;
  /** Number of the newest notice that this owner was told. */
  readonly told: number;
}

/**
 * A *storm*: far more negative mentions than usual, told as one. A *cluster*: a few of one theme within days, told once
 * to whoever owns that moment. It is made of the mentions themselves: every figure is recounted, never incremented.
 */
export interface Incident {
  readonly kind: 'storm' | 'cluster';
  /** `20261120-0915-delivery`: when it was opened (UTC) and what it is about. */
  readonly id: string;
  readonly brand: string;
  readonly scope: IncidentScope;
  /**
   * `open`: new mentions join it. `calm`: none join any more; the alerts of those that did are still folded in.
   * `closing`: nothing is folded in any more; what was under way is being counted.
   */
  readonly status: 'open' | 'calm' | 'closing' | 'closed';
  /** When the first of its mentions was posted. */
  readonly firstSeenAt: Instant;
  readonly openedAt: Instant;
  readonly calmAt?: Instant;
  readonly closingAt?: Instant;
  readonly closedAt?: Instant;
  /** What at least half of the members reach. */
  readonly severity: SeverityLevel;
  /** What was to be expected when it was opened. */
  readonly usual?: Usual;
  readonly moment?: Moment;
  /** Members at the newest notice. */
  readonly count: number;
  /** Of them, in the last window, and the most that any window had. */
  readonly lately: number;
  readonly peak: number;
  readonly themes: readonly Share[];
  readonly sources: readonly Share[];
  /** Answered by us, waiting in time, waiting past the deadline; the rest needs no answer. */
  readonly answered: number;
  readonly waiting: number;
  readonly overdue: number;
  readonly samples: readonly Pick<MentionKey, 'origin' | 'externalId'>[];
  readonly bombing?: Bombing;
  /** Number of the newest notice, and when it was decided. */
  readonly notice: number;
  readonly noticedAt: Instant;
  readonly audiences: readonly Audience[];
  /** Somebody is telling the audiences until then. */
  readonly tellingUntil?: Instant;
}

/** The incidents of a brand that are not over, and those that somebody is still to be told of. One version for all. */
export interface Board {
  readonly brand: string;
  /** 0: nothing stored yet. */
  readonly version: number;
  readonly incidents: readonly Incident[];
}

/** Stands for an origin where an incident is named like a mention: no connector has it. */
export const INCIDENT_ORIGIN = 'incident';

/** How Slack's cards and waiting lists name an incident. */
export const incidentKey = ({ brand, id }: Pick<Incident, 'brand' | 'id'>): MentionKey => ({
  brand,
  origin: INCIDENT_ORIGIN,
  externalId: id,
});

/** What a channel is told once. */
export const noticeKey = ({ brand, id }: Pick<Incident, 'brand' | 'id'>, notice: number): string =>
  `${brand}/${INCIDENT_ORIGIN}/${id}#${notice}`;

/** A negative mention as far as incidents look at it. */
export type Complaint = MentionFacts;

export const isComplaint = ({ sentiment, fromBrand }: MentionFacts): boolean => sentiment === 'negative' && !fromBrand;

/** When it was posted; a source that tells only the day stacks them at midnight, which would look like a burst. */
export const complainedAt = ({ postedAt, discoveredAt }: MentionFacts): Instant =>
  postedAt % 86_400_000 === 0 ? discoveredAt : postedAt;

export const isInScope = (
  { sourceId, themes = [] }: { readonly sourceId: string; readonly themes?: readonly string[] },
  scope: IncidentScope,
): boolean =>
  (scope.sourceId === undefined || scope.sourceId === sourceId) &&
  (scope.theme === undefined || themes.includes(scope.theme));

/** Whether it is one of those that it is about: in scope, and posted while it was open. */
export function isMember(complaint: Complaint, { scope, firstSeenAt, calmAt = Number.POSITIVE_INFINITY }: Incident) {
  const at = complainedAt(complaint);
  return at >= firstSeenAt && at <= calmAt && isInScope(complaint, scope);
}

/** Whether it tells of its members' alerts. */
export const isFolding = ({ kind, status }: Incident): boolean =>
  kind === 'storm' && (status === 'open' || status === 'calm');

/** The one into which a mention's alerts are folded; the narrowest of several. */
export const foldingInto = (complaint: Complaint, incidents: readonly Incident[]): Incident | undefined =>
  incidents
    .filter((incident) => isFolding(incident) && isMember(complaint, incident))
    .toSorted((a, b) => Object.keys(b.scope).length - Object.keys(a.scope).length)[0];

const UNFIT = /[^a-z0-9-]+/gu;

/** Names an incident for people and keys. */
export function incidentId(openedAt: Instant, scope: IncidentScope): string {
  const [day = '', time = ''] = new Date(openedAt).toISOString().split('T');
  const about = (scope.theme ?? scope.sourceId ?? 'brand').toLowerCase().replaceAll(UNFIT, '-').slice(0, 40);
  return `${day.replaceAll('-', '')}-${time.slice(0, 5).replace(':', '')}-${about}`;
}
