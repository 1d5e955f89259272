import { Duration, Stack } from 'aws-cdk-lib';
import { type FunctionUrl, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { CompiledSettings } from '../building-blocks/compiled-settings.ts';
import type { House } from '../building-blocks/house.ts';
import type { MentionTable } from '../building-blocks/mention-table.ts';
import { MonitorFunction } from '../building-blocks/monitor-function.ts';
import type { Permission } from '../building-blocks/permission.ts';
import type { SecretStore } from '../building-blocks/secret-store.ts';
import type { WorkQueue } from '../building-blocks/work-queue.ts';
import type { SecretNames } from '../monitor-settings.ts';
import type { AlertDelivery } from './alert-delivery.ts';

interface Props {
  readonly house: House;
  readonly settings: CompiledSettings;
  readonly table: MentionTable;
  readonly delivery: AlertDelivery;
  /** With it Amazon SES sends the mails. */
  readonly mailFrom: string | undefined;
  /** Work for receivers: alerts, changes of mentions, receivers that wait. */
  readonly work: WorkQueue;
  readonly secrets: SecretStore;
  readonly names: SecretNames;
  /** Buttons hand out links to it, signed with its secret. */
  readonly desk: { readonly url: FunctionUrl; readonly secret: string } | undefined;
}

/** The alert topic -> Slack channels, addresses, other systems, each at its own pace; the buttons of those messages -> back into the clock. */
export class Slack extends Construct {
  readonly notifySlack: MonitorFunction<'notify-slack'>;
  readonly slackActions: MonitorFunction<'slack-actions'>;
  /** Absent while no signing secret is named: a door that can check nobody stays shut. */
  readonly actionsUrl: FunctionUrl | undefined;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const { house, settings, table, delivery, mailFrom, work, secrets, names, desk } = props;
    const environment = {
      SETTINGS_FILE: settings.file,
      SLACK_QUEUE_URL: work.queue.queueUrl,
      SECRETS_PREFIX: secrets.prefix,
    };
    const { undelivered } = house;
    this.notifySlack = new MonitorFunction(this, 'notify-slack', {
      house,
      description: 'Brings alerts to Slack, mailboxes and other systems: one message a second each, many folded in one',
      memorySize: 512,
      timeout: work.workerTimeout,
      layers: [settings],
      environment: {
        ...environment,
        TABLE_NAME: table.tableName,
        UNDELIVERED_QUEUE_URL: undelivered.queueUrl,
        MAIL_TOPIC_ARN: delivery.mailTopic.topicArn,
        CHAT_TOPIC_PREFIX: Stack.of(this).formatArn({ service: 'sns', resource: `${house.stackName}-chat-` }),
      },
      may: [
        table.items('GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'BatchWriteItem'),
        secrets.read([...names.slackWebhooks, ...names.receivers]),
        work.send,
        work.work,
        { actions: ['sqs:SendMessage'], resources: [undelivered.queueArn] },
        mailFrom === undefined ? delivery.mailTopic.publish : this.#sendAs(mailFrom),
        ...delivery.chatTopics.map(({ publish }) => publish),
      ],
    });
    delivery.topic.feed('NotifySlack', work);
    work.feed(this.notifySlack, 10);

    this.slackActions = new MonitorFunction(this, 'slack-actions', {
      house,
      description: 'Takes what people do in Slack into the queue, and opens windows',
      // Slack waits three seconds for an answer, cold start included.
      memorySize: 1024,
      timeout: Duration.seconds(10),
      layers: [settings],
      environment: { ...environment, DESK_URL: desk?.url.url ?? 'none' },
      may: [work.send, secrets.read([...buttonSecrets(names), ...(desk === undefined ? [] : [desk.secret])])],
      // People press one at a time; the share is also the most that a flood at this address may take.
      ...house.reserve(5),
    });
    // No IAM in front: Slack cannot sign AWS requests. The function checks Slack's own signature and its age.
    if (names.slackSigning !== undefined) {
      this.actionsUrl = this.slackActions.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
    }
  }

  /** Verified may be the address or its whole domain: SES asks for the identity that there is. */
  #sendAs(address: string): Permission {
    const identity = (name: string): string =>
      Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: name });
    return {
      actions: ['ses:SendEmail'],
      resources: [identity(address), identity(address.slice(address.indexOf('@') + 1))],
    };
  }
}

/** What presses are checked with, and windows opened with. */
const buttonSecrets = ({ slackSigning, slackBotToken }: SecretNames): readonly string[] =>
  slackSigning === undefined ? [] : [slackSigning, ...(slackBotToken === undefined ? [] : [slackBotToken])];
