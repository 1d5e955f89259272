import { setTimeout as sleep } from 'node:timers/promises';
import { Activity } from './activity.ts';
import { AlarmWatch } from './alarms/alarm-watch.ts';
import { Faults } from './alarms/faults.ts';
import type { Assembly } from './assembly.ts';
import { LocalClock } from './clock.ts';
import { applyCustomResources } from './custom-resources.ts';
import { DELAYED_QUEUE, DelayedMessages } from './delayed-messages.ts';
import { type Engines, startEngines } from './engines.ts';
import { eventSources } from './event-sources.ts';
import { functionDefinitions } from './function-definitions.ts';
import { type LogSink, logSink, permittedLog } from './function-log.ts';
import { FunctionUrls } from './function-urls.ts';
import { LambdaFunction } from './lambda-runtime.ts';
import { localEnvironment } from './local-environment.ts';
import { LocalEvents } from './local-event.ts';
import type { LocalRun, LocalRunOptions } from './local-run.ts';
import { defaultMail } from './mail.ts';
import { checkAsDeployed } from './permissions/deploy-checks.ts';
import { Permissions } from './permissions/permissions.ts';
import type { QueueConsumer } from './queue-consumer.ts';
import { createQueues, queueDelays, queueDepth } from './queues.ts';
import type { CustomAnswers } from './references.ts';
import { invokeFunction, type RunContext } from './run-context.ts';
import { startSchedules } from './schedules.ts';
import { secretsOfEnvironment } from './ssm-endpoint.ts';
import { Stack } from './stack.ts';
import { StateFile } from './state-file.ts';
import { createTables } from './tables.ts';
import { createTopics, forwardedSubscriptions, forwarders, hiddenQueueOf } from './topics.ts';
import { postToAddress } from './webhook.ts';

const CLOCK = 'clock';
/** What is in hand when a run is stopped may finish within this; the rest is visible again at the next start. */
const FINISH_WITHIN_MS = 2_000;

/** Puts the parts of a local run together, in the order in which they need each other, and takes them apart again. */
export class RunningStack {
  readonly #assembly: Assembly;
  readonly #options: LocalRunOptions;
  readonly #state: StateFile;
  readonly #clock: LocalClock;
  readonly #events = new LocalEvents();
  readonly #activity: Activity;
  readonly #log: LogSink;
  readonly #urls = new FunctionUrls();
  readonly #faults = new Faults();
  #alarms: AlarmWatch | undefined;
  readonly #functions = new Map<string, LambdaFunction>();
  readonly #consumers = new Map<string, Pick<QueueConsumer, 'wake' | 'stop'>>();
  readonly #custom: CustomAnswers = new Map();
  #queueDelays: ReadonlyMap<string, number> = new Map();
  #topicQueues: ReadonlyMap<string, readonly string[]> = new Map();
  #engines: Engines | undefined;
  #permissions: Permissions | undefined;
  #fault: unknown;
  #stopping: Promise<void> | undefined;

  constructor(assembly: Assembly, options: LocalRunOptions) {
    this.#assembly = assembly;
    this.#options = options;
    this.#state = new StateFile(options.dataDir);
    this.#clock = new LocalClock(options.clock ?? { mode: 'real' }, this.#state.number(CLOCK));
    this.#activity = new Activity(this.#clock, (error) => this.#fail(error));
    this.#log = logSink(options.onLog, options.dataDir);
    this.#events.subscribe(({ at }) => this.#state.set(CLOCK, at));
    if (options.onEvent !== undefined) this.#events.subscribe(options.onEvent);
  }

