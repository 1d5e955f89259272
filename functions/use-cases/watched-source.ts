import type { SourceProgress } from '../domain/mentions/coverage.ts';
import type { ClockTurn } from '../domain/mentions/open-deadlines.ts';
import { type Source, showsResponses } from '../domain/mentions/source.ts';
import type { Duration, Instant } from '../domain/shared/time.ts';
import { shortestBetweenLooks } from '../domain/sla/watch.ts';
import type { SourceReader } from '../ports/sources.ts';

/** A source about to be read: what it is, how it is read, and what earlier polls learnt of it. */
export interface Watched {
  readonly source: Source;
  readonly reader: SourceReader;
  readonly before: SourceProgress;
  /** What the poll does to clocks; only of a source that may rest between polls. */
  readonly turns?: () => readonly ClockTurn[];
}

/** What a poll learnt about its source, as far as it got. */
export interface Learnt extends Pick<SourceProgress, 'cursor' | 'validators' | 'lastEntryCount' | 'shown' | 'open'> {
  /** A good answer asked to be left alone until then. */
  readonly waitUntil?: Instant;
  /** Pages to read once more (SourceProgress). */
  readonly walkAgain?: number;
}

/**
 * How often one mention of a source may be looked at by its id. Undefined where no look is worth it: the feed of what the
 * brand wrote tells of all open mentions at once, or the source shows no responses at all.
 */
export function lookEveryOf({ source, reader }: Pick<Watched, 'source' | 'reader'>): Duration | undefined {
  const { seesOutgoing, limits } = reader.capabilities;
  return showsResponses(source) && !seesOutgoing ? shortestBetweenLooks(source.limit ?? limits) : undefined;
}
