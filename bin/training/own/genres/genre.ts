/**
 * What people write about one kind of thing, invented for training: clauses by lines, of which reviews are put together.
 * `{slot}` is filled with one of the slot's phrases.
 */
export interface Genre {
  /** English where absent. */
  readonly speech?: Speech;
  /** Of those who give one or two stars. */
  readonly bad: string;
  /** Of those who give three, or say nothing either way. */
  readonly flat: string;
  /** Of those who give four or five. */
  readonly good: string;
  /** Phrases by lines. */
  readonly slots: Readonly<Record<string, string>>;
}

/** How a language puts clauses together. */
export interface Speech {
  /** Primary subtag. */
  readonly language: string;
  readonly joints: readonly string[];
  /** What stands for "but". */
  readonly turns: readonly string[];
  readonly ends: readonly string[];
  /** How one writer writes a clause, where people spell differently. */
  readonly spelt?: (clause: string, next: () => number) => string;
}
