import { isProblem, type SourceProblem } from '../../../domain/mentions/reading.ts';
import { type Duration, type Instant, MINUTE, toIso } from '../../../domain/shared/time.ts';
import type { Spent } from '../../../ports/budgets.ts';
import type { HttpFailure, HttpResponse } from '../../../ports/http.ts';
import type { Credential } from './credential.ts';

/** By then a request that is under way has long been answered. */
const SETTLED_WITHIN: Duration = 5 * MINUTE;

/** Calendar months of UTC. */
const monthOf = (at: Instant): string => toIso(at).slice(0, 7);

/** The first instant of the next one. */
export function nextMonth(at: Instant): Instant {
  const [year, month] = monthOf(at).split('-').map(Number);
  return Date.UTC(year ?? 0, month ?? 0, 1);
}

/** What may be read in a calendar month of a source that takes money for it. */
export interface MonthlyCap {
  /** Whose units are counted: the source's id. */
  readonly account: string;
  /** For people. */
  readonly who: string;
  /** Units a month, and what people call them. */
  readonly most: number;
  readonly units: string;
  /**
   * The parameter that says how many units a request may bring, and the fewest it can say; a request without it brings
   * one. `next` is the parameter of pages behind the first.
   */
  readonly page: { readonly parameter: string; readonly fewest: number; readonly next: string };
  /** How many an answer brought; undefined where nobody can tell. */
  unitsIn(answer: HttpResponse | HttpFailure): number | undefined;
}

/**
 * A credential that sends nothing once the units of this month are read, and asks for no more than are left. What a
 * request may bring is set aside before it leaves and settled by what it brought, so that polls and looks at the same
 * time stay within the cap together. The only place that lets a request go, so that no way leads around it.
 */
export const withinMonthlyCap =
  (credential: Credential, cap: MonthlyCap): Credential =>
  async (request, access) => {
    const { spending, now } = access;
    if (spending === undefined) {
      return { problem: 'unauthorised', line: `${cap.who}: nothing counts what is spent here`, notAsked: true };
    }
    const authorised = await credential(request, access);
    if (isProblem(authorised)) return authorised;
    const { account, most, page } = cap;
    const url = new URL(authorised.request.url);
    const size = url.searchParams.get(page.parameter);
    const [wanted, least] = size === null ? [1, 1] : [Number(size), page.fewest];
    // The first page of a poll mostly holds nothing; further ones are asked for because there is something.
    const mostlyUnused = request.purpose === 'intake' && !url.searchParams.has(page.next);
    const reserved = await spending.reserve({ account, month: monthOf(now), wanted, least, cap: most, mostlyUnused });
    if (reserved === undefined) return overCap(await spending.spent(account, monthOf(now)), least, cap, now);
    if (size !== null) url.searchParams.set(page.parameter, String(reserved.units));
    return {
      ...authorised,
      request: { ...authorised.request, url: url.href },
      settle: (answer) => spending.settle(reserved, cap.unitsIn(answer) ?? reserved.units),
    };
  };

/** Where only what others are asking for right now stands in the way, they may leave something. */
function overCap(spent: Spent, least: number, { most, units, who }: MonthlyCap, now: Instant): SourceProblem {
  const read = spent.units - spent.setAside;
  const isLeft = most - read >= least;
  const retryAt = isLeft ? now + SETTLED_WITHIN : nextMonth(now);
  const rest = isLeft
    ? 'the rest is set aside for what is being asked'
    : `it rests until ${toIso(retryAt).slice(0, 10)}`;
  const line = `${who}: ${read} of the ${most} ${units} that may be read a month are read; ${rest}`;
  return { problem: 'rateLimited', line, retryAt, notAsked: true };
}
