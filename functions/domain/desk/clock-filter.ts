import { type Source, sourceLabel } from '../mentions/source.ts';
import { type DeskScope, sees } from './desk-ticket.ts';
import type { DeskView } from './desk-view.ts';
import type { OpenClock } from './open-clock.ts';

/** Which open clocks somebody wants to see. */
export interface ClockFilter {
  readonly brand?: string;
  readonly owner?: string;
  readonly source?: string;
  readonly severity?: string;
  /** What a storm is about: not a choice of the form, a link leads there. */
  readonly theme?: string;
  readonly state?: 'overdue' | 'inTime';
  readonly mine?: true;
  /** From 1. */
  readonly page: number;
  /** Of those with something ahead: where the next part of very many begins. Hidden, for it names a mention. */
  readonly from?: string;
  /** Of those past their last stage: where their next page begins. Hidden, too. */
  readonly after?: string;
}

const WORDS = ['brand', 'owner', 'source', 'severity', 'theme'] as const;
const LONGEST = 200;
const MOST_PAGES = 10_000;

/** Reads an address. What it does not know is left out: an old bookmark shows more, never an error. */
export function readFilter(query: URLSearchParams): ClockFilter {
  const word = (name: string): string | undefined => query.get(name)?.slice(0, LONGEST) || undefined;
  const words = Object.fromEntries(WORDS.flatMap((name) => (word(name) === undefined ? [] : [[name, word(name)]])));
  const state = query.get('state');
  const page = Number(query.get('page') ?? 1);
  const cursor = (name: 'from' | 'after') => {
    const given = query.get(name);
    return given !== null && /^[\w-]{30,3000}$/u.test(given) ? { [name]: given } : {};
  };
  return {
    ...(words as Pick<ClockFilter, (typeof WORDS)[number]>),
    ...((state === 'overdue' || state === 'inTime') && { state }),
    ...(query.get('mine') === '1' && { mine: true as const }),
    page: Number.isInteger(page) && page > 0 && page <= MOST_PAGES ? page : 1,
    ...cursor('from'),
    ...cursor('after'),
  };
}

/** The way back, as what follows the question mark; empty for everything on the first page. */
export function filterQuery({ page, mine, ...filter }: ClockFilter): string {
  const query = new URLSearchParams(Object.entries(filter));
  if (mine) query.set('mine', '1');
  if (page > 1) query.set('page', String(page));
  return query.toString();
}

/** What the filter leaves of what the session may see. */
export function wanted(
  filter: ClockFilter,
  { session: { scope, by }, settings, now }: Pick<DeskView, 'session' | 'settings' | 'now'>,
) {
  const sources = sourcesNamed(filter.source, settings.sources);
  return ({ facts, claim }: OpenClock): boolean => {
    const isOverdue = facts.dueAt !== undefined && now > facts.dueAt;
    return (
      sees(scope, facts) &&
      !facts.fromBrand &&
      (filter.brand === undefined || facts.brand === filter.brand) &&
      (filter.owner === undefined || facts.owner === filter.owner) &&
      (sources === undefined || sources.has(facts.sourceId)) &&
      (filter.theme === undefined || facts.themes?.includes(filter.theme) === true) &&
      (filter.severity === undefined || facts.severity === filter.severity) &&
      (filter.state === undefined || (filter.state === 'overdue') === isOverdue) &&
      (!filter.mine || (claim !== undefined && claim.by === by && claim.until > now))
    );
  };
}

/** The source of that id; else all whose name has these words in it, for lists too long to choose from. */
function sourcesNamed(asked: string | undefined, sources: readonly Source[]): ReadonlySet<string> | undefined {
  if (asked === undefined) return undefined;
  if (sources.some(({ id }) => id === asked)) return new Set([asked]);
  const words = asked.toLowerCase();
  const named = sources.filter((source) => `${source.id} ${sourceLabel(source)}`.toLowerCase().includes(words));
  return new Set([asked, ...named.map(({ id }) => id)]);
}

/** The one brand that is asked for or allowed; undefined for several. */
export const onlyBrand = (
  filter: Pick<ClockFilter, 'brand'>,
  scope: DeskScope,
  brands: readonly { readonly id: string }[],
): string | undefined => scope.brand ?? filter.brand ?? (brands.length === 1 ? brands[0]?.id : undefined);

/** The nearest deadline first, so that what is overdue stands above what is not. */
export const byTimeLeft = (a: OpenClock, b: OpenClock): number =>
  (a.facts.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.facts.dueAt ?? Number.MAX_SAFE_INTEGER) ||
  (a.facts.externalId < b.facts.externalId ? -1 : 1);
