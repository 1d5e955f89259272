import { Duration } from 'aws-cdk-lib';
import { type FunctionUrl, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { CompiledSettings } from '../building-blocks/compiled-settings.ts';
import type { House } from '../building-blocks/house.ts';
import type { MentionTable } from '../building-blocks/mention-table.ts';
import { MonitorFunction } from '../building-blocks/monitor-function.ts';
import type { SecondOpinion } from '../building-blocks/second-opinion.ts';
import type { SecretStore } from '../building-blocks/secret-store.ts';
import { WorkQueue } from '../building-blocks/work-queue.ts';
import type { WebhookSettings } from '../monitor-settings.ts';

interface Props {
  readonly house: House;
  readonly settings: CompiledSettings;
  readonly table: MentionTable;
  readonly due: WorkQueue;
  readonly alerts: WorkQueue;
  readonly slackWork: WorkQueue;
  readonly secrets: SecretStore;
  readonly secondOpinion: SecondOpinion;
  readonly webhooks: WebhookSettings;
}

/**
 * Signed requests of other systems -> the pushes queue -> mentions, scored and clocked, in the table. Made only where the
 * settings name a push source: a door that nobody uses stays shut, and an idle queue costs its pollers.
 */
export class Pushing extends Construct {
  readonly receivePush: MonitorFunction<'receive-push'>;
  readonly takeInPush: MonitorFunction<'take-in-push'>;
  readonly url: FunctionUrl;
  readonly pushes: WorkQueue;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const { house, settings, table, due, alerts, slackWork, secrets, secondOpinion, webhooks } = props;
    this.pushes = new WorkQueue(this, 'Pushes', {
      deadLetters: house.deadLetters,
      workerTimeout: Duration.minutes(1),
    });
    this.receivePush = new MonitorFunction(this, 'receive-push', {
      house,
      description: 'Takes what other systems send, signed, into the pushes queue',
      memorySize: 512,
      timeout: Duration.seconds(20),
      layers: [settings],
      environment: {
        TABLE_NAME: table.tableName,
        SETTINGS_FILE: settings.file,
        PUSHES_QUEUE_URL: this.pushes.queue.queueUrl,
        SECRETS_PREFIX: secrets.prefix,
      },
      // Receipts only: what is sent reaches the mentions by way of the queue.
      may: [table.items('GetItem', 'PutItem'), this.pushes.send, secrets.read(webhooks.pushSecrets)],
      // Anybody can knock at a public address: a flood must not take what sweeps and polls need.
      ...(webhooks.atOnce > 0 && { reservedConcurrentExecutions: webhooks.atOnce }),
    });
    // No IAM in front: senders cannot sign AWS requests. The function checks their signature and its age.
    this.url = this.receivePush.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });

    this.takeInPush = new MonitorFunction(this, 'take-in-push', {
      house,
      description: 'Keeps what was pushed: new and changed mentions, responses, deletions',
      memorySize: 512,
      timeout: this.pushes.workerTimeout,
      layers: [settings],
      environment: {
        TABLE_NAME: table.tableName,
        SETTINGS_FILE: settings.file,
        DUE_QUEUE_URL: due.queue.queueUrl,
        ALERTS_QUEUE_URL: alerts.queue.queueUrl,
        SLACK_QUEUE_URL: slackWork.queue.queueUrl,
      },
      // UpdateItem: since when a source has sent, and when it last did.
      may: [
        table.mentions,
        table.items('UpdateItem'),
        due.send,
        alerts.send,
        slackWork.send,
        this.pushes.work,
        secondOpinion.askedIn(this),
      ],
    });
    this.pushes.feed(this.takeInPush, 10);
  }
}
