import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ENVIRONMENT } from '../../functions/contracts/environment.ts';
import { FEATURE_FLAGS } from '../../lib/feature-flags.ts';
import type { MonitorSettings } from '../../lib/monitor-settings.ts';
import { MonitorStack } from '../../lib/monitor-stack.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** Names only a test would choose, so that a value in the wrong place is found. */
export const aMonitor = (settingsDirectory: string, overrides: Partial<MonitorSettings> = {}): MonitorSettings => ({
  brandIds: ['cafe-aurora'],
  retention: { reportDays: 400, logDays: 20 },
  reportTimeZone: 'Europe/Lisbon',
  alertEmails: [{ address: 'shift@cafe-aurora.example', anyOf: [{}] }],
  alertWebhooks: [{ url: 'https://desk.example/replywatch', anyOf: [{ severity: ['critical'] }] }],
  reportEmails: ['owner@cafe-aurora.example'],
  operatorEmails: ['operator@cafe-aurora.example'],
  secrets: {
    sources: ['MASTODON_TOKEN'],
    slackWebhooks: ['SLACK_WEBHOOK_URL'],
    slackSigning: 'SLACK_SIGNING_SECRET',
  },
  settingsDirectory,
  settingsHash: 'hash-of-the-test-settings',
  ...overrides,
});

/** A folder under node_modules/.cache: CDK wants entry files inside the project, git does not. */
export function scratchDirectory(): string {
  const cache = join(PROJECT, 'node_modules/.cache/replywatch-test');
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(join(cache, 'stack-'));
}

interface Options {
  readonly settings?: Partial<MonitorSettings>;
  readonly stackName?: string;
  /** cdk-nag throws from `synth` when it finds something. */
  readonly nag?: boolean;
}

/** Synthesizes the stack without bundling: the template is the same, only the code behind it is not made. */
export function synthesize({ settings = {}, stackName = 'ReplyWatch', nag = false }: Options = {}): Template {
  const scratch = scratchDirectory();
  const settingsDirectory = join(scratch, 'settings');
  const handlersDirectory = join(scratch, 'handlers');
  mkdirSync(settingsDirectory);
  mkdirSync(handlersDirectory);
  writeFileSync(join(settingsDirectory, 'settings.json'), '{}');
  for (const name of Object.keys(ENVIRONMENT)) writeFileSync(join(handlersDirectory, `${name}.ts`), 'export {};\n');

  const app = new App({
    analyticsReporting: false,
    context: { 'aws:cdk:bundling-stacks': [] },
    postCliContext: FEATURE_FLAGS,
    outdir: join(scratch, 'cdk.out'),
  });
  const stack = new MonitorStack(app, stackName, {
    stackName,
    settings: aMonitor(settingsDirectory, settings),
    handlersDirectory,
  });
  if (nag) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return Template.fromStack(stack);
}
