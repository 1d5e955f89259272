import { Refusal, shown } from '../shared/refusal.ts';
import { DAY, type Duration, type Instant, SECOND } from '../shared/time.ts';
import { parseUtcOffset } from './utc-offset.ts';

/** Wall clock of a place as milliseconds since 1970-01-01T00:00 there, as if that place were UTC. */
export type WallClock = number;

/** One IANA time zone. Its offsets come from the runtime's own time zone database, through Intl. */
export interface Zone {
  readonly name: string;
  /** What to add to an instant to get the wall clock. */
  offsetAt(at: Instant): Duration;
  /** A wall time in a gap moves forward by the gap; one that happens twice is the earlier instant. */
  toInstant(wall: WallClock): Instant;
  /** The offset, when it is one and the same during all of `[from, to)`. */
  steadyOffset(from: Instant, to: Instant): Duration | undefined;
  /** The instants in `[from, to)` at which the offset changes, ascending. */
  changes(from: Instant, to: Instant): readonly Instant[];
}

/**
 * Offsets are looked up at the edges of slots of half a week, and a slot whose edges differ is searched for the change.
 * No two changes in the whole time zone database lie closer than 3.98 days (Freetown, 1939), so a slot holds at most one.
 */
const SLOT = 3.5 * DAY;

/** 480 years of slots: enough for all that can differ in one direction, and a bound for those who go both ways. */
const MOST_SLOTS = 50_000;

/** No zone had changed its offset before: the first of all is of 1835. */
const FIRST_SLOT = Math.floor(Date.UTC(1800, 0, 1) / SLOT);
/** From here on every zone goes by a yearly rule, and rules repeat with the Gregorian calendar, every 400 years. */
const REPEATING_SLOT = Math.ceil(Date.UTC(2100, 0, 1) / SLOT);
const CYCLE = (146_097 * DAY) / SLOT;

interface Slot {
  readonly before: Duration;
  /** Since the slot began; Infinity when the offset stays as it is. */
  readonly change: Duration;
  readonly after: Duration;
}

const known = new Map<string, Zone>();

/** The zone of an IANA name, shared by all who ask: a formatter costs some 20 ms to make. Refuses an unknown name. */
export function zoneNamed(name: string, path = 'timeZone'): Zone {
  const key = name.toLowerCase();
  const zone = known.get(key) ?? makeZone(name, path);
  known.set(key, zone);
  return zone;
}

function makeZone(name: string, path: string): Zone {
  const lookUp = offsetLookup(name, path);
  const slots = new Map<number, Slot>();

  const slotAt = (index: number): Slot => {
    const like = slotLike(index);
    return slots.get(like) ?? readSlot(like);
  };
  const readSlot = (index: number): Slot => {
    const before = slots.get(index - 1)?.after ?? lookUp(index * SLOT);
    const after = slots.get(index + 1)?.before ?? lookUp((index + 1) * SLOT);
    const change = before === after ? Number.POSITIVE_INFINITY : changeWithin(lookUp, index * SLOT, after);
    if (slots.size >= MOST_SLOTS) slots.clear();
    const slot = { before, change, after };
    slots.set(index, slot);
    return slot;
  };

  const offsetAt = (at: Instant): Duration => {
    const index = Math.floor(at / SLOT);
    const slot = slotAt(index);
    return at < index * SLOT + slot.change ? slot.before : slot.after;
  };

  const changes = (from: Instant, to: Instant): readonly Instant[] => {
    const found: Instant[] = [];
    for (let index = Math.floor(from / SLOT); index * SLOT < to; index += 1) {
      const change = index * SLOT + slotAt(index).change;
      if (change >= from && change < to) found.push(change);
    }
    return found;
  };

  return {
    name,
    offsetAt,
    changes,
    toInstant: (wall) => {
      // A day to either side is beyond every gap (the longest is the 24 hours of a skipped date) and within one change.
      const before = offsetAt(wall - DAY);
      const after = offsetAt(wall + DAY);
      if (before === after || offsetAt(wall - before) === before) return wall - before;
      return offsetAt(wall - after) === after ? wall - after : wall - before;
    },
    steadyOffset: (from, to) => (changes(from + 1, to).length === 0 ? offsetAt(from) : undefined),
  };
}

/** The slot nearest to our time that has the same offsets: thousands of years cost no more than a few hundred. */
function slotLike(index: number): number {
  if (index < FIRST_SLOT) return FIRST_SLOT - 1;
  return index < REPEATING_SLOT ? index : REPEATING_SLOT + ((index - REPEATING_SLOT) % CYCLE);
}

/** How long after the slot's start the offset becomes `after`. Changes fall on whole seconds. */
function changeWithin(lookUp: (at: Instant) => Duration, slotStart: Instant, after: Duration): Duration {
  let low = 0;
  let high = SLOT / SECOND;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (lookUp(slotStart + middle * SECOND) === after) high = middle;
    else low = middle;
  }
  return high * SECOND;
}

function offsetLookup(name: string, path: string): (at: Instant) => Duration {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch (cause) {
    throw new Refusal(path, `${shown(name)} is not a time zone`, 'write an IANA name such as Europe/Berlin', { cause });
  }
  // en-US ends the text with the offset, e.g. `11/22/2026, GMT+01:00`, with seconds where history had them.
  return (at) => parseUtcOffset(format.format(at));
}
