import { type Duration, HOUR, MINUTE } from '../../functions/domain/shared/time.ts';

/** A load, and the stretch of it that is played. */
export interface Profile {
  readonly what: string;
  /** Sources whose answers can be seen, and feeds of websites beside them. */
  readonly social: number;
  readonly feeds: number;
  readonly brands: number;
  readonly every: { readonly social: PollMinutes; readonly feeds: PollMinutes };
  /** Mentions a month of the steady load. */
  readonly monthly: number;
  /** Mentions a minute, on top of it, in a part of the window. */
  readonly burst?: { readonly at: Duration; readonly length: Duration; readonly perMinute: number };
  /** What is posted before the window, so that it begins in the middle of things. */
  readonly warmUp: Duration;
  readonly window: Duration;
  /** After the window nothing is posted; what is due is still told. */
  readonly tail: Duration;
  readonly shards: number;
  readonly storms: boolean;
  /** Everybody's deadline at one instant: how long after the window began. */
  readonly herdAt?: Duration;
  /** When nothing runs, from the window's beginning. */
  readonly lost?: readonly [from: Duration, to: Duration];
  /** Of our own, that such a stack writes in every hour: 13 of those of functions/contracts/metric-names.ts at most. */
  readonly metrics: number;
}

type PollMinutes = 1 | 5 | 15 | 60;

const STEADY = { brands: 1, storms: false, warmUp: 40 * MINUTE, tail: 15 * MINUTE, metrics: 10 } as const;
const LARGE = { metrics: 13, shards: 16 } as const;

/** By the names that `--profile` takes. Loads are those of docs/adr and the design: sources, mentions a month. */
export const PROFILES: Readonly<Record<string, Profile>> = {
  cafe: {
    ...STEADY,
    what: '100 mentions a month from 5 sources every 15 minutes',
    ...{
      social: 3,
      feeds: 2,
      every: { social: 15, feeds: 15 },
      monthly: 100,
      window: 730 * HOUR,
      shards: 1,
      storms: true,
    },
  },
  '10k': {
    ...STEADY,
    what: '10,000 mentions a month from 500 sources every hour',
    ...{ social: 250, feeds: 250, brands: 5, every: { social: 60, feeds: 60 }, monthly: 10_000, window: 6 * HOUR },
    ...{ shards: 4, metrics: 13 },
  },
  '1M': {
    ...STEADY,
    ...LARGE,
    what: '1 million mentions a month from 20,000 sources every hour',
    ...{
      social: 10_000,
      feeds: 10_000,
      brands: 50,
      every: { social: 60, feeds: 60 },
      monthly: 1_000_000,
      window: HOUR,
    },
  },
  '5M': {
    ...STEADY,
    ...LARGE,
    what: '5 million mentions a month from 100,000 sources every hour',
    ...{
      social: 50_000,
      feeds: 50_000,
      brands: 100,
      every: { social: 60, feeds: 60 },
      monthly: 5_000_000,
      window: HOUR,
    },
  },
  storm: {
    ...STEADY,
    ...LARGE,
    what: 'three minutes of 10,000 complaints a minute about one brand, in 500 sources that are read every minute',
    ...{ social: 500, feeds: 0, every: { social: 1, feeds: 60 }, monthly: 10_000, storms: true },
    ...{ warmUp: 5 * MINUTE, window: 15 * MINUTE, tail: 15 * MINUTE },
    burst: { at: 2 * MINUTE, length: 3 * MINUTE, perMinute: 10_000 },
  },
  monday: {
    ...STEADY,
    ...LARGE,
    what: '50,000 deadlines in the same instant, on a Monday',
    ...{ social: 2_000, feeds: 0, brands: 20, every: { social: 15, feeds: 60 }, monthly: 1_000, storms: true },
    ...{ warmUp: 5 * MINUTE, window: HOUR, tail: 20 * MINUTE, herdAt: HOUR },
    burst: { at: 5 * MINUTE, length: 6 * MINUTE, perMinute: 8_340 },
  },
  'lost-region': {
    ...STEADY,
    what: '100,000 mentions a month from 500 sources, and an hour in which nothing runs',
    ...{ social: 250, feeds: 250, brands: 5, every: { social: 15, feeds: 60 }, monthly: 100_000, window: 3 * HOUR },
    ...{ shards: 4, metrics: 13, tail: HOUR, lost: [HOUR, 2 * HOUR] },
  },
};
