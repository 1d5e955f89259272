import type { Instant } from '../shared/time.ts';

/**
 * What a source has told about the responses to one mention and about the customer's edits.
 * Only ever joined (each function here is idempotent, and the order of calls does not matter), so that a verdict
 * computed from it depends on the set of observations alone. docs/adr/005-clock-decider.md
 */
export interface Seen {
  /** Earliest posted first; only those that may still decide something. */
  readonly responses: readonly Sighting[];
  readonly hidden: readonly Hiding[];
  readonly edits: readonly CustomerEdit[];
  /** The mention was missing / was there again, newest reading of each. */
  readonly goneAt?: Instant;
  readonly backAt?: Instant;
}

/** A response was publicly visible at `seenAt`. */
export interface Sighting {
  /** Empty where the source has no ids. */
  readonly id: string;
  /** When it was posted; where the source does not say, when it was seen. */
  readonly at: Instant;
  readonly seenAt: Instant;
  readonly byBot: boolean;
}

/** The response `id` (or every one: `ALL`) was not visible at `seenAt`: removed, or rejected. */
export interface Hiding {
  readonly id: string;
  readonly seenAt: Instant;
}

export interface CustomerEdit {
  readonly at: Instant;
  readonly raised: boolean;
  /** When it was first seen; absent in what was stored before that was kept. */
  readonly seenAt?: Instant;
}

export const ALL = '*';

/** A person told us of this response; what a source does not show cannot take it back. */
export const BY_PERSON = 'person';

export const NOTHING_SEEN: Seen = { responses: [], hidden: [], edits: [] };

/** The state has to fit into one item. Far above what happens, and which ones are kept does not depend on order. */
const LIMIT = 40;

/** Same object when nothing new is in it. */
export function withSighting(seen: Seen, sighting: Sighting): Seen {
  if (isHidden(seen, sighting) || seen.responses.some((known) => covers(known, sighting))) return seen;
  const others = seen.responses.filter((known) => !covers(sighting, known));
  return { ...seen, responses: [...others, sighting].sort(bySighting).slice(0, LIMIT) };
}

/** Same object when nothing new is in it. */
export function withHiding(seen: Seen, hiding: Hiding): Seen {
  if (seen.hidden.some((known) => reaches(known, hiding.id) && known.seenAt >= hiding.seenAt)) return seen;
  const others = seen.hidden.filter((known) => !(reaches(hiding, known.id) && hiding.seenAt >= known.seenAt));
  const hidden = [...others, hiding].sort((a, b) => b.seenAt - a.seenAt || compare(a.id, b.id)).slice(0, LIMIT);
  const next = { ...seen, hidden };
  return { ...next, responses: seen.responses.filter((known) => !isHidden(next, known)) };
}

/** Same object when nothing new is in it. */
export function withEdit(seen: Seen, edit: CustomerEdit): Seen {
  const known = seen.edits.find(({ at, raised }) => at === edit.at && raised === edit.raised);
  // One that says nothing was seen sooner than any that is told now.
  if (known && (known.seenAt === undefined || (edit.seenAt !== undefined && known.seenAt <= edit.seenAt))) return seen;
  const edits = [...seen.edits.filter((other) => other !== known), edit].sort(
    (a, b) => a.at - b.at || Number(a.raised) - Number(b.raised),
  );
  return { ...seen, edits: edits.slice(-LIMIT) };
}

/** When the source last said, by a complete read, that there is no response at all. */
export const noneVisibleAt = (seen: Seen): Instant | undefined =>
  seen.hidden.find((hiding) => hiding.id === ALL)?.seenAt;

/** Since when the mention is gone. On a tie it is there: a read that has it is proof, one that lacks it is not. */
export const goneSince = (seen: Seen): Instant | undefined =>
  seen.goneAt !== undefined && seen.backAt !== undefined && seen.backAt >= seen.goneAt ? undefined : seen.goneAt;

/** Whether the mention is gone from its source, whatever verdict its clock had reached by then. */
export const isGone = ({ seen = NOTHING_SEEN }: { readonly seen?: Seen }): boolean => goneSince(seen) !== undefined;

/** Whether only a tombstone is kept of the mention of this clock: it is gone, before its verdict or after. */
export const isErased = (clock: { readonly status: string; readonly seen?: Seen }): boolean =>
  clock.status === 'withdrawn' || isGone(clock);

/** A hiding wins over a sighting of the same instant: nobody can be shown a response that is in doubt. */
const isHidden = (seen: Seen, sighting: Sighting): boolean =>
  seen.hidden.some((hiding) => reaches(hiding, sighting.id) && hiding.seenAt >= sighting.seenAt);

const reaches = (hiding: Hiding, id: string): boolean => hiding.id === id || (hiding.id === ALL && id !== BY_PERSON);

/** `known` outlives every hiding that `other` outlives, and was posted no later: `other` can never decide. */
const covers = (known: Sighting, other: Sighting): boolean =>
  known.id === other.id && known.byBot === other.byBot && known.seenAt >= other.seenAt && known.at <= other.at;

const bySighting = (a: Sighting, b: Sighting): number =>
  a.at - b.at || a.seenAt - b.seenAt || compare(a.id, b.id) || Number(a.byBot) - Number(b.byBot);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
