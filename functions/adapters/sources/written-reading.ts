import type { PlannedRequest, Reading } from '../../domain/mentions/reading.ts';
import { HOUR, type Instant } from '../../domain/shared/time.ts';
import type { Known } from '../../ports.ts';

/** What was written may show up late: so far back every poll looks again. */
const OVERLAP = HOUR;

interface Written {
  /** The bookmark: the time of the newest that was seen. */
  readonly key: string;
  /** Of all that this page holds. */
  readonly times: readonly Instant[];
  /** Where there is more. */
  readonly next: PlannedRequest | undefined;
  readonly cursor: Known['cursor'];
}

/**
 * A page of what an account of the brand wrote, newest first: not mentions, but answers to some; read down to what the
 * last poll had seen.
 */
export function writtenReading(reading: Reading, { key, times, next, cursor }: Written): Reading {
  const seen = Number(cursor[key] ?? 0);
  const newest = Math.max(seen, ...times);
  const leadsOn = next !== undefined && Math.min(...times) >= seen - OVERLAP;
  return {
    ...reading,
    observations: [],
    cursor: { ...reading.cursor, ...(newest > seen ? { [key]: String(newest) } : {}) },
    ...(leadsOn ? { next, complete: false } : {}),
  };
}
