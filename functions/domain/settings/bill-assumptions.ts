import type { Settings } from './settings.ts';
import { sourceFees } from './source-fees.ts';

/** What a bill depends on besides the settings. Shares are of all mentions, or of those with a clock. */
export interface BillAssumptions {
  readonly mentions: number;
  /** Mentions that need an answer. */
  readonly clockedShare: number;
  /** Clocks that come to a warning, and to a breach. */
  readonly warnedShare: number;
  readonly breachedShare: number;
  readonly answeredShare: number;
  /** Looks of the watch list at a mention with a clock, on average over sources that need them and sources that do not. */
  readonly looksPerClock: number;
  readonly itemKilobytes: number;
  /** Stored beside each item: its index entries and the overhead of each. */
  readonly indexKilobytes: number;
  readonly keptMonths: number;
  readonly shards: number;
  /** Tiers of the wheel that have sources. @default 6 */
  readonly tiers?: number;
  /** How many are looked at every quarter of an hour; above 25,000 they take turns. @default none */
  readonly sources?: number;
  /** Polls of sources whose requests are counted. @default none */
  readonly meteredPolls?: number;
  /** Share of mentions whose author is noted, one write each: where a policy asks for it and the source tells ids. @default none */
  readonly notedShare?: number;
  /** Channels of Slack that an alert goes to on average, and whether an app edits its messages there. @default none */
  readonly slack?: { readonly channels: number; readonly edits: boolean };
  /** Who share the mentions; a look for a storm reads the last hour of one. @default 1 */
  readonly brands?: number;
  /** Whether storms are looked for. @default true */
  readonly storms?: boolean;
  /** Functions that read secrets. @default none */
  readonly secretReaders?: number;
  /** Queues with a Lambda behind them, and the receivers that AWS keeps on each. */
  readonly queues: number;
  readonly receiversPerQueue: number;
  readonly alarms: number;
  readonly metrics: number;
}

/** What the settings say of them. */
type OfSettings =
  | 'mentions'
  | 'shards'
  | 'keptMonths'
  | 'sources'
  | 'tiers'
  | 'meteredPolls'
  | 'notedShare'
  | 'slack'
  | 'brands'
  | 'storms'
  | 'secretReaders';

export const TYPICAL: Omit<BillAssumptions, OfSettings> = {
  clockedShare: 0.3,
  warnedShare: 0.4,
  breachedShare: 0.2,
  answeredShare: 0.6,
  looksPerClock: 0.5,
  itemKilobytes: 1.5,
  indexKilobytes: 0.5,
  queues: 4,
  receiversPerQueue: 2,
  alarms: 10,
  metrics: 10,
};

/** A month's hours: with fewer mentions than these, few hours have one. */
const HOURS = 730;
/** Of mentions, of responses and of alerts. AWS bills a figure by the hours in which it is written. */
const FIGURES_OF_MENTIONS = 3;

/** Custom metrics that so many mentions a month write in most hours. */
export const writtenMetrics = (mentions: number): number =>
  TYPICAL.metrics + (mentions > HOURS ? FIGURES_OF_MENTIONS : 0);

/** Figures that the alarms of these settings read: AWS bills each beyond the free ones. lib/operations/alarms.ts has them. */
export const alarmMetrics = (settings: Pick<Settings, 'sources' | 'slackSigningSecret' | 'secondOpinion'>): number =>
  TYPICAL.alarms +
  (settings.slackSigningSecret === undefined ? 0 : 2) +
  (settings.sources.some(({ kind }) => kind === 'push') ? 3 : 0) +
  (settings.secondOpinion !== undefined || sourceFees(settings.sources).length > 0 ? 1 : 0);
