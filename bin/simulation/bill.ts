import { TYPICAL } from '../../functions/domain/settings/bill-assumptions.ts';
import { PRICES } from '../../functions/domain/settings/prices.ts';
import { FUNCTIONS, QUEUES, type SimulatedName } from './deployed.ts';
import { OTHER_PRICES } from './prices-of-others.ts';
import type { World } from './world.ts';

/** What is billed, as metered; differences of two of them are what a stretch of time has used. */
export interface Meters {
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly requests: number;
  /** Of Lambda. */
  readonly invocations: number;
  readonly gigabyteSeconds: number;
  readonly queueRequests: number;
  readonly publishes: number;
  readonly mails: number;
  readonly storedBytes: number;
  /** Of these meters, by function: for designs without some of them. */
  readonly byFunction: Readonly<Record<string, { readonly invocations: number; readonly gigabyteSeconds: number }>>;
  /** Write units of the due index. */
  readonly dueWrites: number;
  /** Units of the table by index, kind and first part of the key: `table write M`. */
  readonly units: Readonly<Record<string, number>>;
}

/** Waiting is metered; computing is not virtual. So much of it is added to each invocation, in milliseconds. */
const COMPUTING = 15;

export function metersOf({ table, functions, queues, services }: World): Meters {
  const byFunction = Object.fromEntries(
    [...functions.use].map(([name, { invocations, milliseconds }]) => {
      const gigabytes = FUNCTIONS[name as SimulatedName].memory / 1_024;
      return [name, { invocations, gigabyteSeconds: ((milliseconds + invocations * COMPUTING) / 1_000) * gigabytes }];
    }),
  );
  const used = Object.values(byFunction);
  return {
    writeUnits: table.units.write,
    readUnits: table.units.read,
    requests: table.units.requests,
    invocations: used.reduce((sum, one) => sum + one.invocations, 0),
    gigabyteSeconds: used.reduce((sum, one) => sum + one.gigabyteSeconds, 0),
    queueRequests: [...queues.values()].reduce((sum, { requests }) => sum + requests, 0),
    publishes: services.use.publishes,
    mails: services.use.mails,
    storedBytes: table.bytes,
    byFunction,
    dueWrites: table.dueWrites,
    units: Object.fromEntries(
      [table.partitions, ...table.indexPartitions.values()].flatMap(({ name, spent }) =>
        [...spent].map(([of, units]) => [`${name} ${of}`, units]),
      ),
    ),
  };
}

/** What was used from one reading to the next; what is stored is as it was at the second. */
export function between(before: Meters, after: Meters): Meters {
  const less = (name: keyof Omit<Meters, 'byFunction' | 'units'>): number => after[name] - before[name];
  return {
    writeUnits: less('writeUnits'),
    readUnits: less('readUnits'),
    requests: less('requests'),
    invocations: less('invocations'),
    gigabyteSeconds: less('gigabyteSeconds'),
    queueRequests: less('queueRequests'),
    publishes: less('publishes'),
    mails: less('mails'),
    storedBytes: less('storedBytes'),
    dueWrites: less('dueWrites'),
    units: Object.fromEntries(
      Object.entries(after.units)
        .map(([of, units]) => [of, units - (before.units[of] ?? 0)] as const)
        .filter(([, units]) => units > 0)
        .sort(([, a], [, b]) => b - a),
    ),
    byFunction: Object.fromEntries(
      Object.entries(after.byFunction).map(([name, { invocations, gigabyteSeconds }]) => {
        const { invocations: was = 0, gigabyteSeconds: had = 0 } = before.byFunction[name] ?? {};
        return [name, { invocations: invocations - was, gigabyteSeconds: gigabyteSeconds - had }];
      }),
    ),
  };
}

/** What the bill needs besides the meters. */
export interface BillBase {
  /** How many such stretches a month has. */
  readonly times: number;
  readonly mentions: number;
  readonly keptMonths: number;
  readonly alarms: number;
  readonly metrics: number;
}

