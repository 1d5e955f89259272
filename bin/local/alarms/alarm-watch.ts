import { type Instant, MINUTE, SECOND } from '../../../functions/domain/shared/time.ts';
import type { FunctionLog, LocalEvent } from '../local-event.ts';
import { queueNameOf, type RunContext } from '../run-context.ts';
import { type AlarmDefinition, type AlarmProperties, alarmDefinition } from './alarm-definition.ts';
import { type AlarmState, type Evaluation, evaluateAlarm } from './evaluate-alarm.ts';
import { anyTermOf, type LineFilter, putEmbedded, putFiltered } from './metric-lines.ts';
import { MetricStore } from './metric-store.ts';

interface FilterProperties {
  readonly FilterPattern: string;
  readonly LogGroupName: string;
  readonly MetricTransformations: readonly { readonly MetricNamespace: string; readonly MetricName: string }[];
}

/** Faster than this a minute of the schedules passes in less than a second, and a machine at work looks like one that failed. */
const FASTEST = 60;

/** Evaluates the template's alarms on the run's clock, over what its functions, queues and log lines measure. */
export class AlarmWatch {
  readonly #context: RunContext;
  readonly #metrics = new MetricStore();
  readonly #alarms: readonly AlarmDefinition[];
  readonly #filters: readonly LineFilter[];
  readonly #states = new Map<string, AlarmState>();
  /** When a message was first seen in its queue: the engine has only the machine's time. */
  readonly #firstSeen = new Map<string, Instant>();
  readonly #publish: (topicArn: string, subject: string, message: string) => void;
  #since: Instant;

  constructor(context: RunContext, publish: (topicArn: string, subject: string, message: string) => void) {
    const { stack, clock } = context;
    this.#context = context;
    this.#publish = publish;
    this.#since = clock.now();
    this.#alarms = stack
      .ofType<AlarmProperties>('AWS::CloudWatch::Alarm')
      .map((alarm) => alarmDefinition(alarm, (name) => stack.shortName(name)));
    this.#filters = stack.ofType<FilterProperties>('AWS::Logs::MetricFilter').flatMap(({ properties }) =>
      properties.MetricTransformations.map(({ MetricNamespace: namespace, MetricName: metric }) => ({
        functionName: properties.LogGroupName.split('/').at(-1) ?? '',
        terms: anyTermOf(properties.FilterPattern),
        namespace,
        metric,
      })),
    );
    for (const { name } of this.#alarms) this.#states.set(name, 'OK');
  }

  start(): void {
    if (this.#alarms.length === 0) return;
    const { clock } = this.#context;
    // A moment after the full minute, when what belongs to it has been measured.
    const next = (Math.floor(clock.now() / MINUTE) + 1) * MINUTE + SECOND;
    clock.at(next, () => {
      this.#sampleQueues(clock.now());
      if (clock.speed > FASTEST) this.#since = clock.now();
      else this.#evaluate(clock.now());
      this.start();
    });
  }

  /** By the name of the alarm, without the stack's. */
  states(): Readonly<Record<string, AlarmState>> {
    return Object.fromEntries(this.#states);
  }

  hearLine(log: FunctionLog): void {
    putEmbedded(log, this.#metrics, this.#context.clock.speed);
    putFiltered(log, log.at, this.#filters, this.#metrics);
  }

  hearEvent(event: LocalEvent): void {
    if (event.kind !== 'invocation') return;
    const { at, functionName, error } = event;
    const target = [...this.#context.functions.values()].find(({ definition }) => definition.name === functionName);
    const dimensions = { FunctionName: target?.definition.physicalName ?? functionName };
    const put = (name: string, value = 1) =>
      this.#metrics.put({ namespace: 'AWS/Lambda', name, dimensions }, at, value);
    if (error?.type === 'Lambda.TooManyRequestsException') {
      put('Throttles');
      return;
    }
    put('Invocations');
    put('Errors', error === undefined ? 0 : 1);
    if (error === undefined) return;
    // What Lambda itself writes into the log of such a run.
    const line = error.type === 'Sandbox.Timedout' ? error.message : `ERROR Invoke Error ${error.type}`;
    putFiltered({ line, functionName }, at, this.#filters, this.#metrics);
  }

  #sampleQueues(now: Instant): void {
    const { engine, stack } = this.#context;
    const present = new Set<string>();
    for (const { name } of stack.ofType('AWS::SQS::Queue')) {
      const messages = engine.server.inspectQueue(name)?.messages;
      const ready = messages?.ready ?? [];
      const ids = [...ready, ...(messages?.inflight ?? []).map(({ message }) => message)].map(
        ({ messageId }) => messageId,
      );
      for (const id of ids) {
        present.add(id);
        if (!this.#firstSeen.has(id)) this.#firstSeen.set(id, now);
      }
      const oldest = Math.min(now, ...ids.map((id) => this.#firstSeen.get(id) ?? now));
      const put = (metric: string, value: number) =>
        this.#metrics.put(
          { namespace: 'AWS/SQS', name: metric, dimensions: { QueueName: name } },
          now - 2 * SECOND,
          value,
        );
      put('ApproximateNumberOfMessagesVisible', ready.length);
      put('ApproximateAgeOfOldestMessage', (now - oldest) / SECOND);
    }
    for (const id of this.#firstSeen.keys()) if (!present.has(id)) this.#firstSeen.delete(id);
  }

  #evaluate(now: Instant): void {
    for (const alarm of this.#alarms) {
      const evaluation = evaluateAlarm(alarm, this.#metrics, now, this.#since);
      if (this.#states.get(alarm.name) === evaluation.state) continue;
      this.#states.set(alarm.name, evaluation.state);
      this.#tell(alarm, evaluation, now);
    }
  }

  #tell(alarm: AlarmDefinition, { state, reason }: Evaluation, at: Instant): void {
    const { events } = this.#context;
    events.emit({ kind: 'alarm', at, alarm: alarm.name, state, reason });
    const message = JSON.stringify({
      AlarmName: alarm.fullName,
      AlarmDescription: alarm.description,
      NewStateValue: state,
      NewStateReason: reason,
    });
    for (const topic of state === 'ALARM' ? alarm.tell : alarm.tellOver) {
      this.#publish(queueNameOf(topic), `${state}: "${alarm.fullName}"`, message);
    }
  }
}
