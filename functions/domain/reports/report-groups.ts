import type { MentionFacts } from './facts.ts';
import type { Figures } from './figures.ts';
import { hourIn, WEEKDAY_NAMES, weekdayIn } from './local-hours.ts';
import type { GroupCoverage } from './report-coverage.ts';

/** By what the rows of a report are grouped. */
export const GROUPINGS = [
  'source',
  'brand',
  'label',
  'owner',
  'moment',
  'theme',
  'language',
  'stars',
  'severity',
  'kind',
  'weekday',
  'hour',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A mention with several of these is in each of their groups: the groups add up to more than the whole. */
export const OVERLAPPING: ReadonlySet<Grouping> = new Set(['label', 'theme']);

export interface Group {
  /** What machines tell it by: the id of a source or owner, the number of stars, `name=value` of a label. */
  readonly key: string;
  /** What people read. */
  readonly name: string;
  readonly figures: Figures;
  /** What is known to be missing behind them. */
  readonly coverage: GroupCoverage;
}

export interface GroupNames {
  /** Labels of sources and names of owners, by id. */
  readonly sources: ReadonlyMap<string, string>;
  readonly owners: ReadonlyMap<string, string>;
  readonly brandName: string;
}

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'none'];
const MOMENT_ORDER = ['discover', 'decide', 'receive', 'use', 'support', 'leave'];
/** Keys that stand for what is absent come last. */
const ABSENT = '-';

/** The groups that a mention is in; of `theme` and `label` any number, else one. */
export function groupKeys(facts: MentionFacts, by: Grouping, timeZone: string): readonly string[] {
  switch (by) {
    case 'source':
      return [facts.sourceId];
    case 'brand':
      return [facts.brand];
    case 'label':
      return orAbsent(Object.entries(facts.labels ?? {}).map(([name, value]) => `${name}=${value}`));
    case 'owner':
      return [facts.owner ?? ABSENT];
    case 'moment':
      return [facts.moment ?? ABSENT];
    case 'theme':
      return orAbsent([...new Set(facts.themes ?? [])]);
    case 'language':
      return [facts.language?.toLowerCase().split('-')[0] || ABSENT];
    case 'stars':
      return [facts.rating === undefined ? ABSENT : String(facts.rating)];
    case 'severity':
      return [facts.severity];
    case 'kind':
      return [facts.kind];
    case 'weekday':
      return [String(weekdayIn(facts.postedAt, timeZone) + 1)];
    case 'hour':
      return [String(hourIn(facts.postedAt, timeZone))];
    default:
      return by satisfies never;
  }
}

const orAbsent = (keys: readonly string[]): readonly string[] => (keys.length === 0 ? [ABSENT] : keys);

/** Each with its name, sorted by severity, by stars or time upward, else by name: the same order whatever order the facts came in. */
export function namedGroups<Of extends { readonly key: string }>(
  groups: readonly Of[],
  by: Grouping,
  names: GroupNames,
): readonly (Of & { readonly name: string })[] {
  const labels = groups.map(({ key }) => nameOf(key, by, names));
  const named = groups.map((group, index) => {
    const name = labels[index] ?? group.key;
    const isShared = labels.filter((label) => label === name).length > 1;
    return { ...group, name: isShared ? `${name} (${group.key})` : name };
  });
  return named.toSorted(
    (a, b) => rankOf(a.key, by) - rankOf(b.key, by) || compareText(a.name, b.name) || compareText(a.key, b.key),
  );
}

const ABSENT_NAMES: Readonly<Partial<Record<Grouping, string>>> = {
  stars: 'no stars',
  owner: 'nobody',
  label: 'no label',
  moment: 'no moment told',
  theme: 'no theme found',
  language: 'language not told',
};

function nameOf(key: string, by: Grouping, { sources, owners, brandName }: GroupNames): string {
  if (key === ABSENT) return ABSENT_NAMES[by] ?? 'unknown';
  switch (by) {
    case 'source':
      return sources.get(key) ?? key;
    case 'owner':
      return owners.get(key) ?? key;
    case 'brand':
      return brandName;
    case 'stars':
      return `${key} ${key === '1' ? 'star' : 'stars'}`;
    case 'weekday':
      return WEEKDAY_NAMES[Number(key) - 1] ?? key;
    case 'hour':
      return `${key.padStart(2, '0')}:00`;
    default:
      return key;
  }
}

function rankOf(key: string, by: Grouping): number {
  if (key === ABSENT) return 1;
  if (by === 'severity') return SEVERITIES.indexOf(key) - SEVERITIES.length;
  if (by === 'moment') return MOMENT_ORDER.indexOf(key) - MOMENT_ORDER.length;
  return by === 'stars' || by === 'weekday' || by === 'hour' ? Number(key) - 100 : 0;
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
