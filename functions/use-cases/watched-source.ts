import type { SourceProgress } from '../domain/mentions/coverage.ts';
import type { Source } from '../domain/mentions/source.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { SourceReader } from '../ports.ts';

/** A source about to be read: what it is, how it is read, and what earlier polls learnt of it. */
export interface Watched {
  readonly source: Source;
  readonly reader: SourceReader;
  readonly before: SourceProgress;
}

/** What a poll learnt about its source, as far as it got. */
export interface Learnt extends Pick<SourceProgress, 'cursor' | 'validators' | 'lastEntryCount'> {
  /** A good answer asked to be left alone until then. */
  readonly waitUntil?: Instant;
}
