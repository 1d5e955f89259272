import type { Board, Incident } from '../domain/incidents/incident.ts';
import type { IncidentNotice } from '../domain/incidents/notice.ts';
import type { Instant } from '../domain/shared/time.ts';
import type { Saved } from './saved.ts';

export interface IncidentPublisher {
  /** One publish, under the same attributes as an alert's: whoever is sent the alerts of an owner is sent it. */
  publish(notice: IncidentNotice): Promise<void>;
}

/** The incidents of brands: a board of those that somebody still has to look after, and those that are over. */
export interface IncidentStore {
  /** Strongly consistent; an empty one of version 0 where nothing is stored. */
  board(brand: string): Promise<Board>;
  /** Conditional on `version`, as in MentionStore. */
  saveBoard(board: Board): Promise<Saved>;
  /** Brands with something on their boards. */
  busyBrands(): Promise<readonly string[]>;
  /** Keeps one that is over; the same one once. */
  keep(incident: Incident): Promise<void>;
  /** On the board or over. */
  find(brand: string, id: string): Promise<Incident | undefined>;
  /** Those that are over and were opened in `[from, to)`, oldest first. */
  past(brand: string, from: Instant, to: Instant): Promise<readonly Incident[]>;
}
