import { CustomResource, Duration, Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { CompiledSettings } from '../building-blocks/compiled-settings.ts';
import type { House } from '../building-blocks/house.ts';
import type { MentionTable } from '../building-blocks/mention-table.ts';
import { MonitorFunction } from '../building-blocks/monitor-function.ts';
import type { WorkQueue } from '../building-blocks/work-queue.ts';

interface Props {
  readonly house: House;
  readonly settings: CompiledSettings;
  readonly settingsHash: string;
  readonly table: MentionTable;
  readonly polls: WorkQueue;
}

/** Settings -> sources on the poll wheel. Runs inside each deploy that changes the settings, and fails it if it fails. */
export class ApplySettings extends Construct {
  readonly applySettings: MonitorFunction<'apply-settings'>;

  constructor(scope: Construct, id: string, { house, settings, settingsHash, table, polls }: Props) {
    super(scope, id);
    // A hundred thousand sources are two hundred thousand writes and ten thousand sends: minutes, with a whole processor.
    const timeout = Duration.minutes(15);
    this.applySettings = new MonitorFunction(this, 'apply-settings', {
      house,
      description: 'At each deploy: brings the sources of the settings onto the poll wheel',
      memorySize: 1_769,
      timeout,
      layers: [settings],
      environment: { TABLE_NAME: table.tableName, SETTINGS_FILE: settings.file, POLLS_QUEUE_URL: polls.queue.queueUrl },
      may: [table.items('Query', 'UpdateItem', 'BatchWriteItem'), polls.send],
    });
    // CloudFormation calls the function itself and waits for its answer; a longer silence than its timeout is a failure.
    const sources = new CustomResource(this, 'Sources', {
      serviceToken: this.applySettings.functionArn,
      serviceTimeout: timeout,
      properties: { SettingsHash: settingsHash },
    });
    Validations.of(sources).acknowledge({
      id: 'CloudFormation-Validate::W9003',
      reason: 'CDK writes ServiceTimeout as text; CloudFormation takes it as the number that it is.',
    });
  }
}
