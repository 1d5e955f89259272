import { SEVERITY_LEVELS, type SeverityLevel } from '../scoring/score.ts';
import type { Instant } from '../shared/time.ts';
import { type Complaint, complainedAt, type Incident, type Share } from './incident.ts';

/** Everything that an incident says about its members. */
export type Tally = Pick<
  Incident,
  'count' | 'severity' | 'themes' | 'sources' | 'answered' | 'waiting' | 'overdue' | 'samples'
>;

const SHARES = 5;
const SAMPLES = 3;

/** Recounts the members: whatever was replayed, reordered or lost on the way, the figures are those of the mentions. */
export function tallyOf(members: readonly Complaint[], now: Instant): Tally {
  const running = members.filter(({ status }) => status === 'running');
  const overdue = running.filter(({ dueAt }) => dueAt !== undefined && dueAt < now).length;
  return {
    count: members.length,
    severity: reachedByHalf(members),
    themes: shares(members.flatMap(({ themes = [] }) => themes)),
    sources: shares(members.map(({ sourceId }) => sourceId)),
    answered: members.filter(({ status }) => status === 'met' || status === 'late').length,
    waiting: running.length - overdue,
    overdue,
    samples: members
      .toSorted((a, b) => rank(b.severity) - rank(a.severity) || complainedAt(a) - complainedAt(b))
      .slice(0, SAMPLES)
      .map(({ origin, externalId }) => ({ origin, externalId })),
  };
}

/** A sample of at most `most`, spread over all of them. */
export function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)]).filter(
    (item) => item !== undefined,
  );
}

function reachedByHalf(members: readonly Complaint[]): SeverityLevel {
  const ranks = members.map(({ severity }) => rank(severity)).toSorted((a, b) => b - a);
  return SEVERITY_LEVELS[ranks[Math.ceil(ranks.length / 2) - 1] ?? 0] ?? 'none';
}

const rank = (level: SeverityLevel): number => SEVERITY_LEVELS.indexOf(level);

/** The most frequent, and by name where they are equally frequent: the same members always give the same words. */
const shares = (ids: readonly string[]): readonly Share[] =>
  [...Map.groupBy(ids, (id) => id)]
    .map(([id, all]) => ({ id, count: all.length }))
    .toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
    .slice(0, SHARES);
