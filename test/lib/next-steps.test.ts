import { describe, expect, it } from 'vitest';
import { synthesize } from './stack-under-test.ts';

const outputsOf = (stack: ReturnType<typeof synthesize>) =>
  stack.template.findOutputs('*') as Readonly<Record<string, { readonly Description: string }>>;
const monitor = synthesize();

describe('what the deploy prints last', () => {
  it('says what a person has to do next, each with how', () => {
    const outputs = outputsOf(monitor);

    expect(Object.keys(outputs)).toEqual(
      expect.arrayContaining([
        'NextSetSecrets',
        'NextConfirmEmails',
        'NextSlackActionsUrl',
        'NextDoctor',
        'NextFirstReport',
        'MentionTable',
      ]),
    );
    for (const [name, { Description: words }] of Object.entries(outputs))
      expect(words.length, name).toBeGreaterThan(20);
  });

  it('names the manifest where the settings want the Slack app, and nowhere else', () => {
    const secrets = { sources: [], slackWebhooks: [], receivers: [], slackBotToken: 'SLACK_BOT_TOKEN' };

    expect(outputsOf(synthesize({ settings: { secrets } }))).toHaveProperty('NextSlackApp');
    expect(outputsOf(monitor)).not.toHaveProperty('NextSlackApp');
  });
});
