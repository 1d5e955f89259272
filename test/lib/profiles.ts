import type { MonitorSettings } from '../../lib/monitor-settings.ts';
import { type SynthesizedStack, synthesize } from './stack-under-test.ts';

const NO_SECRETS = { sources: [], slackWebhooks: [], receivers: [] };
const NO_DOORS = { pushSecrets: [], nudges: false, nudgeSecrets: [], atOnce: 5 };
const QUIET: Partial<MonitorSettings> = {
  alertEmails: ['owner@cafe.example'],
  alertWebhooks: [],
  reportEmails: [],
  secrets: NO_SECRETS,
  webhooks: NO_DOORS,
};

/** Settings that shape the template differently: each part of it is in one of them, and missing from another. */
const PROFILES: Readonly<Record<string, Partial<MonitorSettings>>> = {
  cafe: QUIET,
  // With all that the settings of the tests have: buttons, a push webhook, nudges, a desk.
  storm: { brandIds: ['one', 'two', 'three'], reserveConcurrency: true },
  receivers: {
    ...QUIET,
    mailFrom: 'alerts@cafe.example',
    chatTopics: ['care', 'press'],
    alertWebhooks: [{ url: 'https://desk.example/hook', anyOf: [{ severity: ['critical'] }] }],
    secrets: {
      sources: [],
      slackWebhooks: ['SLACK_WEBHOOK_URL'],
      receivers: ['WEBHOOK_SECRET', 'PAGERDUTY_KEY'],
      slackBotToken: 'SLACK_BOT_TOKEN',
      slackSigning: 'SLACK_SIGNING_SECRET',
    },
    secondOpinion: { from: 'comprehend' },
  },
  nudges: {
    ...QUIET,
    webhooks: { ...NO_DOORS, nudges: true, nudgeSecrets: ['NUDGE_TOKEN'], atOnce: 0 },
    desk: { secret: 'DESK_KEY', atOnce: 0 },
    secondOpinion: { from: 'bedrock', model: 'eu.maker.model-1:0', regions: ['eu-central-1', 'eu-west-1'] },
  },
};

export interface Profile {
  readonly name: string;
  readonly stack: SynthesizedStack;
}

/** Every profile, synthesized with cdk-nag's rules: what those find is thrown. */
export const synthesizeProfiles = (): readonly Profile[] =>
  Object.entries(PROFILES).map(([name, settings]) => ({
    name,
    stack: synthesize({ settings, ...(name !== 'storm' && { desk: 'none' as const }) }),
  }));
