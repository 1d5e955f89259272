import type { SourceProblem } from '../domain/mentions/reading.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { ReadSettings } from '../ports/settings.ts';
import type { SourceStore } from '../ports/sources.ts';
import type { AskInTurnDeps } from './ask-source.ts';
import type { IntakeDeps } from './report-complaints.ts';
import type { ScorerForDeps } from './scorer-for.ts';
import type { Stored } from './store-page.ts';

/** What reading and storing a source needs, once it is known which one. */
export interface PollingDeps extends AskInTurnDeps, IntakeDeps, Pick<ScorerForDeps, 'brandTables' | 'secondOpinions'> {
  readonly sources: SourceStore;
  readonly readSettings: ReadSettings;
}

/** What became of one poll. */
export interface Polled {
  readonly stored: Stored;
  readonly requests: number;
  readonly problem?: SourceProblem;
  /** Where the gap begins that this poll left open. */
  readonly failingSince?: Instant;
}
