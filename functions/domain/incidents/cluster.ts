import type { Moment } from '../scoring/moment.ts';
import { DAY, type Instant, toIso } from '../shared/time.ts';
import { STORM_STAGE } from './audiences.ts';
import { type Complaint, complainedAt, type Incident } from './incident.ts';
import type { ClusterRules } from './rules.ts';
import { tallyOf } from './tally.ts';

/** Whose a theme is: its moment of truth, and the owner whom the settings name for that. */
export interface ThemeOwner {
  readonly moment: Moment;
  readonly owner: string;
  /** When a cluster of this theme was told last: its complaints make no other one. */
  readonly toldAt?: Instant;
}

/** `2026-w47-delivery`: a theme in a week (ISO 8601, UTC), which is told once. */
export const clusterId = (theme: string, at: Instant): string => `${isoWeek(at)}-${theme}`;

/** The week of the year in which its Thursday lies. Source: ISO 8601-1:2019, 3.1.1.23. */
function isoWeek(at: Instant): string {
  const day = Math.floor(at / DAY);
  const weekday = (day + 3) % 7;
  const thursday = (day - weekday + 3) * DAY;
  const year = toIso(thursday).slice(0, 4);
  const week = 1 + Math.floor((thursday - Date.UTC(Number(year), 0, 1)) / (7 * DAY));
  return `${year}-w${String(week).padStart(2, '0')}`;
}

/**
 * The clusters that complaints of the last days make, each with its only notice, for the owners outside support. What
 * belongs to a storm is told by the storm: it makes no cluster.
 */
export function clustersIn(
  brand: string,
  complaints: readonly Complaint[],
  ownerOf: (theme: string) => ThemeOwner | undefined,
  { minimum }: ClusterRules,
  now: Instant,
): readonly Incident[] {
  const themes = [...new Set(complaints.flatMap((complaint) => complaint.themes ?? []))].toSorted();
  return themes.flatMap((theme): Incident[] => {
    const owner = ownerOf(theme);
    const { toldAt = Number.NEGATIVE_INFINITY } = owner ?? {};
    const members = complaints.filter((one) => one.themes?.includes(theme) && complainedAt(one) > toldAt);
    if (owner === undefined || members.length < minimum) return [];
    return [
      {
        kind: 'cluster',
        id: clusterId(theme, now),
        brand,
        scope: { theme },
        status: 'closed',
        firstSeenAt: Math.min(...members.map(complainedAt)),
        openedAt: now,
        closedAt: now,
        moment: owner.moment,
        ...tallyOf(members, now),
        lately: members.length,
        peak: members.length,
        notice: 1,
        noticedAt: now,
        audiences: [{ owner: owner.owner, stage: STORM_STAGE, from: now, told: 0 }],
      },
    ];
  });
}
