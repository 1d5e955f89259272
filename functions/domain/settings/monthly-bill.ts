import { pollGroup } from '../mentions/poll-group.ts';
import type { Source } from '../mentions/source.ts';
import type { BillAssumptions } from './bill-assumptions.ts';
import { PRICES } from './prices.ts';
import type { Settings } from './settings.ts';
import { beyond, sideCosts } from './side-costs.ts';

/** Minutes of an average month: what schedules and empty receives are counted by. */
const MINUTES = 43_800;
const HOURS = MINUTES / 60;

/** How often check-sources runs in a month, and how many sources it looks at each time. */
const CHECKS = MINUTES / 15;
const CHECKED_AT_ONCE = 25_000;

/** US dollars a month, by service. */
export interface MonthlyBill {
  readonly polls: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly queueRequests: number;
  readonly invocations: number;
  readonly dollars: Readonly<
    Record<
      | 'database'
      | 'storage'
      | 'functions'
      | 'queues'
      | 'email'
      | 'logs'
      | 'alarms'
      | 'schedules'
      | 'notifications'
      | 'reports'
      | 'secrets',
      number
    >
  >;
  readonly total: number;
}

/** Polls a month of sources at their own periods. */
export const monthlyPolls = (sources: readonly Pick<Source, 'tier'>[]): number =>
  sources.reduce((sum, source) => sum + MINUTES / source.tier, 0);

/** The same, of those whose requests are counted in the table. */
export const monthlyMeteredPolls = ({ sources, metered }: Pick<Settings, 'sources' | 'metered'>): number =>
  monthlyPolls(sources.filter((source) => metered.includes(pollGroup(source))));

/**
 * The expected bill. Each line of arithmetic follows one write, read or request of the pipeline (design section 2);
 * polls go in batches of ten, and every poll that finds nothing writes nothing.
 */
