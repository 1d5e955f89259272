import type { Duration } from '../../shared/time.ts';

/** Minutes between two polls: the periods of the poll wheel. */
export const POLL_TIERS = [1, 5, 15, 60, 360, 1440] as const;
export type PollTier = (typeof POLL_TIERS)[number];

/** What every source has; each kind adds what it follows. */
export interface SourceBase<Kind extends string> {
  readonly id: string;
  readonly brand: string;
  readonly kind: Kind;
  readonly tier: PollTier;
  /** How seldom it may be polled while it is silent and no clock is near its deadline. @default tier */
  readonly slowest?: PollTier;
  /** The brand's own accounts at this source, by stable id or address: their posts are responses. */
  readonly accounts: readonly string[];
  /** Origin of the server that is asked; credentials go to no other. */
  readonly server: string;
  /** What the settings say that its credential or server allows, where that is not what its kind declares. */
  readonly limit?: RequestLimits;
  /** Names of the secrets that the credentials are made of, by the part that each plays; never their values. */
  readonly secrets?: Readonly<Record<string, string>>;
}

/** A source as its settings block gives it: its id is the key that the block stands under. */
export type Draft<S extends SourceBase<string>> = Omit<S, 'id'>;

/** So many requests in any stretch of that length. */
export interface RequestLimits {
  readonly requests: number;
  readonly per: Duration;
}

/** What the whole project knows about a kind of source, beside how to read it. */
export interface KindOfSource<S extends SourceBase<string>> {
  /** For people: `App Store`. */
  readonly name: string;
  /** One source of this kind, for people: `App Store US`. */
  label(source: S): string;
  /** `byName`: it tells no ids of authors, so whether one has written before cannot be known. @default byId */
  readonly authors?: 'byId' | 'byName';
  /** Whether its mentions carry stars. */
  readonly stars: boolean;
  /**
   * How a poll learns of the brand's responses: `never`, by the posts of the brand's own `accounts`, or
   * `onTheMention`, where the source shows the response beside the mention.
   */
  readonly responses: 'never' | 'byAccounts' | 'onTheMention';
  /** Requests that it allows to one credential or, without one, to one of our addresses; what we keep to where it says nothing. */
  readonly limits: RequestLimits;
  /** The same for those who show a key, where that makes a difference. */
  readonly limitsWithKey?: RequestLimits;
  /** What a credential asks about, where each has limits of its own. @default the credential has them, whatever it asks about */
  limitedEach?(source: S): string;
  /** Requests that one poll can send at most. @default twelve pages of the source, and of each of the brand's accounts */
  readonly mostRequests?: number;
  /** False where mentions come to us: such a source is not on the poll wheel. @default true */
  readonly polled?: boolean;
}
