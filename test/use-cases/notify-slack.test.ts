import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { incomingWebhook } from '../../functions/adapters/slack/incoming-webhook.ts';
import { composeAlert } from '../../functions/domain/alerts/compose-alert.ts';
import type { Route } from '../../functions/domain/alerts/routing.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import { notifySlack } from '../../functions/use-cases/notify-slack.ts';
import { aClockedMention, anAlert, anAlertInput, anObservation, at } from '../domain/alerts/builders.ts';
import { HOSTILE_TEXTS } from '../domain/alerts/hostile-texts.ts';
import { type SlackDouble, startSlackDouble } from '../support/slack-double.ts';
import { alertSettings, memoryDeliveries } from './alert-ports.ts';

const toReviews: Route = { to: { by: 'slack', secret: 'REVIEWS_URL', channel: '#reviews' } };
const toLeads: Route = { stages: ['breach', 'escalate'], to: { by: 'slack', secret: 'LEADS_URL', channel: '#leads' } };
const byMail: Route = { to: { by: 'email', address: 'lead@kettle.example' } };

describe('notifying Slack', () => {
  let slack: SlackDouble;
  let deliveries: ReturnType<typeof memoryDeliveries>;
  beforeEach(async () => {
    slack = await startSlackDouble();
    deliveries = memoryDeliveries();
  });
  afterEach(() => slack.close());

  const notifying = (routes: readonly Route[], over: Parameters<typeof alertSettings>[0] = {}) => ({
    readSettings: async () => alertSettings({ routes, ...over }),
    secrets: {
      read: async (name: string) => {
        if (name === 'LOST') throw new Refusal('secrets.LOST', 'there is no such secret', 'create it');
        return slack.webhook(name);
      },
    },
    deliveries,
    slack: incomingWebhook(),
    now: () => at('2026-11-23T12:45:01Z'),
  });
  const channels = (): string[] => slack.posted.map(({ path }) => path.split('/').at(-1) ?? '');

  it('posts to each channel whose route matches, and to nobody else', async () => {
    const routes = [toReviews, toLeads, byMail];

    expect(await notifySlack(anAlert(), notifying(routes))).toEqual({ sent: 1, skipped: 0, unconfirmed: 0 });
    expect(channels()).toEqual(['REVIEWS_URL']);

    await notifySlack(anAlert({ stage: 'breach' }), notifying(routes));
    expect(channels().sort()).toEqual(['LEADS_URL', 'REVIEWS_URL', 'REVIEWS_URL']);
  });

  it('sends the same alert to a channel once, however often it comes', async () => {
    const deps = notifying([toReviews]);
    await notifySlack(anAlert(), deps);

    expect(await notifySlack(anAlert(), deps)).toEqual({ sent: 0, skipped: 1, unconfirmed: 0 });
    expect(slack.posted).toHaveLength(1);
  });

  it('offers buttons only where presses can come back', async () => {
    const { slackSigningSecret: _, ...without } = alertSettings({ routes: [toReviews] });
    await notifySlack(anAlert(), { ...notifying([toReviews]), readSettings: async () => without });
    await notifySlack(anAlert({ stage: 'breach' }), notifying([toReviews]));

    const [quiet, full] = slack.posted.map(({ message }) => JSON.stringify(message));
    expect(quiet).not.toContain('"claim"');
    expect(full).toContain('"claim"');
  });

  it('fails in one line when a channel fails, and the next try goes to that channel only', async () => {
    const deps = notifying([toReviews, { ...toLeads, stages: ['warn'] }]);
    slack.answerNext({ status: 429, word: 'rate_limited', retryAfter: 30 });

    await expect(notifySlack(anAlert(), deps)).rejects.toThrow(
      /^1 of 2 Slack channels not reached: #(?:reviews|leads): Slack: too many messages \(429\)$/u,
    );
    expect(await notifySlack(anAlert(), deps)).toEqual({ sent: 1, skipped: 1, unconfirmed: 0 });
    expect(channels().sort()).toEqual(['LEADS_URL', 'REVIEWS_URL']);
    expect(slack.requests()).toBe(3);
  });

  it("names a missing secret and Slack's own word, never an address", async () => {
    const deps = notifying([{ to: { by: 'slack', secret: 'LOST', channel: '#lost' } }, toReviews]);
    slack.answerNext({ status: 400, word: 'invalid_payload' });

    const error = await notifySlack(anAlert(), deps).catch((caught: unknown) => caught);

    expect(error).toBeInstanceOf(Error);
    const { message } = error as Error;
    expect(message).toContain('2 of 2 Slack channels not reached: ');
    expect(message).toContain('#lost: secrets.LOST: there is no such secret; create it');
    expect(message).toContain('#reviews: Slack refused the message: 400 invalid_payload');
    expect(message).not.toMatch(/127\.0\.0\.1|services|\n/u);
    expect(deliveries.states.size).toBe(0);
  });

  it('does not send again what a person has, when only the log failed', async () => {
    const deps = notifying([toReviews]);
    const failing = { ...deliveries, confirm: async () => Promise.reject(new Error('throttled')) };

    expect(await notifySlack(anAlert(), { ...deps, deliveries: failing })).toEqual({
      sent: 1,
      skipped: 0,
      unconfirmed: 1,
    });
    expect(slack.posted).toHaveLength(1);
  });

  it('honours one message a second and channel by failing with a retry', async () => {
    await slack.close();
    let now = 0;
    slack = await startSlackDouble(() => now);
    const deps = notifying([toReviews]);
    await notifySlack(anAlert(), deps);

    await expect(notifySlack(anAlert({ stage: 'breach' }), deps)).rejects.toThrow('429');
    now = 1_000;
    expect((await notifySlack(anAlert({ stage: 'breach' }), deps)).sent).toBe(1);
  });

  it.each(Object.entries(HOSTILE_TEXTS))('is accepted by Slack whatever the review says: %s', async (_, text) => {
    const mention = aClockedMention({
      observation: anObservation({ text, title: text, author: { name: text } }),
      externalId: `x${text.slice(0, 300)}`,
    });

    await notifySlack(composeAlert(anAlertInput({ mention })), notifying([toReviews]));

    expect(slack.posted).toHaveLength(1);
  });
});
