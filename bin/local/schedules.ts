import { randomUUID } from 'node:crypto';
import { Refusal, shown } from '../../functions/domain/shared/refusal.ts';
import { type Instant, SECOND, toIso } from '../../functions/domain/shared/time.ts';
import { invokeLater } from './async-invocation.ts';
import { atFiring, cronFirings, type NextFiring, ratePeriod } from './cron.ts';
import { giveUp } from './dead-letters.ts';
import type { Caller } from './permissions/caller.ts';
import { queueNameOf, type RunContext } from './run-context.ts';
import type { StateFile } from './state-file.ts';
import { LOCAL } from './template.ts';

interface ScheduleProperties {
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly State?: string;
  readonly Target: {
    readonly Arn: string;
    readonly RoleArn?: string;
    readonly Input?: string;
    readonly DeadLetterConfig?: { readonly Arn?: string };
  };
}

interface RuleProperties {
  readonly ScheduleExpression?: string;
  readonly State?: string;
  readonly Targets?: readonly { readonly Arn: string; readonly Input?: string }[];
}

interface Schedule {
  readonly name: string;
  readonly arn: string;
  readonly expression: string;
  readonly timeZone: string;
  readonly source: 'aws.scheduler' | 'aws.events';
  readonly target: string;
  readonly input: string | undefined;
  /** In whose name the target is called. */
  readonly by: Caller;
  readonly deadLetterQueue: string | undefined;
}

const FIRED = 'schedule-fired:';

/**
 * Sets the stack's schedules on the run's clock. A rate fires at once and then every period, as EventBridge Scheduler
 * does; ticks missed while the run was stopped come as one. A tick that falls while the one before is still at work waits
 * for it, and several such come as one: on a compressed clock a minute can be shorter than a cold start.
 */
export function startSchedules(context: RunContext, state: StateFile): void {
  for (const schedule of schedulesOf(context)) new RunningSchedule(context, state, schedule).start();
}

function schedulesOf({ stack }: RunContext): readonly Schedule[] {
  const schedules = stack.ofType<ScheduleProperties>('AWS::Scheduler::Schedule').map(({ name, arn, properties }) => ({
    name,
    arn,
    state: properties.State,
    expression: properties.ScheduleExpression,
    timeZone: properties.ScheduleExpressionTimezone ?? 'UTC',
    source: 'aws.scheduler' as const,
    target: properties.Target.Arn,
    input: properties.Target.Input,
    by: { as: 'role', name, roleArn: properties.Target.RoleArn ?? '' } as const,
    deadLetterQueue: properties.Target.DeadLetterConfig?.Arn,
  }));
  const rules = stack.ofType<RuleProperties>('AWS::Events::Rule').flatMap(({ logicalId, name, arn, properties }) => {
    const { ScheduleExpression: expression, Targets: targets = [] } = properties;
    if (expression === undefined) {
      throw new Refusal(`Resources.${logicalId}`, 'is a rule without a schedule', 'the local run has no event bus');
    }
    const common = { name, arn, state: properties.State, expression, timeZone: 'UTC', source: 'aws.events' as const };
    const by = { as: 'service', name: 'events.amazonaws.com', sourceArn: arn } as const;
    const calling = { ...common, by, deadLetterQueue: undefined };
    return targets.map((target) => ({ ...calling, target: target.Arn, input: target.Input }));
  });
  return [...schedules, ...rules].filter((schedule) => schedule.state !== 'DISABLED');
}

class RunningSchedule {
  readonly #context: RunContext;
  readonly #state: StateFile;
  readonly #schedule: Schedule;
  readonly #next: NextFiring;
  #running = false;
  #waiting: Instant | undefined;

  constructor(context: RunContext, state: StateFile, schedule: Schedule) {
    this.#context = context;
    this.#state = state;
    this.#schedule = schedule;
    this.#next = firings(schedule, state.number(FIRED + schedule.name) ?? context.clock.now());
  }

  start(): void {
    const { clock } = this.#context;
    const last = this.#state.number(FIRED + this.#schedule.name);
    if (last === undefined) {
      const atOnce = ratePeriod(this.#schedule.expression) !== undefined;
      this.#set(atOnce ? clock.now() : this.#next(clock.now()));
      return;
    }
    const missed = this.#next(last);
    this.#set(missed !== undefined && missed < clock.now() ? clock.now() : missed);
  }

  #set(due: Instant | undefined): void {
    const { clock } = this.#context;
    if (due !== undefined) clock.at(due, () => this.#fire(due));
  }

  #fire(due: Instant): void {
    this.#state.set(FIRED + this.#schedule.name, due);
    // Instants that a fast clock has run past by now come as one.
    this.#set(this.#next(Math.max(due, this.#context.clock.now())));
    if (this.#running) {
      this.#waiting = due;
      return;
    }
    this.#running = true;
    this.#context.activity.background(async () => {
      for (let at: Instant | undefined = due; at !== undefined; at = this.#takeWaiting()) await this.#hand(at);
      this.#running = false;
    });
  }

  #takeWaiting(): Instant | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  async #hand(at: Instant): Promise<void> {
    const { clock, engine, events, faults, functions, permissions, wake } = this.#context;
    const { name, target, by, deadLetterQueue } = this.#schedule;
    const input = inputOf(this.#schedule, at);
    const called = functions.get(target);
    const targetName = called?.definition.name ?? queueNameOf(target);
    if (faults.isPaused(targetName)) return;
    events.emit({ kind: 'schedule', at: clock.now(), schedule: name, target: targetName });
    const action = called === undefined ? 'sqs:SendMessage' : 'lambda:InvokeFunction';
    const denial = permissions.check(by, { action, resource: target });
    if (denial !== undefined)
      return giveUp(this.#context, deadLetterQueue, { by, from: name, reason: denial.message, body: input });
    if (called !== undefined) return invokeLater(this.#context, called, 'schedule', JSON.parse(input));
    if (!target.includes(':sqs:'))
      throw new Refusal(name, `has the target ${shown(target)}`, 'the local run calls functions and queues');
    engine.server.sendMessage(targetName, input);
    wake(targetName);
  }
}

/** `from`: a rate counts its periods from when it was first seen. */
function firings({ expression, timeZone }: Schedule, from: Instant): NextFiring {
  const period = ratePeriod(expression);
  if (period === undefined) return atFiring(expression, timeZone) ?? cronFirings(expression, timeZone);
  return (after) => from + Math.max(0, Math.floor((after - from) / period) + 1) * period;
}

/** Scheduler writes instants in whole seconds. */
const wholeSeconds = (at: Instant): string => toIso(Math.floor(at / SECOND) * SECOND).replace('.000Z', 'Z');

function inputOf({ input, arn, source }: Schedule, at: Instant): string {
  if (input === undefined) {
    return JSON.stringify({
      version: '0',
      id: randomUUID(),
      'detail-type': 'Scheduled Event',
      source,
      account: LOCAL.account,
      time: wholeSeconds(at),
      region: LOCAL.region,
      resources: [arn],
      detail: source === 'aws.scheduler' ? '{}' : {},
    });
  }
  return input
    .replaceAll('<aws.scheduler.scheduled-time>', wholeSeconds(at))
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1')
    .replaceAll('<aws.scheduler.schedule-arn>', arn);
}
