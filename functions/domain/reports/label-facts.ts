import { REACH_LABELS } from '../scoring/severity-rules.ts';

/** Facts are billed at each write: labels beyond these are kept with the mention only. */
const MOST_LABELS = 3;
const LONGEST_NAME = 20;
const LONGEST_VALUE = 24;

/** They name an author, or one order of theirs: figures and reports hold nothing of that. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['handle', 'account', 'uri', 'reference', 'storyTitle']);

const COUNTS: ReadonlySet<string> = new Set(REACH_LABELS);
/** A number, an id or an address: nothing that two mentions of a group would share. */
const SINGLE = /^\d+$|:\/\/|^(?=.*\d)[\w-]{12,}$/u;

/** Labels by which mentions can be grouped: product, version, plan, place; first by name. */
export function labelsOf(labels: Readonly<Record<string, string>>): { labels?: Readonly<Record<string, string>> } {
  const fit = Object.entries(labels).filter(
    ([name, value]) =>
      !COUNTS.has(name) &&
      !OF_PEOPLE.has(name) &&
      name.length <= LONGEST_NAME &&
      value !== '' &&
      value.length <= LONGEST_VALUE &&
      !SINGLE.test(value),
  );
  if (fit.length === 0) return {};
  return { labels: Object.fromEntries(fit.toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, MOST_LABELS)) };
}
