/** What makes a mention graver than its tone and stars. Levels: none, low, medium, high, critical. */
export interface SeverityRules {
  /** Probability of negative, in percent, from which a text without stars is severe. */
  readonly surePercent: number;
  /** Levels for somebody who says that they leave, up to high. */
  readonly leaving: number;
  /** Levels for a mention that many have seen, up to critical. */
  readonly reach: number;
  /** How many are many. */
  readonly reachFrom: number;
}

export const DEFAULT_RULES: SeverityRules = { surePercent: 80, leaving: 1, reach: 1, reachFrom: 1_000 };

/** Labels in which sources tell how many have seen or agreed. */
export const REACH_LABELS = [
  'followers',
  'views',
  'likes',
  'reposts',
  'reblogs',
  'favourites',
  'votes',
  'score',
  'points',
] as const;

/** The highest level that a theme of each weight may raise a complaint to. */
export const HIGHEST_BY_WEIGHT = ['none', 'high', 'critical', 'critical'] as const;
