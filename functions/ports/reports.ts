import type { Chart, DrawnCharts } from '../domain/reports/charts/chart.ts';
import type { MentionFacts } from '../domain/reports/facts.ts';
import type { DayRollup, RollupHead } from '../domain/reports/rollup.ts';
import type { DayScores } from '../domain/reports/scores.ts';
import type { Instant } from '../domain/shared/time.ts';

/** The facts of whole days, and marks on days in which something has changed since. docs/adr/015-rollups.md */
export interface RollupStore {
  /** Of the UTC days `[from, to]` that were compiled, oldest first. */
  heads(brand: string, from: string, to: string): Promise<readonly RollupHead[]>;
  /** Replaces what was compiled before from an older read. Writes no facts that are stored already. */
  save(rollup: DayRollup): Promise<void>;
  /** Those of a head, in order of posting; undefined where they are not all there, or not those of that head. */
  facts(brand: string, head: RollupHead): Promise<Iterable<MentionFacts> | undefined>;
  /** Days in which a mention was about to change after they had settled, with the newest such instant. */
  marks(brand: string): Promise<ReadonlyMap<string, Instant>>;
  /** Removes a mark unless the day was marked again. */
  unmark(brand: string, day: string, markedAt: Instant): Promise<void>;
}

/** Answers of surveys, by brand and day. */
export interface ScoreStore {
  /** Replaces what was stored of its day. */
  save(scores: DayScores): Promise<void>;
  /** Of the days `[from, to]`, oldest first. */
  find(brand: string, from: string, to: string): Promise<readonly DayScores[]>;
}

/** Reports as they were compiled. */
export interface ReportShelf {
  /** The newest page of each period of a brand, the newest first; none where none was compiled of late. */
  newest(brand: string): Promise<readonly ShelvedReport[]>;
}

/** `20261122-day` */
export interface ShelvedReport {
  readonly name: string;
  readonly read: () => Promise<string>;
}

export interface ReportPublisher {
  /** Stores the files under the report's name and answers an address under which people can open the first one. */
  store(name: string, files: readonly ReportFile[]): Promise<string>;
  announce(subject: string, text: string): Promise<void>;
}

/** Rows of response clocks by brand and day, for a query engine. */
export interface RowFiles {
  /** Replaces what was stored of that day. `day`: `2026-11-22`, of posting, UTC. */
  store(brand: string, day: string, csv: string): Promise<void>;
}

/** Draws charts ahead, so that a page needs no script: the same charts always give the same text. */
export type DrawCharts = (charts: readonly Chart[]) => Promise<DrawnCharts>;

export interface ReportFile {
  readonly extension: 'html' | 'csv' | 'json';
  readonly contentType: string;
  readonly body: string;
}
