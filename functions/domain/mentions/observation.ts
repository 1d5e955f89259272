import type { Instant } from '../shared/time.ts';
import type { SourceKind } from './source.ts';

export type Precision = 'exact' | 'day' | 'unknown';

export interface Author {
  /** Stable at the source; what a brand account is matched by. */
  readonly id?: string;
  readonly name?: string;
}

/**
 * What a source tells about a response. `notReplied` needs a complete read; everything less is `unknown` with its reason.
 * `state` is the source's own word (published, pending, rejected, removed) where it has one.
 */
export type ResponseTruth =
  | {
      readonly truth: 'replied';
      readonly at?: Instant;
      readonly id?: string;
      readonly state?: string;
      readonly byBot?: boolean;
      /** What it says, where the source shows it; looked at once and never stored. */
      readonly text?: string;
      /** What was noted of that: domain/reports/response-note.ts. */
      readonly noted?: string;
    }
  | { readonly truth: 'notReplied'; readonly state?: string; readonly reason?: string }
  | { readonly truth: 'unknown'; readonly reason: string; readonly state?: string };

/** One mention as a source shows it at one moment: the fact, before anything of ours is added. */
export interface Observation {
  /** Stable at its origin; a string even where the source has numbers. */
  readonly id: string;
  readonly kind: SourceKind;
  readonly url?: string;
  readonly author: Author;
  readonly title?: string;
  /** Plain text, without markup. */
  readonly text: string;
  /** Stars, 1 to 5; absent where the source has none. */
  readonly rating?: number;
  /** BCP 47 where the source says so. */
  readonly language?: string;
  /** Absent exactly when `publishedPrecision` is `unknown`. */
  readonly publishedAt?: Instant;
  readonly publishedPrecision: Precision;
  readonly editedAt?: Instant;
  /** The id of the mention that this one answers, in the same origin. */
  readonly parentId?: string;
  /** Written by one of the brand's own accounts. */
  readonly fromBrand: boolean;
  readonly response: ResponseTruth;
  readonly labels: Readonly<Record<string, string>>;
}
