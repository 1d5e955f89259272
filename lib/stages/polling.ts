import { Duration } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { CompiledSettings } from '../building-blocks/compiled-settings.ts';
import { FunctionSchedule } from '../building-blocks/function-schedule.ts';
import type { House } from '../building-blocks/house.ts';
import type { MentionTable } from '../building-blocks/mention-table.ts';
import { MonitorFunction } from '../building-blocks/monitor-function.ts';
import type { SecondOpinion } from '../building-blocks/second-opinion.ts';
import type { SecretStore } from '../building-blocks/secret-store.ts';
import type { WorkQueue } from '../building-blocks/work-queue.ts';

interface Props {
  readonly house: House;
  readonly settings: CompiledSettings;
  readonly table: MentionTable;
  readonly polls: WorkQueue;
  readonly due: WorkQueue;
  readonly alerts: WorkQueue;
  readonly slackWork: WorkQueue;
  readonly secrets: SecretStore;
  readonly secondOpinion: SecondOpinion;
  readonly tokenSecrets: readonly string[];
}

/** Every minute the wheel's slot -> one message per source -> mentions, scored and clocked, in the table. */
export class Polling extends Construct {
  readonly dispatchPolls: MonitorFunction<'dispatch-polls'>;
  readonly pollSource: MonitorFunction<'poll-source'>;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const { house, settings, table, polls, due, alerts, slackWork, secrets, secondOpinion } = props;
    this.dispatchPolls = new MonitorFunction(this, 'dispatch-polls', {
      house,
      description: 'Every minute: sends one poll for each source in the slots of the wheel that came round',
      memorySize: 256,
      timeout: Duration.seconds(50),
      environment: { TABLE_NAME: table.tableName, POLLS_QUEUE_URL: polls.queue.queueUrl },
      may: [table.items('GetItem', 'PutItem', 'Query'), polls.send],
      // One a minute, and one that is tried again.
      ...house.reserve(2),
      // The next minute catches up on its own, so an old invocation is worth nothing.
      asynchronous: { retryAttempts: 1, maxEventAge: Duration.minutes(2) },
    });
    new FunctionSchedule(this, 'EveryMinute', {
      house,
      runs: this.dispatchPolls,
      when: ScheduleExpression.rate(Duration.minutes(1)),
      maxEventAge: Duration.minutes(1),
    });

    this.pollSource = new MonitorFunction(this, 'poll-source', {
      house,
      description: 'Reads one source and keeps what is new or changed in it',
      memorySize: 512,
      timeout: polls.workerTimeout,
      layers: [settings],
      environment: {
        TABLE_NAME: table.tableName,
        SETTINGS_FILE: settings.file,
        DUE_QUEUE_URL: due.queue.queueUrl,
        POLLS_QUEUE_URL: polls.queue.queueUrl,
        ALERTS_QUEUE_URL: alerts.queue.queueUrl,
        SLACK_QUEUE_URL: slackWork.queue.queueUrl,
        SECRETS_PREFIX: secrets.prefix,
      },
      may: [
        table.mentions,
        // Progress of the source, and what was spent; its gaps and budgets are put.
        table.items('UpdateItem'),
        due.send,
        // Its own queue: a poll that has to wait is sent again.
        polls.send,
        // Whether it is a storm is looked at by whoever tells of it.
        alerts.send,
        slackWork.send,
        secrets.read(props.tokenSecrets),
        polls.work,
        secondOpinion.askedIn(this),
      ],
    });
    // Ten polls share one invocation's waiting for servers; more would make one slow server hold up too many.
    polls.feed(this.pollSource, 10);
  }
}