  async start(): Promise<LocalRun> {
    // A fast clock begins when everything stands: real seconds of starting would be minutes on it.
    const { speed } = this.#clock;
    if (speed > 1) this.#clock.setSpeed(0);
    await this.#urls.listen(this.#assembly);
    const engines = await this.#startEngines();
    const { messages: engine, endpoints } = engines;
    const late = { queueOrigin: endpoints.sqs, functionUrls: this.#urls.addresses, custom: this.#custom };
    const stack = new Stack(this.#assembly, late);
    const permissions = new Permissions(stack, (denial) =>
      this.#events.emit({ kind: 'denied', at: this.#clock.now(), ...denial }),
    );
    this.#permissions = permissions;
    checkAsDeployed(stack, permissions);
    const tables = await createTables(stack, endpoints.dynamodb);
    await createQueues(stack, engine, forwardedSubscriptions({ stack, permissions }).map(hiddenQueueOf));
    for (const { name } of stack.ofType('AWS::S3::Bucket')) engine.server.createBucket(name);
    this.#queueDelays = queueDelays(stack);
    this.#topicQueues = createTopics({ stack, engine, permissions });

    const environment = localEnvironment(endpoints);
    this.#makeFunctions(stack, permissions, environment);
    const context: RunContext = {
      stack,
      clock: this.#clock,
      activity: this.#activity,
      events: this.#events,
      engine,
      permissions,
      functions: this.#functions,
      faults: this.#faults,
      wake: (queue) => this.#wake(queue),
    };
    const alarms = new AlarmWatch(context, (topic, subject, message) => this.#publish(engine, topic, subject, message));
    this.#alarms = alarms;
    this.#events.subscribe((event) => alarms.hearEvent(event));
    const delayed = this.#makeConsumers(context);
    const urls = this.#urls.serve(context);
    this.#clock.settleWith(() => this.#quiesce(engines));

    await applyCustomResources(context, this.#state, this.#custom);
    const outputs = stack.outputs();
    if (speed > 1) {
      await Promise.all([...this.#functions.values()].map((each) => each.warm()));
      this.#clock.setSpeed(speed);
    }
    for (const consumer of this.#consumers.values()) consumer.wake();
    alarms.start();
    startSchedules(context, this.#state);

    const queues = stack.ofType('AWS::SQS::Queue').map(({ name }) => name);
    return {
      clock: this.#clock,
      events: this.#events,
      engine: engines.dynamodb.name,
      tableName: tables[0] ?? '',
      urls,
      endpoints,
      environment,
      outputs,
      functions: [...this.#functions.values()].map(({ definition }) => definition.name),
      queues,
      grants: () => permissions.grants(),
      queueDepths: () =>
        Object.fromEntries(queues.map((name) => [name, queueDepth(engine, name, delayed.depth(name))])),
      alarms: () => alarms.states(),
      faults: this.#faults,
      invoke: (name, event) => this.#invoke(context, name, event),
      quiesce: () => this.#quiesce(engines),
      stop: () => this.stop(),
    };
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#takeApart();
    return this.#stopping;
  }

  async #startEngines(): Promise<Engines> {
    const { engine = 'auto', dataDir, secrets = secretsOfEnvironment(process.env) } = this.#options;
    const { sendMail = defaultMail(process.env) } = this.#options;
    this.#engines = await startEngines({
      engine,
      dataDir,
      secrets,
      sendMail,
      gates: { permissions: () => this.#permissions },
      proxy: {
        now: () => this.#clock.now(),
        queueDelay: (queue) => this.#queueDelays.get(queue) ?? 0,
        onSent: (queue) => this.#wake(queue),
        onDelayed: () => this.#wake(DELAYED_QUEUE),
        onPublished: (topicArn) => {
          for (const queue of this.#topicQueues.get(topicArn) ?? []) this.#wake(queue);
        },
      },
    });
    return this.#engines;
  }

  #makeFunctions(stack: Stack, permissions: Permissions, environment: Readonly<Record<string, string>>): void {
    const { workersPerFunction: concurrency = 1, localOrigins = [], slackApi } = this.#options;
    const settings = {
      clock: this.#clock.memory,
      localOrigins,
      ...(slackApi === undefined ? {} : { slackApi }),
      concurrency,
    };
    for (const definition of functionDefinitions(stack, this.#assembly, environment)) {
      const write = permittedLog(permissions, definition, this.#log);
      const onLine = (functionName: string, line: string): void => {
        const log = { at: this.#clock.now(), functionName, line };
        this.#alarms?.hearLine(log);
        write(log);
      };
      this.#functions.set(definition.arn, new LambdaFunction(definition, { ...settings, onLine }));
    }
  }

  #makeConsumers(context: RunContext): DelayedMessages {
    const { workersPerFunction = 1, sendMail = defaultMail(process.env), postWebhook = postToAddress } = this.#options;
    const delayed = new DelayedMessages(context, (queue) => this.#wake(queue));
    this.#consumers.set(DELAYED_QUEUE, delayed);
    for (const [queue, consumer] of eventSources(context, workersPerFunction)) this.#consumers.set(queue, consumer);
    for (const [queue, consumer] of forwarders(context, { sendMail, postWebhook }))
      this.#consumers.set(queue, consumer);
    return delayed;
  }

  #publish({ server }: Engines['messages'], topic: string, subject: string, message: string): void {
    server.publish(topic, message, { subject });
    for (const [arn, queues] of this.#topicQueues) {
      if (arn.endsWith(`:${topic}`)) for (const queue of queues) this.#wake(queue);
    }
  }

  #wake(queue: string): void {
    this.#consumers.get(queue)?.wake();
  }

  async #invoke(context: RunContext, name: string, event: unknown): Promise<unknown> {
    const target = [...this.#functions.values()].find(({ definition }) =>
      [definition.name, definition.physicalName, definition.logicalId].includes(name),
    );
    if (target === undefined) throw new Error(`the stack has no function "${name}"`);
    const outcome = await invokeFunction(context, target, 'direct', event);
    if (outcome.ok) return outcome.result;
    throw Object.assign(new Error(outcome.error.message), { name: outcome.error.type });
  }

  /** Idle: no work in hand, no timer due, and nothing visible in any queue that somebody takes from. */
  async #quiesce({ messages }: Engines): Promise<void> {
    const visible = (queue: string): boolean => (messages.server.inspectQueue(queue)?.messages.ready.length ?? 0) > 0;
    for (;;) {
      await sleep(1);
      if (this.#fault !== undefined) throw this.#fault;
      if (this.#stopping !== undefined) return;
      if (this.#activity.idle && !this.#clock.hasDue && ![...this.#consumers.keys()].some(visible)) return;
    }
  }

  #fail(error: unknown): void {
    if (this.#stopping !== undefined) return;
    this.#fault ??= error;
    const message = error instanceof Error ? error.message : String(error);
    this.#events.emit({ kind: 'fault', at: this.#clock.now(), message });
  }

  async #takeApart(): Promise<void> {
    this.#state.set(CLOCK, this.#clock.now());
    this.#clock.stop();
    for (const consumer of this.#consumers.values()) consumer.stop();
    const deadline = Date.now() + FINISH_WITHIN_MS;
    while (!this.#activity.idle && Date.now() < deadline) await sleep(5);
    await this.#urls.close();
    await Promise.all([...this.#functions.values()].map((each) => each.stop()));
    await this.#engines?.stop();
    this.#log.close();
    this.#state.save();
  }
}
