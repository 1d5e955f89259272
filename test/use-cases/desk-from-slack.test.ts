import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDeskSeal } from '../../functions/adapters/desk/desk-seal.ts';
import { incomingWebhook } from '../../functions/adapters/slack/incoming-webhook.ts';
import { webApi } from '../../functions/adapters/slack/web-api.ts';
import { actionValue } from '../../functions/domain/alerts/action-value.ts';
import { slackMessage } from '../../functions/domain/alerts/slack-message.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { HOUR, MINUTE } from '../../functions/domain/shared/time.ts';
import { answerSlackAction, type SlackActionDeps } from '../../functions/use-cases/slack-actions.ts';
import { anAlert, at } from '../domain/alerts/builders.ts';
import { aPress } from '../domain/alerts/slack-press.ts';
import { DESK_KEY } from '../support/desk-world.ts';
import { inMemoryQueues } from '../support/in-memory-queues.ts';
import { type SlackDouble, startSlackDouble } from '../support/slack-double.ts';
import { alertSettings } from './alert-ports.ts';

const NOW = at('2026-11-23T12:50:01Z');
const WITH_DESK = alertSettings({ desk: { secret: 'DESK_KEY', openFor: 6 * HOUR } });
const seal = createDeskSeal('DESK_KEY', async () => DESK_KEY);
const alert = anAlert();

let slack: SlackDouble;
beforeAll(async () => {
  slack = await startSlackDouble();
});
afterAll(() => slack.close());
beforeEach(() => {
  slack.posted.length = 0;
});

function press(settings: Settings, desk?: SlackActionDeps['desk']) {
  const body = aPress({
    actions: [{ action_id: 'desk', action_ts: '1795438200.25', value: actionValue({ key: alert, cycle: 1 }) }],
    response_url: slack.webhook('answer'),
  });
  const deps = {
    readSettings: async () => settings,
    secrets: { read: async () => 'signing' },
    isSigned: () => true,
    queues: inMemoryQueues(),
    app: webApi(),
    slack: incomingWebhook({ timeout: 2_000 }),
    now: () => NOW,
    ...(desk && { desk }),
  };
  return answerSlackAction({ timestamp: '1', signature: 's', body }, deps);
}

const buttonsIn = (settings: Settings, buttons: 'app' | 'presses' | 'none') =>
  slackMessage(alert, { buttons, desk: settings.desk !== undefined }).blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.map(({ action_id }) => action_id) : [],
  );

describe('the desk in Slack', () => {
  it('has a button where there is a desk and somebody hears of a press, and no link that a channel could share', () => {
    expect(buttonsIn(WITH_DESK, 'app')).toContain('desk');
    expect(buttonsIn(WITH_DESK, 'presses')).toContain('desk');
    expect(buttonsIn(WITH_DESK, 'none')).not.toContain('desk');
    expect(buttonsIn(alertSettings(), 'app')).not.toContain('desk');
    expect(JSON.stringify(slackMessage(alert, { buttons: 'app', desk: true }))).not.toContain('/open?t=');
  });

  it('hands whoever presses a link of their own, that only they see, for their brand and with their name', async () => {
    const answer = await press(WITH_DESK, { address: 'https://desk.example/', seal, newId: () => 'k3f9' });
    const [posted] = slack.posted;
    const token = /<https:\/\/desk\.example\/open\?t=([\w.-]+)\|Open the desk>\./u.exec(
      JSON.stringify(posted?.message),
    )?.[1];

    expect(answer).toEqual({ status: 200, text: '', outcome: 'linked' });
    expect(posted?.message).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(await seal.open('link', token ?? '', NOW)).toEqual({
      kind: 'link',
      id: 'k3f9',
      scope: { brand: alert.brand },
      by: 'mira',
      closesAt: NOW + 6 * HOUR,
      expiresAt: NOW + 10 * MINUTE,
      to: { brand: alert.brand, origin: alert.origin, externalId: alert.externalId },
    });
  });

  it('refuses in one line where there is none', async () => {
    expect(await press(alertSettings())).toEqual({
      status: 400,
      text: 'slack-actions: there is no desk; add one to the settings: docs/desk.md',
      outcome: 'refused',
    });
    expect(slack.posted).toEqual([]);
  });
});
