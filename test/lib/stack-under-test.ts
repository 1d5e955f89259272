import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { ENVIRONMENT } from '../../functions/contracts/environment.ts';
import { FEATURE_FLAGS } from '../../lib/feature-flags.ts';
import type { MonitorSettings } from '../../lib/monitor-settings.ts';
import { MonitorStack } from '../../lib/monitor-stack.ts';

/** Names only a test would choose, so that a value in the wrong place is found. */
const MONITOR: Omit<MonitorSettings, 'settingsDirectory'> = {
  brandIds: ['cafe-aurora'],
  retention: { reportDays: 400, logDays: 20 },
  alertEmails: ['shift@cafe-aurora.example'],
  chatTopics: [],
  alertWebhooks: [{ url: 'https://desk.example/replywatch', anyOf: [{ severity: ['critical'] }] }],
  reportEmails: ['owner@cafe-aurora.example'],
  exportRows: false,
  operatorEmails: ['operator@cafe-aurora.example'],
  heartbeat: true,
  caps: true,
  secrets: {
    sources: ['MASTODON_TOKEN'],
    slackWebhooks: ['SLACK_WEBHOOK_URL'],
    receivers: [],
    slackSigning: 'SLACK_SIGNING_SECRET',
  },
  webhooks: {
    pushSecrets: ['HELP_DESK_SIGNING_SECRET'],
    nudges: true,
    nudgeSecrets: ['TRUSTPILOT_NUDGE_TOKEN'],
    atOnce: 7,
  },
  desk: { secret: 'DESK_KEY', atOnce: 7 },
  settingsHash: 'hash-of-the-test-settings',
};

interface Options {
  readonly settings?: Partial<MonitorSettings>;
  readonly stackName?: string;
  /** @default one as the settings above have it */
  readonly desk?: 'none';
  /** Puts in what should not be there, to see that it is found. */
  readonly spoil?: (stack: MonitorStack) => void;
}

export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly deletionPolicy: unknown;
  readonly updateReplacePolicy: unknown;
}

export interface SynthesizedStack {
  readonly stack: MonitorStack;
  readonly template: Template;
  readonly resources: readonly Resource[];
  ofType(type: string): readonly Resource[];
}

const { desk: _, ...WITHOUT_DESK } = MONITOR;

/**
 * The stack as CloudFormation sees it, over empty bundles: the template is the same, only the code behind it is not.
 * cdk-nag runs with it, as in bin/app.ts: what it finds and nobody acknowledged is thrown.
 */
export function synthesize({ settings = {}, stackName = 'ReplyWatch', desk, spoil }: Options = {}): SynthesizedStack {
  const scratch = mkdtempSync(join(tmpdir(), 'replywatch-stack-'));
  try {
    const settingsDirectory = join(scratch, 'settings');
    const codeDirectory = join(scratch, 'code');
    mkdirSync(settingsDirectory);
    mkdirSync(codeDirectory);
    writeFileSync(join(settingsDirectory, 'settings.json'), '{}');
    for (const name of Object.keys(ENVIRONMENT)) {
      mkdirSync(join(codeDirectory, name));
      writeFileSync(
        join(codeDirectory, name, 'index.mjs'),
        `// ${name}
`,
      );
    }
    const app = new App({
      analyticsReporting: false,
      postCliContext: FEATURE_FLAGS,
      outdir: join(scratch, 'cdk.out'),
    });
    const stack = new MonitorStack(app, stackName, {
      stackName,
      settings: { ...(desk === 'none' ? WITHOUT_DESK : MONITOR), settingsDirectory, ...settings },
      codeDirectory,
    });
    spoil?.(stack);
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
    const template = Template.fromStack(stack);
    const resources = resourcesOf(template);
    return { stack, template, resources, ofType: (type) => resources.filter((resource) => resource.type === type) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

interface Written {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

function resourcesOf(template: Template): readonly Resource[] {
  const found: Record<string, Written> = template.toJSON()['Resources'];
  return Object.entries(found).map(([id, { Type, Properties, DeletionPolicy, UpdateReplacePolicy }]) => ({
    id,
    type: Type,
    properties: Properties ?? {},
    deletionPolicy: DeletionPolicy,
    updateReplacePolicy: UpdateReplacePolicy,
  }));
}
