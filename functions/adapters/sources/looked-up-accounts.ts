import type { PlannedRequest, Reading } from '../../domain/mentions/reading.ts';
import type { Known } from '../../ports.ts';
import { andThen, NOTHING } from './answer.ts';

/** The brand's accounts as settings name them, and the ids that look-ups have found for names. */
export interface BrandAccounts {
  readonly accounts: readonly string[];
  readonly cursor: Known['cursor'];
}

/** How a source tells the ids of accounts from their names, which change hands. */
export interface AccountIds {
  isId(entry: string): boolean;
  /** The bookmark under which the id of a name is kept once it is known. */
  bookmark(entry: string): string;
}

/** The id of an account, where settings give it or a look-up has found it. */
export const accountId = (ids: AccountIds, entry: string, cursor: Known['cursor']): string | undefined =>
  ids.isId(entry) ? entry : cursor[ids.bookmark(entry)];

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

/** What a look-up has found, kept from then on; then what is asked with it. */
export const lookedUp = (ids: AccountIds, entry: string, id: string, next: PlannedRequest): Reading =>
  andThen({ ...NOTHING, cursor: { [ids.bookmark(entry)]: id } }, next);
