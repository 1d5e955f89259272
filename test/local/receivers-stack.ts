import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly, Resource } from '../../bin/local/assembly.ts';
import { bundleFunctions } from '../../bin/stack/bundle-functions.ts';
import { ENVIRONMENT } from '../../functions/contracts/environment.ts';
import { MAIL_RECEIVER } from '../../functions/contracts/messages.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { openPermissions } from './open-permissions.ts';
import { tableResource } from './push-stack.ts';
import { arn, ref } from './tiny-stack.ts';

type Bundles = ReturnType<typeof bundleFunctions>;

export const notifierBundle = (): Bundles => bundleFunctions(['notify-slack']);

/** The real bundle of notify-slack over a table, its queue and the topics that people read, with the filters of the stack. */
export function receiversStack(settings: Settings, bundles: Bundles): Assembly {
  const layer = mkdtempSync(join(tmpdir(), 'replywatch-settings-'));
  writeFileSync(join(layer, 'settings.json'), JSON.stringify(settings));
  const values: Readonly<Record<string, unknown>> = {
    POWERTOOLS_SERVICE_NAME: 'notify-slack',
    TABLE_NAME: ref('Table'),
    SETTINGS_FILE: '/opt/settings.json',
    SLACK_QUEUE_URL: ref('SlackWork'),
    UNDELIVERED_QUEUE_URL: ref('Undelivered'),
    SECRETS_PREFIX: '/replywatch/Tiny/',
    MAIL_TOPIC_ARN: ref('Mail'),
    CHAT_TOPIC_PREFIX: 'arn:aws:sns:us-east-1:000000000000:Tiny-chat-',
    POWERTOOLS_LOG_LEVEL: 'INFO',
    POWERTOOLS_METRICS_NAMESPACE: 'Tiny',
  };
  const queue = (name: string): Resource => ({
    Type: 'AWS::SQS::Queue',
    Properties: { QueueName: name, VisibilityTimeout: 300 },
  });
  const addresses = settings.routes.flatMap(({ to }) => (to.by === 'email' ? [to.address] : []));
  const mailboxes = addresses.map((address, index): [string, Resource] => [
    `Mailbox${index}`,
    {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        TopicArn: ref('Mail'),
        Protocol: 'email',
        Endpoint: address,
        FilterPolicy: { [MAIL_RECEIVER]: [address] },
        FilterPolicyScope: 'MessageAttributes',
        RedrivePolicy: { deadLetterTargetArn: arn('Undelivered') },
      },
    },
  ]);
  const resources: Record<string, Resource> = {
    Table: tableResource(),
    Settings: {
      Type: 'AWS::Lambda::LayerVersion',
      Properties: { Content: { S3Bucket: 'assets', S3Key: 'settings' } },
    },
    SlackWork: queue('work'),
    Undelivered: queue('undelivered'),
    Mail: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'mail' } },
    Chat: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'Tiny-chat-care' } },
    ChatReader: {
      Type: 'AWS::SNS::Subscription',
      Properties: { TopicArn: ref('Chat'), Protocol: 'https', Endpoint: 'https://chat.example/' },
    },
    ...(settings.mailFrom === undefined ? Object.fromEntries(mailboxes) : {}),
    Notifier: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'notify-slack',
        Code: { S3Bucket: 'assets', S3Key: 'notify-slack' },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Timeout: 45,
        Layers: [ref('Settings')],
        Environment: {
          Variables: Object.fromEntries(ENVIRONMENT['notify-slack'].map((name) => [name, values[name]])),
        },
      },
    },
    Feed: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: arn('SlackWork'),
        FunctionName: ref('Notifier'),
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      },
    },
  };
  return {
    stackName: 'Tiny',
    template: { Resources: { ...resources, ...openPermissions(resources) }, Outputs: {} },
    assets: new Map([
      ['settings', layer],
      ['notify-slack', join(bundles.directory, 'notify-slack')],
    ]),
  };
}
