import { DefaultStackSynthesizer, Duration, type IStackSynthesizer, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CompiledSettings } from './building-blocks/compiled-settings.ts';
import { DeadLetterQueue, type House, UndeliveredQueue } from './building-blocks/house.ts';
import { logRetention } from './building-blocks/log-retention.ts';
import { MentionTable } from './building-blocks/mention-table.ts';
import { SecondOpinion } from './building-blocks/second-opinion.ts';
import { SecretStore } from './building-blocks/secret-store.ts';
import { WorkQueue } from './building-blocks/work-queue.ts';
import type { MonitorSettings } from './monitor-settings.ts';
import { Alarms } from './operations/alarms.ts';
import { OperationsDashboard } from './operations/dashboard.ts';
import { FunctionErrors } from './operations/function-errors.ts';
import { tellNextSteps } from './operations/next-steps.ts';
import { SourceCheck } from './operations/source-check.ts';
import { AlertDelivery } from './stages/alert-delivery.ts';
import { ApplySettings } from './stages/apply-settings.ts';
import { ClockWatch } from './stages/clock-watch.ts';
import { Desk } from './stages/desk.ts';
import { Nudging } from './stages/nudging.ts';
import { Polling } from './stages/polling.ts';
import { Pushing } from './stages/pushing.ts';
import { Reporting } from './stages/reporting.ts';
import { Slack } from './stages/slack.ts';

export interface MonitorStackProps {
  /** Several stacks can stand side by side in one account under different names. */
  readonly stackName: string;
  readonly settings: MonitorSettings;
  /** Holds a folder for each function, with its bundle `index.mjs`. */
  readonly codeDirectory: string;
}

/** Read this first: sources -> mentions -> clocks -> alerts -> people, and from the same mentions the reports. */
export class MonitorStack extends Stack {
  constructor(scope: Construct, id: string, { stackName, settings, codeDirectory }: MonitorStackProps) {
    super(scope, id, {
      stackName,
      description: `ReplyWatch for ${settings.brandIds.join(', ')}`.slice(0, 1000),
      // The CLI checks the bootstrap version itself; the rule in the template would only repeat it.
      // Asserted, because CDK declares its own class and its own interface at odds under exactOptionalPropertyTypes.
      synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer,
    });

    // What the stages share.
    const house: House = {
      stackName,
      codeDirectory,
      reserve: (atOnce) => (settings.reserveConcurrency ? { reservedConcurrentExecutions: atOnce } : {}),
      logRetention: logRetention(settings.retention.logDays),
      undelivered: new UndeliveredQueue(this, 'Undelivered'),
      deadLetters: new DeadLetterQueue(this, 'DeadLetters'),
    };
    const { deadLetters } = house;
    const compiled = new CompiledSettings(this, 'CompiledSettings', settings.settingsDirectory);
    const secrets = new SecretStore(this);
    const secondOpinion = new SecondOpinion(this, settings.secondOpinion);
    const table = new MentionTable(this, 'Table');
    const tokenSecrets = settings.secrets.sources;

    // The pipes between the stages, each sized for its worker: ten slow servers, ten looks at a thread, ten publishes. None
    // collects: a window would be lateness.
    const polls = new WorkQueue(this, 'Polls', { deadLetters, workerTimeout: Duration.minutes(2) });
    const due = new WorkQueue(this, 'Due', { deadLetters, workerTimeout: Duration.minutes(1) });
    const alerts = new WorkQueue(this, 'Alerts', { deadLetters, workerTimeout: Duration.minutes(1) });

    // What cannot be told in Slack is not ours to try for ever: it ends beside all that found no taker.
    const slackWork = new WorkQueue(this, 'SlackWork', {
      workerTimeout: Duration.seconds(45),
      deadLetters: house.undelivered,
    });

    const stage = { house, settings: compiled, table };
    const reading = { slackWork, secrets, secondOpinion };
    const intake = new ApplySettings(this, 'Settings', { ...stage, polls, settingsHash: settings.settingsHash });
    const polling = new Polling(this, 'Polling', { ...stage, ...reading, polls, due, alerts, tokenSecrets });
    const pushing =
      settings.webhooks.pushSecrets.length > 0
        ? new Pushing(this, 'Pushing', { ...stage, ...reading, due, alerts, webhooks: settings.webhooks })
        : undefined;
    const nudging = settings.webhooks.nudges
      ? new Nudging(this, 'Nudging', { ...stage, polls, secrets, webhooks: settings.webhooks })
      : undefined;
    const clocks = new ClockWatch(this, 'ClockWatch', {
      ...stage,
      ...reading,
      due,
      alerts,
      tokenSecrets,
      heartbeat: settings.heartbeat,
    });
    const delivery = new AlertDelivery(this, 'AlertDelivery', {
      ...stage,
      alerts,
      mail: settings,
      chatTopics: settings.chatTopics,
      webhooks: settings.alertWebhooks,
    });
    const reporting = new Reporting(this, 'Reporting', {
      ...stage,
      keepDays: settings.retention.reportDays,
      emails: settings.reportEmails,
      exportRows: settings.exportRows,
    });
    const desk =
      settings.desk && new Desk(this, 'Desk', { ...stage, slackWork, secrets, reporting, desk: settings.desk });
    const slack = new Slack(this, 'Slack', {
      ...stage,
      delivery,
      mailFrom: settings.mailFrom,
      work: slackWork,
      secrets,
      names: settings.secrets,
      desk: desk && settings.desk && { url: desk.url, secret: settings.desk.secret },
    });

    // Is it working?
    const queues = { polls, ...(pushing && { pushes: pushing.pushes }), due, alerts };
    const errors = new FunctionErrors(this, 'FunctionErrors', house);
    const alarms = new Alarms(this, 'Alarms', { house, due, polling, pushing, slack, errors, settings });
    const sourceCheck = new SourceCheck(this, 'SourceCheck', { ...stage, operator: alarms.topic });
    const functions = [
      intake.applySettings,
      polling.dispatchPolls,
      polling.pollSource,
      ...(pushing ? [pushing.receivePush, pushing.takeInPush] : []),
      ...(nudging ? [nudging.receiveNudge] : []),
      clocks.sweepClocks,
      clocks.fireClock,
      clocks.followTimeZones,
      delivery.deliverAlerts,
      slack.notifySlack,
      slack.slackActions,
      ...(desk ? [desk.desk] : []),
      reporting.compileRollups,
      reporting.compileReport,
      sourceCheck.checkSources,
    ];
    for (const each of functions) errors.countThoseOf(each);
    new OperationsDashboard(this, 'Dashboard', { house, queues, alarms: alarms.all, functions });
    tellNextSteps(this, { settings, secrets, table, pushing, nudging, delivery, slack, desk, reporting });
  }
}
