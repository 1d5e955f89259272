import { Construct } from 'constructs';
import { MAIL_RECEIVER } from '../../functions/contracts/messages.ts';
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
  readonly mail: Pick<MonitorSettings, 'alertEmails' | 'mailFrom'>;
  readonly chatTopics: MonitorSettings['chatTopics'];
  readonly webhooks: MonitorSettings['alertWebhooks'];
}

/**
 * Decided alerts -> the alert topic, whose attributes let each subscriber take its own. Beside it stand the topics that
 * people read: SNS deletes an e-mail subscription at ten messages a second, so mails take the way of notify-slack, which
 * writes to each address at its own pace and folds.
 */
export class AlertDelivery extends Construct {
  readonly topic: MonitorTopic;
  readonly mailTopic: MonitorTopic;
  readonly chatTopics: readonly MonitorTopic[];
  readonly deliverAlerts: MonitorFunction<'deliver-alerts'>;

  constructor(scope: Construct, id: string, { house, settings, table, alerts, mail, chatTopics, webhooks }: Props) {
    super(scope, id);
    this.topic = new MonitorTopic(this, 'Topic', house, 'ReplyWatch');
    this.mailTopic = new MonitorTopic(this, 'Mail', house, 'ReplyWatch');
    if (mail.mailFrom === undefined) {
      for (const address of mail.alertEmails) this.mailTopic.email(address, { [MAIL_RECEIVER]: [address] });
    }
    this.chatTopics = chatTopics.map(
      (name) => new MonitorTopic(this, `Chat-${name}`, house, `ReplyWatch ${name}`, `${house.stackName}-chat-${name}`),
    );
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
      // A storm is counted from the mentions themselves: the day index tells which were posted when.
      may: [table.mentions, table.index('day'), this.topic.publish, alerts.work],
    });
    alerts.feed(this.deliverAlerts, 10);
  }
}
