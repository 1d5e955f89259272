import type { Severity } from '../scoring/score.ts';
import { contentHash } from '../shared/hash.ts';
import type { Instant } from '../shared/time.ts';
import type { Clock } from '../sla/clock.ts';
import type { Watch } from '../sla/watch.ts';
import type { HistoryEvent } from './history.ts';
import type { Observation } from './observation.ts';

/** Which mention: unique over all brands and sources. Two sources that watch one origin meet in the same mention. */
export interface MentionKey {
  readonly brand: string;
  /** The place whose ids are unique: a storefront's app, a server. Set by the connector. */
  readonly origin: string;
  readonly externalId: string;
}

/** What we hold of one mention: what the source said last, how we judged it, its clock and its story. */
export interface Mention extends MentionKey {
  readonly sourceId: string;
  readonly observation: Observation;
  /** Tells an edit from a repetition. */
  readonly contentHash: string;
  readonly discoveredAt: Instant;
  /** Of what is sent to us without the time of an edit: when the present words were last told. @default discoveredAt */
  readonly wordsToldAt?: Instant;
  readonly severity: Severity;
  readonly clock: Clock;
  /** Absent where polls alone keep it up to date, or nothing can. */
  readonly watch?: Watch;
  readonly history: readonly HistoryEvent[];
  /** When it was erased because its author asked for it: whatever a source shows, it stays so. */
  readonly erasedAt?: Instant;
  /** Goes up by one with each write; a write that is based on an older one is refused by the store. */
  readonly version: number;
}

/** `brand/origin/externalId`: how people and commands name a mention. */
export const mentionName = (key: MentionKey): string => `${key.brand}/${key.origin}/${key.externalId}`;

/** The hash of what a customer can edit: title, text, stars. */
export const hashOfContent = (seen: Observation): string =>
  contentHash(JSON.stringify([seen.title ?? '', seen.text, seen.rating ?? 0]));
