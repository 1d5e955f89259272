import { Construct } from 'constructs';
import type { CompiledSettings } from '../building-blocks/compiled-settings.ts';
import type { House } from '../building-blocks/house.ts';
import type { MentionTable } from '../building-blocks/mention-table.ts';
import { MonitorFunction } from '../building-blocks/monitor-function.ts';
import { MonitorTopic } from '../building-blocks/monitor-topic.ts';
import type { WorkQueue } from '../building-blocks/work-queue.ts';
import type { MonitorSettings } from '../monitor-settings.ts';

interface Props {
  readonly house: House;
  readonly settings: CompiledSettings;
  readonly table: MentionTable;
  readonly alerts: WorkQueue;
  readonly emails: MonitorSettings['alertEmails'];
  readonly webhooks: MonitorSettings['alertWebhooks'];
}

/** Decided alerts -> the alert topic, whose attributes let each subscriber take its own. */
export class AlertDelivery extends Construct {
  readonly topic: MonitorTopic;
  readonly deliverAlerts: MonitorFunction<'deliver-alerts'>;

  constructor(scope: Construct, id: string, { house, settings, table, alerts, emails, webhooks }: Props) {
    super(scope, id);
    this.topic = new MonitorTopic(this, 'Topic', house, 'ReplyWatch');
    for (const { address, anyOf } of emails) this.topic.email(address, anyOf);
    for (const { url, anyOf } of webhooks) this.topic.webhook(url, anyOf);

    this.deliverAlerts = new MonitorFunction(this, 'deliver-alerts', {
      house,
      description: 'Publishes decided alerts to the alert topic and marks them delivered',
      memorySize: 256,
      timeout: alerts.workerTimeout,
      layers: [settings],
      environment: {
        TABLE_NAME: table.tableName,
        SETTINGS_FILE: settings.file,
        ALERT_TOPIC_ARN: this.topic.topicArn,
      },
      may: [table.mentions, this.topic.publish, alerts.work],
    });
    // A storm is folded before it reaches people: SNS switches an e-mail endpoint off at ten messages a second.
    alerts.feed(this.deliverAlerts, 100);
  }
}
