import type { Reservation, SpendStore, SpendWish } from '../../ports/budgets.ts';

/** Of a cap, what may lie set aside without being used: what processes held that have died since. */
const HELD_SHARE = 1 / 50;
/** So many processes may die in a month with what they held before that share is used up. */
const HOLDERS = 20;

/**
 * Keeps a reservation that turned out unused for the next request of the same sort, instead of giving it back and setting
 * the same aside again: many polls that find nothing then cost one write together. What is held is counted as spent all
 * the while, so the cap holds whoever dies; the price is that what a dead process held is lost for the month. So it is
 * small, and nothing is held any more where 2 % of the cap lie set aside already.
 *
 * One for each process: whoever holds a reservation is the only one who uses it, for one request at a time.
 */
export function heldReservations(store: SpendStore): SpendStore {
  const held = new Map<string, Reservation>();
  /** Marks of those that may be held. */
  const holdable = new Set<string>();

  return {
    spent: store.spent,
    reserve: async (wish) => {
      const most = heldAtMost(wish);
      if (most === undefined) return store.reserve(wish);
      const mine = held.get(wish.account);
      held.delete(wish.account);
      if (mine !== undefined) {
        if (mine.month === wish.month && mine.units <= wish.cap) return mine;
        await release(mine);
      }
      const reserved = await store.reserve({ ...wish, wanted: Math.min(wish.wanted, most.each) });
      if (reserved !== undefined && reserved.beside + reserved.units <= most.inAll) holdable.add(reserved.mark);
      return reserved;
    },
    settle: async (reservation, used) => {
      const isHeld = used === 0 && holdable.has(reservation.mark) && !held.has(reservation.account);
      if (isHeld) held.set(reservation.account, reservation);
      else await release(reservation, used);
    },
  };

  async function release(reservation: Reservation, used = 0): Promise<void> {
    holdable.delete(reservation.mark);
    await store.settle(reservation, used);
  }
}

/** Undefined where nothing is worth holding: no request of that sort, or a cap so small that one reservation is too much of it. */
function heldAtMost({
  mostlyUnused,
  cap,
  least,
}: SpendWish): { readonly each: number; readonly inAll: number } | undefined {
  const inAll = Math.floor(cap * HELD_SHARE);
  if (mostlyUnused !== true || inAll < least) return undefined;
  return { each: Math.max(least, Math.floor(inAll / HOLDERS)), inAll };
}