export interface Bill {
  readonly dollars: Readonly<Record<string, number>>;
  readonly total: number;
}

const MINUTES = 43_800;
const beyond = (amount: number, free: number): number => Math.max(0, amount - free);

/** The month at the rate of the metered stretch. */
export function billOf(meters: Meters, { times, mentions, keptMonths, alarms, metrics }: BillBase): Bill {
  const { dynamodb, lambda, sqs, email, logs, cloudwatch } = PRICES;
  const { sns } = OTHER_PRICES;
  const gigabytes = (meters.storedBytes * times * keptMonths) / 1e9;
  // While a queue is quiet, Lambda's receivers wait in long polls of 20 s each.
  const idle = Object.keys(QUEUES).length * TYPICAL.receiversPerQueue * 3 * MINUTES;
  const logGigabytes = (mentions * 500 + meters.invocations * times * 1_000) / 1e9;
  const dollars = {
    database: times * (meters.writeUnits * dynamodb.writeUnit + meters.readUnits * dynamodb.readUnit),
    storage:
      beyond(gigabytes, dynamodb.freeGigabytes) * dynamodb.gigabyteMonth + gigabytes * dynamodb.backupGigabyteMonth,
    functions:
      beyond(times * meters.invocations, lambda.freeRequests) * lambda.request +
      beyond(times * meters.gigabyteSeconds, lambda.freeGigabyteSeconds) * lambda.gigabyteSecond,
    queues: beyond(times * meters.queueRequests + idle, sqs.freeRequests) * sqs.request,
    topics: beyond(times * meters.publishes, sns.freePublishes) * sns.publish,
    email: beyond(times * meters.mails, email.freeMessages) * email.message,
    logs: beyond(logGigabytes, logs.freeGigabytes) * logs.gigabyte,
    alarms:
      beyond(alarms, cloudwatch.freeAlarms) * cloudwatch.alarm +
      beyond(metrics, cloudwatch.freeMetrics) * cloudwatch.metric,
  };
  return { dollars, total: Object.values(dollars).reduce((sum, part) => sum + part, 0) };
}

/** Counts of the same load that other designs pay by. */
export interface Load {
  /** A month. */
  readonly mentions: number;
  readonly clocks: number;
  readonly stages: number;
  /** Of a mention's text, on average. */
  readonly characters: number;
}

/** Three other designs under the same load, each the measured bill with one part exchanged. */
export function otherDesigns(
  bill: Bill,
  meters: Meters,
  { times }: BillBase,
  load: Load,
): Readonly<Record<string, number>> {
  const { comprehend, dynamodb, lambda } = PRICES;
  const { scheduler, stepFunctions } = OTHER_PRICES;
  const units = Math.max(comprehend.leastUnits, Math.ceil(load.characters / comprehend.unitCharacters));
  const judged = load.mentions * units * comprehend.unit;
  const sweeps = meters.byFunction['sweep-clocks'] ?? { invocations: 0, gigabyteSeconds: 0 };
  const swept =
    times *
    (meters.dueWrites * dynamodb.writeUnit +
      sweeps.invocations * lambda.request +
      sweeps.gigabyteSeconds * lambda.gigabyteSecond);
  // Every clock has a schedule at a time: one for each stage, and one more where it is moved or closed.
  const scheduled = beyond(load.stages + load.clocks, scheduler.freeInvocations) * scheduler.invocation;
  const workflows = beyond(load.mentions * TRANSITIONS, stepFunctions.freeTransitions) * stepFunctions.transition;
  return {
    'Comprehend for every mention': bill.total + judged,
    'a schedule for every clock (EventBridge Scheduler)': bill.total - swept + scheduled,
    'a workflow for every mention (Step Functions, with Comprehend)': bill.total - swept + workflows + judged,
  };
}

/** Of the published design of that shape: read, detect language, sentiment, entities, store, branch, wait, notify. */
const TRANSITIONS = 12;
