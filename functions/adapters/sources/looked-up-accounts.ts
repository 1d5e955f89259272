import type { PlannedRequest, Reading, SourceProblem } from '../../domain/mentions/reading.ts';
import type { Known } from '../../ports/sources.ts';
import { andThen, NOTHING, wrongShape } from './answer.ts';

/** The brand's accounts as settings name them, and the ids that look-ups have found for names. */
export interface BrandAccounts {
  readonly accounts: readonly string[];
  readonly cursor: Known['cursor'];
}

/** How a source tells the ids of accounts from their names, which change hands. */
export interface AccountIds {
  readonly id: RegExp;
  /** Begins the bookmark under which the id of a name is kept once it is known. */
  readonly prefix: string;
}

/** The id of an account, where settings give it or a look-up has found it. */
export const accountId = (ids: AccountIds, entry: string, cursor: Known['cursor']): string | undefined =>
  ids.id.test(entry) ? entry : cursor[`${ids.prefix}${entry}`];

/** Whether an account is one of the brand's: by its id where that is known, else by its name. */
export function isOneOf(
  ids: AccountIds,
  { accounts, cursor }: BrandAccounts,
  id: string | undefined,
  isNamed: (entry: string) => boolean,
): boolean {
  return accounts.some((entry) => {
    const known = accountId(ids, entry, cursor);
    return known === undefined ? entry === id || isNamed(entry) : known === id;
  });
}

/** What a look-up has found: the id is kept from then on, and what is asked with it comes next. */
export function lookedUp(
  ids: AccountIds,
  { who, asked, json }: { readonly who: string; readonly asked: PlannedRequest; readonly json: unknown },
  id: string | undefined,
  next: (id: string) => PlannedRequest,
): Reading | SourceProblem {
  const { entry } = asked.notes;
  if (id === undefined || entry === undefined) return wrongShape(who, json, 'the id of an account');
  return andThen({ ...NOTHING, cursor: { [`${ids.prefix}${entry}`]: id } }, next(id));
}
