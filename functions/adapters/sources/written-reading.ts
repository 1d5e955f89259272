import type { PlannedRequest, Reading } from '../../domain/mentions/reading.ts';
import type { Duration, Instant } from '../../domain/shared/time.ts';
import type { Known } from '../../ports/sources.ts';
import { andThen } from './answer.ts';

/** A first walk ends after so many pages: what stands below answers what is history by now. */
const MOST_PAGES = 10;

interface Written {
  /** The bookmark: the time of the newest that was seen. */
  readonly key: string;
  /** Of all that this page holds. */
  readonly times: readonly Instant[];
  /** What was written may show up late: so far back every poll looks again. */
  readonly overlap: Duration;
  readonly asked: PlannedRequest;
  /** Where there is more. */
  readonly next: PlannedRequest | undefined;
  readonly known: Known;
}

/**
 * A page of what an account of the brand wrote, newest first: not mentions, but answers to some; read down to what the
 * last poll had seen. The bookmark moves at the end of the walk only: after a break in its middle it starts again.
 */
export function writtenReading(reading: Reading, { key, times, overlap, asked, next, known }: Written): Reading {
  const seen = Number(known.cursor[key] ?? 0);
  const { newest: before = '0', walked = '1' } = asked.notes;
  const newest = Math.max(seen, Number(before), ...times.filter((at) => at <= known.now));
  const own = { ...reading, observations: [] };
  const leadsOn = times.length > 0 && Math.min(...times) >= seen - overlap && Number(walked) < MOST_PAGES;
  if (next !== undefined && leadsOn) {
    const notes = { ...next.notes, newest: String(newest), walked: String(Number(walked) + 1) };
    return andThen(own, { ...next, notes });
  }
  return { ...own, cursor: { ...reading.cursor, ...(newest > seen ? { [key]: String(newest) } : {}) } };
}
