import { Duration } from 'aws-cdk-lib';
import { type FunctionUrl, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { CompiledSettings } from '../building-blocks/compiled-settings.ts';
import type { House } from '../building-blocks/house.ts';
import type { MentionTable } from '../building-blocks/mention-table.ts';
import { MonitorFunction } from '../building-blocks/monitor-function.ts';
import type { MonitorTopic } from '../building-blocks/monitor-topic.ts';
import type { SecretStore } from '../building-blocks/secret-store.ts';
import type { SecretNames } from '../monitor-settings.ts';

interface Props {
  readonly house: House;
  readonly settings: CompiledSettings;
  readonly table: MentionTable;
  readonly alertTopic: MonitorTopic;
  readonly secrets: SecretStore;
  readonly names: SecretNames;
}

/** The alert topic -> Slack channels; the buttons of those messages -> back into the clock. */
export class Slack extends Construct {
  readonly notifySlack: MonitorFunction<'notify-slack'>;
  readonly slackActions: MonitorFunction<'slack-actions'>;
  /** Absent while no signing secret is named: a door that can check nobody stays shut. */
  readonly actionsUrl: FunctionUrl | undefined;

  constructor(scope: Construct, id: string, { house, settings, table, alertTopic, secrets, names }: Props) {
    super(scope, id);
    const environment = {
      TABLE_NAME: table.tableName,
      SETTINGS_FILE: settings.file,
      SECRETS_PREFIX: secrets.prefix,
    };
    this.notifySlack = new MonitorFunction(this, 'notify-slack', {
      house,
      description: 'Posts each alert to the Slack channels of its routes, once',
      memorySize: 256,
      timeout: Duration.seconds(30),
      layers: [settings],
      environment,
      // Only the log of what was sent to whom; the alert itself holds all that is drawn.
      may: [table.items('GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'), secrets.read(names.slackWebhooks)],
      asynchronous: { retryAttempts: 2, maxEventAge: Duration.hours(6) },
    });
    alertTopic.invoke(this.notifySlack);

    this.slackActions = new MonitorFunction(this, 'slack-actions', {
      house,
      description: 'Answers button presses in Slack: claim, snooze, not relevant, mark answered',
      // Slack waits three seconds for an answer, cold start included.
      memorySize: 1024,
      timeout: Duration.seconds(10),
      layers: [settings],
      environment,
      may: [table.mentions, secrets.read(names.slackSigning === undefined ? [] : [names.slackSigning])],
    });
    // No IAM in front: Slack cannot sign AWS requests. The function checks Slack's own signature and its age.
    if (names.slackSigning !== undefined) {
      this.actionsUrl = this.slackActions.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
    }
  }
}
