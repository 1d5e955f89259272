import type { Instant } from '../shared/time.ts';

/** The deadlines of the open clocks that polls of one source have met: how far it may rest depends on the nearest. */
export interface OpenDeadlines {
  /** Earliest first; each as often as there are clocks for it. */
  readonly at: readonly Instant[];
  /** There are more of them than are kept: until then the source does not rest. */
  readonly moreUntil?: Instant;
}

/** What became of one clock: its deadline when it was read and, as far as it is still open, when it was left. */
export interface ClockTurn {
  readonly before?: Instant | undefined;
  readonly after?: Instant | undefined;
}

const MOST = 24;

/** The same object when nothing changed. */
export function withTurns(
  open: OpenDeadlines | undefined,
  turns: readonly ClockTurn[],
  now: Instant,
): OpenDeadlines | undefined {
  const at = [...(open?.at ?? [])];
  let isChanged = false;
  for (const { before, after } of turns) {
    const place = before === undefined ? -1 : at.indexOf(before);
    if (before !== after && place >= 0) at.splice(place, 1);
    // One that was open before and is not listed was lost by a crash between its save and that of the progress.
    const isMissing = after !== undefined && after > now && (before !== after || place < 0);
    if (isMissing) at.push(after);
    isChanged ||= isMissing || (before !== after && place >= 0);
  }
  return isChanged ? kept(at, open?.moreUntil, now) : open;
}

function kept(at: readonly Instant[], moreUntil: Instant | undefined, now: Instant): OpenDeadlines | undefined {
  const ahead = at.filter((deadline) => deadline > now).sort((a, b) => a - b);
  const dropped = ahead.slice(MOST).at(-1);
  const until = Math.max(dropped ?? 0, (moreUntil ?? 0) > now ? (moreUntil ?? 0) : 0);
  if (ahead.length === 0 && until === 0) return undefined;
  return { at: ahead.slice(0, MOST), ...(until > 0 && { moreUntil: until }) };
}

/** The nearest deadline ahead, `now` while there are some that nobody kept, for ever where there is none. */
export function mayRestUntil(open: OpenDeadlines | undefined, now: Instant): Instant {
  if (open?.moreUntil !== undefined && open.moreUntil > now) return now;
  return open?.at.find((deadline) => deadline > now) ?? Number.POSITIVE_INFINITY;
}
