/**
 * What people write about one kind of thing, invented for training: clauses by lines, of which reviews are put together.
 * `{slot}` is filled with one of the slot's phrases.
 */
export interface Genre {
  /** Of those who give one or two stars. */
  readonly bad: string;
  /** Of those who give three, or say nothing either way. */
  readonly flat: string;
  /** Of those who give four or five. */
  readonly good: string;
  /** Phrases by lines. */
  readonly slots: Readonly<Record<string, string>>;
}
