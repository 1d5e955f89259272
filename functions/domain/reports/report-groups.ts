import type { Instant } from '../shared/time.ts';
import type { MentionFacts } from './facts.ts';
import { type Figures, figuresOf, type WatchedSince } from './figures.ts';

/** By what the rows of a report are grouped. */
export const GROUPINGS = ['source', 'owner', 'severity', 'stars', 'kind'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface Group {
  /** What machines tell it by: the id of a source or owner, the number of stars. */
  readonly key: string;
  /** What people read. */
  readonly name: string;
  readonly figures: Figures;
}

export interface GroupNames {
  /** Labels of sources and names of owners, by id. */
  readonly sources: ReadonlyMap<string, string>;
  readonly owners: ReadonlyMap<string, string>;
}

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'none'];
/** Keys that stand for what is absent come last. */
const ABSENT = '-';

/** Sorted by severity, by stars upward, else by name: the same order whatever order the facts came in. */
export function groupsOf(
  facts: readonly MentionFacts[],
  by: Grouping,
  names: GroupNames,
  now: Instant,
  watchedSince: WatchedSince,
): readonly Group[] {
  const members = Map.groupBy(
    facts.filter((one) => !one.fromBrand),
    (one) => keyOf(one, by),
  );
  const labels = [...members.keys()].map((key) => nameOf(key, by, names));
  const groups = [...members].map(([key, group]) => {
    const name = nameOf(key, by, names);
    const isShared = labels.filter((label) => label === name).length > 1;
    return { key, name: isShared ? `${name} (${key})` : name, figures: figuresOf(group, now, watchedSince) };
  });
  return groups.toSorted((a, b) => rankOf(a.key, by) - rankOf(b.key, by) || compareText(a.name, b.name));
}

function keyOf(facts: MentionFacts, by: Grouping): string {
  switch (by) {
    case 'source':
      return facts.sourceId;
    case 'owner':
      return facts.owner ?? ABSENT;
    case 'severity':
      return facts.severity;
    case 'stars':
      return facts.rating === undefined ? ABSENT : String(facts.rating);
    case 'kind':
      return facts.kind;
    default:
      return by satisfies never;
  }
}

function nameOf(key: string, by: Grouping, { sources, owners }: GroupNames): string {
  if (key === ABSENT) return by === 'stars' ? 'no stars' : 'nobody';
  if (by === 'source') return sources.get(key) ?? key;
  if (by === 'owner') return owners.get(key) ?? key;
  return by === 'stars' ? `${key} ${key === '1' ? 'star' : 'stars'}` : key;
}

function rankOf(key: string, by: Grouping): number {
  if (key === ABSENT) return 1;
  return by === 'severity' ? SEVERITIES.indexOf(key) - SEVERITIES.length : 0;
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
