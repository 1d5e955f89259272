import { Duration } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { CompiledSettings } from '../building-blocks/compiled-settings.ts';
import { FunctionSchedule } from '../building-blocks/function-schedule.ts';
import type { House } from '../building-blocks/house.ts';
import type { MentionTable } from '../building-blocks/mention-table.ts';
import { MonitorFunction } from '../building-blocks/monitor-function.ts';
import type { MonitorTopic } from '../building-blocks/monitor-topic.ts';

interface Props {
  readonly house: House;
  readonly settings: CompiledSettings;
  readonly table: MentionTable;
  readonly operator: MonitorTopic;
}

/**
 * Every quarter of an hour: is every source heard? One figure for the alarm, whatever the number of sources; their names
 * go to the operator's topic and into the log.
 */
export class SourceCheck extends Construct {
  readonly checkSources: MonitorFunction<'check-sources'>;

  constructor(scope: Construct, id: string, { house, settings, table, operator }: Props) {
    super(scope, id);
    this.checkSources = new MonitorFunction(this, 'check-sources', {
      house,
      description: 'Every quarter of an hour: tells the operator of sources that are not heard',
      memorySize: 512,
      timeout: Duration.minutes(2),
      layers: [settings],
      environment: {
        TABLE_NAME: table.tableName,
        SETTINGS_FILE: settings.file,
        OPERATOR_TOPIC_ARN: operator.topicArn,
      },
      may: [table.items('GetItem', 'PutItem', 'UpdateItem'), operator.publish],
      // The next one sees the same.
      asynchronous: { retryAttempts: 1, maxEventAge: Duration.minutes(10) },
    });
    new FunctionSchedule(this, 'EveryQuarter', {
      house,
      runs: this.checkSources,
      when: ScheduleExpression.rate(Duration.minutes(15)),
      maxEventAge: Duration.minutes(10),
    });
  }
}
