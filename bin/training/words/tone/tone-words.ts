/** Words that praise or complain, by how strongly. `*` at the end: also longer words that start so; `_` joins two words. */
export interface ToneWords {
  readonly great?: string;
  readonly good?: string;
  readonly bad?: string;
  readonly awful?: string;
}
