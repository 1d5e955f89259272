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
  readonly due: WorkQueue;
  readonly alerts: WorkQueue;
  readonly slackWork: WorkQueue;
  readonly secrets: SecretStore;
  readonly secondOpinion: SecondOpinion;
  readonly tokenSecrets: readonly string[];
  /** Whether a sweep that went well tells somebody outside. */
  readonly heartbeat: boolean;
}

/** Every minute what is due soon -> delayed to its second -> the source looked at once more -> an alert or none. */
export class ClockWatch extends Construct {
  readonly sweepClocks: MonitorFunction<'sweep-clocks'>;
  readonly fireClock: MonitorFunction<'fire-clock'>;
  readonly followTimeZones: MonitorFunction<'follow-time-zones'>;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const { house, settings, table, due, alerts, slackWork, secrets, secondOpinion } = props;
    this.sweepClocks = new MonitorFunction(this, 'sweep-clocks', {
      house,
      description: 'Every minute: sends what is due within two minutes to the due queue, delayed to its second',
      memorySize: 512,
      timeout: Duration.seconds(50),
      layers: [settings],
      environment: {
        TABLE_NAME: table.tableName,
        SETTINGS_FILE: settings.file,
        DUE_QUEUE_URL: due.queue.queueUrl,
        ALERTS_QUEUE_URL: alerts.queue.queueUrl,
      },
      // Incidents that are on are looked after every minute too, by whoever tells of them; and before it tells somebody
      // outside that all is well, it looks at what the others have noted.
      may: [table.index('due'), ...(props.heartbeat ? [table.items('GetItem')] : []), due.send, alerts.send],
      // One a minute, and one that is tried again.
      ...house.reserve(2),
      // The next sweep has no lower bound and finds all that this one missed.
      asynchronous: { retryAttempts: 1, maxEventAge: Duration.minutes(2) },
    });
    new FunctionSchedule(this, 'EveryMinute', {
      house,
      runs: this.sweepClocks,
      when: ScheduleExpression.rate(Duration.minutes(1)),
      maxEventAge: Duration.minutes(1),
    });

    this.fireClock = new MonitorFunction(this, 'fire-clock', {
      house,
      description: 'Decides one stage at its due instant, after a last look at the source',
      memorySize: 512,
      timeout: due.workerTimeout,
      layers: [settings],
      environment: {
        TABLE_NAME: table.tableName,
        SETTINGS_FILE: settings.file,
        DUE_QUEUE_URL: due.queue.queueUrl,
        ALERTS_QUEUE_URL: alerts.queue.queueUrl,
        SLACK_QUEUE_URL: slackWork.queue.queueUrl,
        SECRETS_PREFIX: secrets.prefix,
      },
      // It sends to its own queue too: a message that came before its instant is sent on to it.
      may: [
        table.mentions,
        table.items('UpdateItem'),
        due.send,
        alerts.send,
        slackWork.send,
        secrets.read(props.tokenSecrets),
        due.work,
        secondOpinion.askedIn(this),
      ],
    });
    // No window: these messages arrive at their second, and collecting would make every alert late.
    due.feed(this.fireClock, 10);

    this.followTimeZones = new MonitorFunction(this, 'follow-time-zones', {
      house,
      description: 'Every day: computes open deadlines again that a newer time zone database moves',
      memorySize: 512,
      timeout: Duration.minutes(15),
      layers: [settings],
      environment: {
        TABLE_NAME: table.tableName,
        SETTINGS_FILE: settings.file,
        SLACK_QUEUE_URL: slackWork.queue.queueUrl,
      },
      may: [table.index('due'), table.mentions, slackWork.send],
      asynchronous: { retryAttempts: 2, maxEventAge: Duration.hours(6) },
    });
    new FunctionSchedule(this, 'EveryDay', {
      house,
      runs: this.followTimeZones,
      when: ScheduleExpression.rate(Duration.days(1)),
      maxEventAge: Duration.hours(6),
    });
  }
}
