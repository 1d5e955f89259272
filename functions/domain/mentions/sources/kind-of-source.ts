/** Minutes between two polls: the periods of the poll wheel. */
export const POLL_TIERS = [1, 5, 15, 60, 360, 1440] as const;
export type PollTier = (typeof POLL_TIERS)[number];

/** What every source has; each kind adds what it follows. */
export interface SourceBase<Kind extends string> {
  readonly id: string;
  readonly brand: string;
  readonly kind: Kind;
  readonly tier: PollTier;
  /** The brand's own accounts at this source, by stable id or address: their posts are responses. */
  readonly accounts: readonly string[];
  /** Origin of the server that is asked; credentials go to no other. */
  readonly server: string;
  /** Names of the secrets that the credentials are made of, by the part that each plays; never their values. */
  readonly secrets?: Readonly<Record<string, string>>;
}

/** A source as its settings block gives it: its id is the key that the block stands under. */
export type Draft<S extends SourceBase<string>> = Omit<S, 'id'>;

/** What the whole project knows about a kind of source, beside how to read it. */
export interface KindOfSource<S extends SourceBase<string>> {
  /** For people: `App Store`. */
  readonly name: string;
  /** One source of this kind, for people: `App Store US`. */
  label(source: S): string;
  /** Whether its mentions carry stars. */
  readonly stars: boolean;
  /**
   * How a poll learns of the brand's responses: `never`, by the posts of the brand's own `accounts`, or
   * `onTheMention`, where the source shows the response beside the mention.
   */
  readonly responses: 'never' | 'byAccounts' | 'onTheMention';
}
