import { type Duration, HOUR, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import type { Chance } from './chance.ts';

/** What goes wrong, how often. Shares are of each occasion. */
export interface Faults {
  /** A function dies at one of its calls, before or after that call took effect. */
  readonly crash: number;
  /** A call takes effect and its answer is lost; the SDK sends it again. */
  readonly lostAnswer: number;
  /** A call of the cloud takes seconds. */
  readonly slowCall: number;
  /** A request to the table is refused, whatever its partition. */
  readonly throttle: number;
  /** The longest that an index, or a read that may be old, lags behind. */
  readonly lag: Duration;
  /** A message comes twice. */
  readonly duplicate: number;
  /** A message comes late, and so out of order. */
  readonly late: number;
  /** A schedule does not fire, or fires twice. */
  readonly skip: number;
  readonly twice: number;
  /** The longest that a schedule comes late. */
  readonly scheduleLag: Duration;
  /** A warm instance is taken away after an invocation. */
  readonly recycle: number;
  /** The clocks of functions differ from true time by up to this. */
  readonly skew: Duration;
  /** Of requests to sources: answered 429, failed, answered from an old cache, cut short, answered nonsense. */
  readonly busy: number;
  readonly failed: number;
  readonly stale: number;
  readonly cut: number;
  readonly nonsense: number;
  /** A receiver of alerts is down, busy, or answers nothing although it took the message. */
  readonly receiverDown: number;
  readonly receiverSilent: number;
  /** Stretches in which a service of the cloud refuses most requests, however often they are tried; how many in a day. */
  readonly brownOuts: number;
  readonly brownOutLength: Duration;
  /** Stretches in which a source's server is gone; how many of them in a day. */
  readonly outages: number;
  readonly outageLength: Duration;
}

const NONE: Faults = {
  crash: 0,
  lostAnswer: 0,
  slowCall: 0,
  throttle: 0,
  lag: 0,
  duplicate: 0,
  late: 0,
  skip: 0,
  twice: 0,
  scheduleLag: 0,
  recycle: 0,
  skew: 0,
  busy: 0,
  failed: 0,
  stale: 0,
  cut: 0,
  nonsense: 0,
  receiverDown: 0,
  receiverSilent: 0,
  brownOuts: 0,
  brownOutLength: 0,
  outages: 0,
  outageLength: 0,
};

const CRASHES = { crash: 0.03, recycle: 0.03 };
const TABLE = { throttle: 0.01, lag: 5 * SECOND, lostAnswer: 0.01, slowCall: 0.005 };
const SERVICES = { brownOuts: 6, brownOutLength: 5 * MINUTE };
const QUEUES = { duplicate: 0.05, late: 0.05 };
const SCHEDULES = { skip: 0.05, twice: 0.05, scheduleLag: 50 * SECOND };
const SOURCES = { busy: 0.03, failed: 0.03, stale: 0.03, cut: 0.02, nonsense: 0.01, outages: 1, outageLength: HOUR };
const RECEIVERS = { receiverDown: 0.05, receiverSilent: 0.03 };

/** By the names that `--faults` takes. */
export const FAULT_SETS: Readonly<Record<string, Faults>> = {
  none: NONE,
  crashes: { ...NONE, ...CRASHES },
  table: { ...NONE, ...TABLE },
  services: { ...NONE, ...SERVICES },
  queues: { ...NONE, ...QUEUES },
  schedules: { ...NONE, ...SCHEDULES },
  sources: { ...NONE, ...SOURCES },
  receivers: { ...NONE, ...RECEIVERS },
  all: {
    ...NONE,
    ...CRASHES,
    ...TABLE,
    ...SERVICES,
    ...QUEUES,
    ...SCHEDULES,
    ...SOURCES,
    ...RECEIVERS,
    skew: 200,
  },
};

/** How often each kind of fault has struck. */
export type Struck = Partial<Record<keyof Faults, number>>;

/** After the last fault everything is given this long to come right. */
export const RECOVERY: Duration = 3 * HOUR;

/** No two seeds have the same weather: in some a function hardly ever dies, in others each tenth one does. */
export const weatherOf = (faults: Faults, chance: Chance): Faults => ({
  ...faults,
  crash: faults.crash * chance.pick([0.3, 1, 3]),
});

/** Services of the cloud that may be browned out. */
export type Service = 'table' | 'queues' | 'topics' | 'parameters' | 'objects';
