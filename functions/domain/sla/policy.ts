import type { SourceKind } from '../mentions/source.ts';
import type { Moment } from '../scoring/moment.ts';
import type { SeverityLevel } from '../scoring/score.ts';
import type { Duration, Instant } from '../shared/time.ts';
import type { DeliveryHours } from './clock.ts';

/** Which mentions a policy is for. Every given field must hold; a field with several values holds when one does. */
export interface PolicyMatch {
  readonly brands?: readonly string[];
  readonly sources?: readonly string[];
  readonly kinds?: readonly SourceKind[];
  readonly stars?: readonly number[];
  readonly severities?: readonly SeverityLevel[];
  readonly sentiments?: readonly ('negative' | 'neutral' | 'positive')[];
  readonly languages?: readonly string[];
  /** What the source says beside the text, by name; every name must be there, with one of the values. */
  readonly labels?: Readonly<Record<string, readonly string[] | 'any'>>;
  /** Whether the author has written about the brand before. Where nobody knows, neither `true` nor `false` matches. */
  readonly repeatAuthor?: boolean;
  /** Published inside or outside of the open time of a calendar; a mention whose hour is not known matches neither. */
  readonly time?: { readonly calendar: string; readonly is: 'inside' | 'outside' };
  readonly themes?: readonly string[];
  readonly moments?: readonly Moment[];
}

/** First match in an ordered list decides whether a mention needs an answer, by when, and whose it is. */
export interface Policy {
  readonly id: string;
  /** Hash of everything below and of its calendars: pinned on each mention it is applied to. */
  readonly version: string;
  readonly when: PolicyMatch;
  /** False: matched mentions are counted, never clocked. */
  readonly needsResponse: boolean;
  readonly target: Duration;
  /** For the clocks that a customer's edit after our response opens. @default target */
  readonly nextTarget?: Duration;
  /** Id of the calendar in whose open time the target counts; absent = around the clock. */
  readonly calendar?: string;
  /** How long before the deadline to warn, in the same kind of time as the target. */
  readonly warnBefore: readonly Duration[];
  /** How long after the deadline each escalation falls, in the same kind of time as the target. */
  readonly escalateAfter: readonly Duration[];
  readonly owner: string;
  /** Owner of each escalation in turn; the last one serves all that follow; empty = `owner`. */
  readonly escalateTo: readonly string[];
  /** Whether an automatic response stops the clock. @default false */
  readonly botsCount: boolean;
  /** How long a claim silences reminders. */
  readonly claimFor: Duration;
  /** Mentions published earlier are counted, never clocked: a safe first day. */
  readonly enforceFrom?: Instant;
  /** When alerts may be told. @default at any time */
  readonly deliver?: DeliveryHours;
  /** What people may do without asking, and where it is written how; shown in alerts, no part of the version. */
  readonly authority?: string;
  readonly playbook?: string;
  /** Kinds of stage whose reminder is for the whole channel, not only for the thread; no part of the version. */
  readonly broadcast?: readonly ('warn' | 'breach' | 'escalate')[];
}
