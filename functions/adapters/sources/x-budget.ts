import { isProblem, type SourceProblem } from '../../domain/mentions/reading.ts';
import { type Duration, type Instant, MINUTE, toIso } from '../../domain/shared/time.ts';
import type { HttpFailure, HttpResponse, Spent } from '../../ports.ts';
import { jsonOf } from './answer.ts';
import type { Credential } from './auth/credential.ts';
import { valueAt } from './fields.ts';

/** The fewest posts that a search can be asked for. */
const FEWEST = 10;
/** By then a request that is under way has long been answered. */
const SETTLED_WITHIN: Duration = 5 * MINUTE;

/** Calendar months of UTC. */
const monthOf = (at: Instant): string => toIso(at).slice(0, 7);

/** The first instant of the next one. */
export function nextMonth(at: Instant): Instant {
  const [year, month] = monthOf(at).split('-').map(Number);
  return Date.UTC(year ?? 0, month ?? 0, 1);
}

export interface Cap {
  /** Whose posts are counted: the source's id. */
  readonly account: string;
  /** Posts a month. */
  readonly most: number;
  /** For people. */
  readonly who: string;
}

/**
 * A credential that sends nothing once the posts of this month are read, and asks for no more than are left. What a
 * request may bring is set aside before it leaves and settled by what it brought, so that polls and looks at the same
 * time stay within the cap together. The only place that lets a request go, so that no way leads around it.
 */
export const withinBudget =
  (credential: Credential, { account, most, who }: Cap): Credential =>
  async (request, access) => {
    const { spending, now } = access;
    if (spending === undefined) {
      return { problem: 'unauthorised', line: `${who}: nothing counts what is spent here`, notAsked: true };
    }
    const authorised = await credential(request, access);
    if (isProblem(authorised)) return authorised;
    const url = new URL(authorised.request.url);
    const page = url.searchParams.get('max_results');
    const [wanted, least] = page === null ? [1, 1] : [Number(page), FEWEST];
    // The first page of a poll mostly holds nothing; further ones are asked for because there is something.
    const isFirstPage = request.purpose === 'intake' && !url.searchParams.has('next_token');
    const reserved = await spending.reserve({
      ...{ account, month: monthOf(now), wanted, least, cap: most },
      ...(isFirstPage && { mostlyUnused: true as const }),
    });
    if (reserved === undefined)
      return overBudget(await spending.spent(account, monthOf(now)), least, { most, who }, now);
    if (page !== null) url.searchParams.set('max_results', String(reserved.units));
    return {
      ...authorised,
      request: { ...authorised.request, url: url.href },
      settle: (answer) => spending.settle(reserved, postsOf(answer) ?? reserved.units),
    };
  };

/** Where only what others are asking for right now stands in the way, they may leave something. */
function overBudget(
  { units, setAside }: Spent,
  least: number,
  { most, who }: Omit<Cap, 'account'>,
  now: Instant,
): SourceProblem {
  const read = units - setAside;
  const isLeft = most - read >= least;
  const retryAt = isLeft ? now + SETTLED_WITHIN : nextMonth(now);
  const rest = isLeft
    ? 'the rest is set aside for what is being asked'
    : `it rests until ${toIso(retryAt).slice(0, 10)}`;
  const line = `${who}: ${read} of the ${most} posts that may be read a month are read; ${rest}`;
  return { problem: 'rateLimited', line, retryAt, notAsked: true };
}

/** What X takes money for; unknown where nobody can tell what it sent. Answers that are no success cost nothing. */
function postsOf(answer: HttpResponse | HttpFailure): number | undefined {
  if ('failed' in answer) return undefined;
  if (answer.status < 200 || answer.status >= 300) return 0;
  const read = jsonOf('', answer.body);
  if (isProblem(read)) return undefined;
  const data = valueAt(read.json, 'data');
  if (Array.isArray(data)) return data.length;
  return data === undefined ? 0 : 1;
}
