import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { type Duration, type Instant, MINUTE } from '../../functions/domain/shared/time.ts';
import { type Chance, chanceOf } from './chance.ts';
import { Cloud } from './cloud.ts';
import {
  FUNCTIONS,
  MAX_RECEIVES,
  QUEUES,
  type QueueName,
  SCHEDULES,
  type SimulatedName,
  visibilityOf,
} from './deployed.ts';
import { EventSource } from './event-source.ts';
import type { Faults } from './faults.ts';
import { type Answer, loadAhead, SimulatedFunctions } from './functions.ts';
import { Internet, type Servers } from './internet.ts';
import { within } from './process-stage.ts';
import { SimulatedQueue } from './queue.ts';
import { Receivers } from './receivers.ts';
import { runSchedule } from './schedule.ts';
import { ALERT_TOPIC, MAIL_TOPIC, SimulatedServices } from './services.ts';
import { SimulatedTable } from './table.ts';
import type { Feed } from './truth.ts';
import { VirtualTime } from './virtual-time.ts';
import { Watcher } from './watcher.ts';
import { SOCIAL, STORE } from './world-settings.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly start: Instant;
  /** From when to when faults strike. */
  readonly rough: readonly [from: Instant, to: Instant];
  readonly feeds: readonly Feed[];
  readonly faults: Faults;
  readonly settings: Settings;
  readonly servers: Servers;
  /** Whether others than the first webhook are told too. */
  readonly receivers: boolean;
  /** Whether all instances of a function are one module: for loads that need hundreds of them. @default false */
  readonly sharedInstances?: boolean;
  /** Whether every write of a mention is followed; costs time. */
  readonly watched: boolean;
  /** While it holds, no function runs. */
  readonly lost?: readonly [from: Instant, to: Instant];
}

const DEPLOYED_BEFORE: Duration = 5 * MINUTE;
const TABLE_LATENCY = 6;

/** The deployed stack in a simulated cloud, among simulated sources and receivers. */
export class World {
  readonly time: VirtualTime;
  readonly cloud: Cloud;
  readonly table: SimulatedTable;
  readonly functions: SimulatedFunctions;
  readonly services: SimulatedServices;
  readonly receivers: Receivers;
  readonly internet: Internet;
  readonly watcher: Watcher;
  readonly settings: Settings;
  readonly queues = new Map<string, SimulatedQueue>();
  readonly options: WorldOptions;
  readonly #chance: Chance;

  constructor(options: WorldOptions) {
    this.options = options;
    const chance = chanceOf(options.seed, 'world');
    this.#chance = chance;
    this.time = new VirtualTime(options.start - DEPLOYED_BEFORE);
    this.cloud = new Cloud(this.time, options.faults, chance.of('cloud'), options.rough);
    // In one module invocations wait for each other's promises: nobody can tell that from waiting for what is real.
    if (options.sharedInstances !== true) this.time.isHeldUp = this.cloud.isHeldUp;
    this.watcher = new Watcher(this.cloud);
    const lagging = chance.of('lag');
    this.table = new SimulatedTable({
      now: this.time.now,
      indexLag: () => this.cloud.upTo('lag', lagging),
      readLag: () => this.cloud.upTo('lag', lagging),
      after: (length, happens) => this.time.after(length, happens),
      ...(options.watched && { onWrite: this.watcher.onWrite }),
    });
    this.functions = new SimulatedFunctions(this.cloud, chance.of('functions'), options.sharedInstances === true);
    const { lost } = options;
    if (lost) this.functions.isLost = () => lost[0] <= this.time.now() && this.time.now() < lost[1];
    this.receivers = new Receivers(this.cloud, chance.of('receivers'));
    for (const name of Object.keys(QUEUES) as QueueName[]) this.#addQueue(name);
    this.queues.set('undelivered', this.#queue('undelivered', Number.POSITIVE_INFINITY));
    this.services = new SimulatedServices(
      { queues: this.queues, slackWork: this.queues.get('slack') as SimulatedQueue, receivers: this.receivers },
      this.cloud,
      chance.of('services'),
    );
    const outages = outagesOf(options, chance.of('outages'));
    this.internet = new Internet(options.servers, this.receivers, this.cloud, chance.of('internet'), outages);
    this.watcher.isLeftAlone = (origin) =>
      this.internet.isLeftAlone(`https://${origin.slice(origin.indexOf(':') + 1)}`);
    this.settings = options.settings;
  }

  #queue(name: string, visibility: Duration): SimulatedQueue {
    return new SimulatedQueue({ name, visibility, maxReceives: MAX_RECEIVES }, this.cloud, this.#chance.of(name));
  }

  #addQueue(name: QueueName): void {
    const { worker, batchSize, window } = QUEUES[name];
    const queue = this.#queue(name, visibilityOf(name));
    this.queues.set(name, queue);
    const options = { queue, worker: { name: worker, ...FUNCTIONS[worker] }, batchSize, window };
    new EventSource(options, this.time, this.functions);
  }

