import type { Instant } from '../domain/shared/time.ts';

export interface OperatorNotifier {
  /** One message to the operator, about our own system. */
  tell(subject: string, text: string): Promise<void>;
}

/** What the operator has been told of, so that nobody is told the same twice; one memory for each turn of the check. */
export interface TroubleMemory {
  recall(memory: string): Promise<readonly string[]>;
  remember(memory: string, names: readonly string[]): Promise<void>;
}

/** What parts of the stack have done last, for those that watch over them. */
export interface Pulse {
  /** The last minute whose polls were dispatched. */
  dispatchedAt(): Promise<Instant | undefined>;
  lastCheck(): Promise<CheckNote | undefined>;
  noteCheck(note: CheckNote): Promise<void>;
  /** The newest daily probe. */
  probeSent(): Promise<ProbeNote | undefined>;
  noteProbeSent(note: ProbeNote): Promise<void>;
  /** The newest probe that reached the receiver. */
  probeBack(): Promise<Omit<ProbeNote, 'lateSince'> | undefined>;
  noteProbeBack(note: Omit<ProbeNote, 'lateSince'>): Promise<void>;
}

/** A check of the sources that ended. */
export interface CheckNote {
  readonly at: Instant;
  readonly isProbeLate: boolean;
}

export interface ProbeNote {
  readonly id: string;
  readonly at: Instant;
  /** Since when none has come back; it sets out because of that. */
  readonly lateSince?: Instant;
}
