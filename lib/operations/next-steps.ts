import { CfnOutput, Fn, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { MentionTable } from '../building-blocks/mention-table.ts';
import type { SecretStore } from '../building-blocks/secret-store.ts';
import type { MonitorSettings } from '../monitor-settings.ts';
import type { AlertDelivery } from '../stages/alert-delivery.ts';
import type { Desk } from '../stages/desk.ts';
import type { Nudging } from '../stages/nudging.ts';
import type { Pushing } from '../stages/pushing.ts';
import type { Reporting } from '../stages/reporting.ts';
import type { Slack } from '../stages/slack.ts';

interface Props {
  readonly settings: MonitorSettings;
  readonly secrets: SecretStore;
  readonly table: MentionTable;
  readonly pushing: Pushing | undefined;
  readonly nudging: Nudging | undefined;
  readonly delivery: AlertDelivery;
  readonly slack: Slack;
  readonly desk: Desk | undefined;
  readonly reporting: Reporting;
}

/** What `cdk deploy` prints last: what a person has to do next, and the names that commands ask for. */
export function tellNextSteps(
  stack: Construct,
  { settings, secrets, table, pushing, nudging, delivery, slack, desk, reporting }: Props,
): void {
  const { stackName } = Stack.of(stack);
  const tell = (id: string, value: string, description: string) => new CfnOutput(stack, id, { value, description });
  const { alertEmails, mailFrom, reportEmails, operatorEmails } = settings;
  const bySns = mailFrom === undefined ? alertEmails : [];
  const addresses = new Set([...bySns, ...reportEmails, ...operatorEmails]);
  const { sources, slackWebhooks, receivers, slackSigning } = settings.secrets;
  const { pushSecrets, nudgeSecrets } = settings.webhooks;
  const signing = [...pushSecrets, ...nudgeSecrets, ...(slackSigning === undefined ? [] : [slackSigning])];
  const desks = settings.desk === undefined ? [] : [settings.desk.secret];
  const names = [...new Set([...sources, ...slackWebhooks, ...receivers, ...signing, ...desks])];

  if (names.length > 0) {
    tell(
      'NextSetSecrets',
      names.map((name) => `${secrets.prefix}${name}`).join(', '),
      'Set each once: aws ssm put-parameter --type SecureString --name <name> --value <secret>',
    );
  }
  if (addresses.size > 0) {
    tell(
      'NextConfirmEmails',
      [...addresses].join(', '),
      'Each has a mail from AWS Notifications and gets nothing else until its link is followed',
    );
  }
  if (mailFrom !== undefined) {
    tell(
      'NextVerifySender',
      mailFrom,
      'Verify it or its domain in Amazon SES, and leave the sandbox: docs/receivers.md',
    );
  }
  if (delivery.chatTopics.length > 0) {
    tell(
      'NextChatTopics',
      Fn.join(
        ', ',
        delivery.chatTopics.map(({ topicArn }) => topicArn),
      ),
      'Amazon Q Developer in chat applications: add each to the notifications of its channel',
    );
  }
  if (settings.secrets.slackBotToken !== undefined) {
    tell(
      'NextSlackApp',
      'docs/slack-app-manifest.yaml',
      'Slack app: api.slack.com/apps, Create New App, From a manifest; then its token and signing secret as above',
    );
  }
  if (slack.actionsUrl) {
    tell('NextSlackActionsUrl', slack.actionsUrl.url, 'Slack app, Interactivity & Shortcuts, Request URL');
  }
  if (pushing) {
    tell('NextPushUrl', pushing.url.url, 'For senders: post to it and the id of the push source, docs/sources/push.md');
  }
  if (nudging) {
    tell(
      'NextNudgeUrl',
      nudging.url.url,
      'For notifications of Trustpilot and Google, docs/sources says how to register it',
    );
  }
  if (desk) tell('DeskUrl', desk.url.url, 'The desk: `replywatch desk --endpoint aws` makes links to it, docs/desk.md');
  tell(
    'NextDoctor',
    `npm run --silent replywatch -- doctor --endpoint aws${ofStack(stackName)}`,
    'Says what is still missing',
  );
  tell(
    'NextFirstReport',
    `aws lambda invoke --function-name ${stackName}-compile-report --cli-binary-format raw-in-base64-out --payload '{"period":"day"}' first-report.json`,
    'Makes the first report at once: its link is in first-report.json, and mailed to those of reports.emails',
  );
  tell('ReportBucket', reporting.bucket.bucketName, 'Reports: first one at 07:00 in the time zone of the settings');
  tell('MentionTable', table.tableName, 'For replywatch --endpoint aws');
}

const ofStack = (name: string): string => (name === 'ReplyWatch' ? '' : ` --stack ${name}`);
