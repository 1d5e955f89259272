import { Duration } from 'aws-cdk-lib';
import { type FunctionUrl, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { CompiledSettings } from '../building-blocks/compiled-settings.ts';
import type { House } from '../building-blocks/house.ts';
import type { MentionTable } from '../building-blocks/mention-table.ts';
import { MonitorFunction } from '../building-blocks/monitor-function.ts';
import type { SecretStore } from '../building-blocks/secret-store.ts';
import type { WorkQueue } from '../building-blocks/work-queue.ts';
import type { WebhookSettings } from '../monitor-settings.ts';

interface Props {
  readonly house: House;
  readonly settings: CompiledSettings;
  readonly table: MentionTable;
  readonly polls: WorkQueue;
  readonly secrets: SecretStore;
  readonly webhooks: WebhookSettings;
}

/**
 * A source's own notification -> one poll of it. Made only where the settings have a source that is nudged. Without an
 * alarm: a nudge that is lost costs the time until the wheel comes round.
 */
export class Nudging extends Construct {
  readonly receiveNudge: MonitorFunction<'receive-nudge'>;
  readonly url: FunctionUrl;

  constructor(scope: Construct, id: string, { house, settings, table, polls, secrets, webhooks }: Props) {
    super(scope, id);
    this.receiveNudge = new MonitorFunction(this, 'receive-nudge', {
      house,
      description: 'Polls a source at once when Trustpilot or Google says that something is new',
      memorySize: 512,
      timeout: Duration.seconds(20),
      layers: [settings],
      environment: {
        TABLE_NAME: table.tableName,
        SETTINGS_FILE: settings.file,
        POLLS_QUEUE_URL: polls.queue.queueUrl,
        SECRETS_PREFIX: secrets.prefix,
      },
      may: [table.items('GetItem', 'PutItem'), polls.send, secrets.read(webhooks.nudgeSecrets)],
      // Anybody can knock at a public address: a flood must not take what sweeps and polls need.
      ...(webhooks.atOnce > 0 && { reservedConcurrentExecutions: webhooks.atOnce }),
    });
    // No IAM in front: neither of the two can sign AWS requests. The function checks who it is.
    this.url = this.receiveNudge.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
  }
}
