import { MINUTE } from '../../shared/time.ts';
import { pollGroup } from '../poll-group.ts';
import { isPolled, type Source } from '../source.ts';
import type { RequestLimits } from '../sources/kind-of-source.ts';
import { limitsOf, mostRequests, usualRequests } from './request-limits.ts';

/** Sources that share one credential or, without one, one server, and what they can ask of it together. */
export interface SharedBudget {
  /** RequestBudget.id */
  readonly id: string;
  readonly limits: RequestLimits;
  readonly sources: readonly Source[];
  /** Requests in the time of the limit, were every poll to follow all its pages. */
  readonly most: number;
  /** Requests in the time of the limit while nothing is new. */
  readonly usual: number;
}

/** Beyond this share of a limit requests are counted; the rest is for looks, set-up and people. */
const FAR_BELOW = 1 / 2;

/** Budgets of these sources, in the order in which they are first named. */
export const sharedBudgets = (sources: readonly Source[]): readonly SharedBudget[] =>
  [...Map.groupBy(sources.filter(isPolled), pollGroup)].flatMap(([id, sharing]) => {
    const [first] = sharing;
    return first === undefined ? [] : [budgetOf(id, limitsOf(first), sharing)];
  });

function budgetOf(id: string, limits: RequestLimits, sources: readonly Source[]): SharedBudget {
  // A stretch of that length can hold one poll more than fit into it.
  const polls = ({ tier }: Source): number => Math.floor(limits.per / (tier * MINUTE)) + 1;
  const most = sources.reduce((sum, source) => sum + polls(source) * mostRequests(source), 0);
  const usual = sources.reduce((sum, source) => sum + (limits.per / (source.tier * MINUTE)) * usualRequests(source), 0);
  return { id, limits, sources, most, usual };
}

/**
 * Ids of the budgets whose requests have to be counted in the table, one write unit a poll: those whose sources could
 * ask for more than half of what is allowed. All others stay below it whatever happens, and counting them would only cost.
 */
export const meteredBudgets = (sources: readonly Source[]): readonly string[] =>
  sharedBudgets(sources)
    .filter(({ most, limits }) => most > limits.requests * FAR_BELOW)
    .map(({ id }) => id);