  /** Deploys, lets `work` run with this world as the world of the process, and takes the stage down. */
  async play<Result>(work: () => Promise<Result>): Promise<Result> {
    await loadAhead();
    const folder = mkdtempSync(join(tmpdir(), 'replywatch-simulate-'));
    const file = join(folder, 'settings.json');
    writeFileSync(file, JSON.stringify(this.settings));
    const environment = {
      TABLE_NAME: 'simulated',
      SETTINGS_FILE: file,
      POLLS_QUEUE_URL: 'polls',
      DUE_QUEUE_URL: 'due',
      ALERTS_QUEUE_URL: 'alerts',
      SLACK_QUEUE_URL: 'slack',
      UNDELIVERED_QUEUE_URL: 'undelivered',
      SECRETS_PREFIX: '/simulated',
      ALERT_TOPIC_ARN: ALERT_TOPIC,
      MAIL_TOPIC_ARN: MAIL_TOPIC,
    };
    const { cloud, internet, receivers, services, table } = this;
    try {
      return await within(
        {
          now: cloud.now,
          http: internet,
          fetch: receivers.fetch,
          table: (command, input) =>
            cloud.call(TABLE_LATENCY, () => {
              cloud.admit('table');
              if (cloud.strikes('throttle', this.#chance)) table.refuse();
              return table.handle(command, input);
            }),
          services: services.answer,
          sleep: (length) => cloud.sleep(length),
          chance: this.#chance.of('ids'),
          environment,
        },
        async () => {
          await this.#deploy();
          return work();
        },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  async #deploy(): Promise<void> {
    const event = {
      RequestType: 'Create',
      ResponseURL: 'https://cloudformation.sim.example/',
      StackId: 's',
      RequestId: 'r',
      LogicalResourceId: 'l',
      ResourceProperties: { SettingsHash: 'simulated' },
    };
    const answer = await this.invoke('apply-settings', event);
    const told = this.receivers.deploys.at(-1) ?? '';
    if ('failed' in answer || told.includes('FAILED')) {
      throw new Error(`the settings could not be applied: ${'failed' in answer ? answer.failed : told}`);
    }
    for (const { runs, ...schedule } of SCHEDULES) {
      const options = { runs: { name: runs, ...FUNCTIONS[runs] }, ...schedule };
      runSchedule(options, this.cloud, this.functions, this.#chance.of(`schedule ${runs}`));
    }
  }

  /** One invocation, in virtual time. */
  invoke(name: SimulatedName, event: unknown): Promise<Answer> {
    const answered = new Promise<Answer>((resolve) =>
      this.functions.invoke({ name, ...FUNCTIONS[name] }, event, resolve),
    );
    return this.time.runUntilSettled(answered);
  }
}

/** When which server is down. */
function outagesOf({ faults, rough: [from, to] }: WorldOptions, chance: Chance) {
  const days = Math.max(1, Math.round((to - from) / 86_400_000));
  const stretches = (): readonly (readonly [Instant, Instant])[] =>
    Array.from({ length: faults.outages * days }, () => {
      const begin = chance.whole(from, to);
      return [begin, begin + chance.whole(0, faults.outageLength)] as const;
    });
  return new Map([SOCIAL, STORE].map((server) => [server, stretches()]));
}