export function monthlyBill(polls: number, given: BillAssumptions): MonthlyBill {
  const { mentions, shards } = given;
  const batches = batchesOf(polls);
  const clocks = mentions * given.clockedShare;
  const stages = clocks * (given.warnedShare + given.breachedShare);
  const breaches = clocks * given.breachedShare;

  const itemUnits = Math.ceil(given.itemKilobytes);
  const writeUnits =
    mentions * (itemUnits + 1) + // conditional put, and its entry in the day index
    clocks * 2 + // the due entry, put and deleted
    clocks * 2 + // a complaint's text, noted beside others
    mentions * given.answeredShare * (itemUnits + 1) + // a response seen
    stages * (itemUnits + 3) + // a stage fired: item, due entry moved, day index
    stages * 3 + // a receiver told: its turn taken and given back, what it was told noted
    Math.min(polls, mentions) + // the cursor, only when something changed
    clocks * given.looksPerClock * (itemUnits + 2) + // a look: the due entry moved
    MINUTES + // up to which minute the wheel was sent
    CHECKS + // that the sources were looked at
    polls * 0.04 + // a note every six hours that a source is read
    (given.meteredPolls ?? 0) + // tokens taken, where requests are counted
    mentions * (given.notedShare ?? 0) + // that an author wrote a mention
    slackUnits(given, stages, clocks * given.warnedShare * given.answeredShare);
  const sweeps = MINUTES * ((shards + (given.tiers ?? 6)) * 0.5 + 1) + MINUTES * 0.1; // each minute every shard, every tier of the wheel, and how far it was sent; every fifth which tiers there are
  const pulses = CHECKS * 3; // what was told, how far the wheel was sent, and the probe
  const budgets = polls * 0.5; // whether the credential or server may be asked
  const looks = clocks * given.looksPerClock * itemUnits;
  const watched = given.sources ?? 0;
  const checks = (0.5 * watched * CHECKS) / Math.max(1, Math.ceil(watched / CHECKED_AT_ONCE));
  const stormLooks = given.storms === false ? 0 : Math.min(polls, clocks); // one a page with something negative on it
  const { brands = 1 } = given;
  const brandLooks = given.storms === false ? 0 : brands * (CHECKS + 2 * HOURS); // every brand anyway, and its themes
  const storms = (stormLooks + brandLooks) * windowUnits(given) + (given.storms === false ? 0 : MINUTES * 0.5);
  const rollups = brands * HOURS; // which days are compiled
  const readUnits =
    sweeps +
    pulses +
    rollups +
    polls + // the source itself
    budgets +
    checks +
    storms +
    (polls * 0.3 + clocks * 0.2 + mentions * 15 * 0.3) / 8 +
    clocks +
    stages +
    looks;

  const gigabytes = (mentions * given.keptMonths * (given.itemKilobytes + given.indexKilobytes)) / 1e6;
  const scheduled = 2 * MINUTES + CHECKS + MINUTES / 60;
  const requests = scheduled + batches + (mentions + stages + breaches + stormLooks) / 10;
  const gigabyteSeconds =
    2 * MINUTES * 0.05 + CHECKS * 0.1 + batches * 0.3 + (mentions / 10) * 0.075 + ((stages + stormLooks) / 10) * 0.075;
  const idleReceives = given.queues * given.receiversPerQueue * 3 * MINUTES; // a long poll of 20 s each
  const queueRequests =
    [polls, clocks, stages, breaches, stormLooks, brandLooks].reduce((sum, sent) => sum + 3 * batchesOf(sent), 0) +
    idleReceives;
  const { secretReaders = 0 } = given;
  const side = sideCosts({
    scheduled,
    invocations: requests,
    mentions,
    stages,
    brands,
    secretReaders,
    minutes: MINUTES,
  });

  const { dynamodb, lambda, sqs, email, cloudwatch } = PRICES;
  const dollars = {
    database: writeUnits * dynamodb.writeUnit + readUnits * dynamodb.readUnit,
    storage:
      beyond(gigabytes, dynamodb.freeGigabytes) * dynamodb.gigabyteMonth + gigabytes * dynamodb.backupGigabyteMonth,
    functions:
      beyond(requests, lambda.freeRequests) * lambda.request +
      beyond(gigabyteSeconds, lambda.freeGigabyteSeconds) * lambda.gigabyteSecond,
    queues: beyond(queueRequests, sqs.freeRequests) * sqs.request,
    email: beyond(breaches / 5, email.freeMessages) * email.message,
    alarms:
      beyond(given.alarms, cloudwatch.freeAlarms) * cloudwatch.alarm +
      beyond(given.metrics, cloudwatch.freeMetrics) * cloudwatch.metric +
      beyond(1, cloudwatch.freeDashboards) * cloudwatch.dashboard,
    ...side,
  };
  const total = Object.values(dollars).reduce((sum, part) => sum + part, 0);
  return { polls, writeUnits, readUnits, queueRequests, invocations: requests, dollars, total };
}

/** Ten messages share an invocation, and three requests of a queue, where a minute has ten; few come alone. */
const batchesOf = (messages: number): number => Math.max(messages / 10, Math.min(messages, MINUTES));

/** A channel's turn: taken and given back. */
const TURN = 2;
/** What a channel was told of a mention. */
const CARD = 1;

/** Write units of Slack, were each stage told in a turn of its own; many in one turn cost less. */
function slackUnits({ slack }: BillAssumptions, stages: number, answered: number): number {
  if (slack === undefined) return 0;
  const told = stages * (TURN + CARD);
  // That it was told is a change of the mention too: somebody looks whether its message has to show it.
  const edited = slack.edits ? stages * TURN + answered * (TURN + CARD) : 0;
  return slack.channels * (told + edited);
}

/** Read units of one look for a storm: the incidents of the brand, and the last hour of it in the day index. */
function windowUnits({ mentions, brands = 1, shards, indexKilobytes }: BillAssumptions): number {
  const hourly = mentions / HOURS / brands;
  return 1 + shards * 0.5 + (hourly * indexKilobytes) / 8;
}
