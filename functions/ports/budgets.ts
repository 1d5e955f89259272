import type { RequestBudget } from '../domain/mentions/politeness/request-budget.ts';
import type { Saved } from './saved.ts';

/** What all workers know together of each credential or server; see domain/mentions/politeness/. */
export interface BudgetStore {
  /** A fresh one where nothing is known. May lag by a moment unless asked for `latest`, at twice the price: `save` tells. */
  find(id: string, which?: 'latest'): Promise<RequestBudget>;
  /** Conditional on `version`, as in MentionStore. */
  save(budget: RequestBudget): Promise<Saved>;
}

/** Counts what costs money by calendar month (UTC), so that no number of workers together passes a cap. */
export interface SpendStore {
  /** Sets aside up to `wanted` units of the month, less where fewer are left; none where not even `least` are. */
  reserve(wish: SpendWish): Promise<Reservation | undefined>;
  /** Gives back what of a reservation was not used; once, however often it is called. Without it all counts as used. */
  settle(reservation: Reservation, used: number): Promise<void>;
  spent(account: string, month: string): Promise<Spent>;
}

/** Units of a month. */
export interface Spent {
  /** Used or set aside. */
  readonly units: number;
  /** Of these, what reservations hold that nobody has settled yet. */
  readonly setAside: number;
}

export interface SpendWish {
  /** Whose cap it is: a source. */
  readonly account: string;
  /** `2026-11` */
  readonly month: string;
  readonly wanted: number;
  readonly least: number;
  readonly cap: number;
  /** Most requests of this sort cost nothing in the end: what is set aside may serve the next one too. */
  readonly mostlyUnused?: boolean;
}

export interface Reservation {
  readonly account: string;
  readonly month: string;
  readonly units: number;
  /** Tells it from every other one. */
  readonly mark: string;
  /** What other reservations of the month held when it was made. */
  readonly beside: number;
}
