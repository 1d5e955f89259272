import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localDocuments } from '../../bin/local/local-documents.ts';
import type { Mail } from '../../bin/local/mail.ts';
import type { WebhookPost } from '../../bin/local/webhook.ts';
import { createMentionStore } from '../../functions/adapters/dynamodb/mention-store.ts';
import { createQueues } from '../../functions/adapters/sqs/queues.ts';
import { receiverName } from '../../functions/domain/alerts/route-alert.ts';
import type { Route, RouteTarget } from '../../functions/domain/alerts/routing.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { aClockedMention, anObservation, aRunningClock } from '../domain/alerts/builders.ts';
import { LOCAL_AWS } from '../support/engines.ts';
import { type HttpDouble, startHttpDouble } from '../support/http-double.ts';
import { alertSettings } from '../use-cases/alert-ports.ts';
import { OTHER_SECRETS } from '../use-cases/slack-world.ts';
import { notifierBundle, receiversStack } from './receivers-stack.ts';
import { MINUTE, run, SECOND, START, type TestRun } from './tiny-stack.ts';

let bundles: ReturnType<typeof notifierBundle>;
let server: HttpDouble;
const mails: Mail[] = [];
const chats: WebhookPost[] = [];
let mailServerIsDown = false;
beforeAll(() => {
  bundles = notifierBundle();
});
beforeEach(async () => {
  server = await startHttpDouble();
  mails.length = 0;
  chats.length = 0;
  mailServerIsDown = false;
});
afterEach(() => server.close());
afterAll(() => bundles[Symbol.dispose]());

const care = { by: 'email', address: 'care@kettle.example' } as const;
const lead = { by: 'email', address: 'lead@kettle.example' } as const;

async function start(routes: readonly Route[], over: Partial<Settings> = {}): Promise<TestRun> {
  const settings = alertSettings({ routes, ...over });
  return run(receiversStack(settings, bundles), {
    secrets: (name) => OTHER_SECRETS[name],
    localOrigins: [server.origin],
    sendMail: async (mail) => {
      if (mailServerIsDown) throw new Error('mail server is away');
      mails.push(mail);
    },
    postWebhook: async (post) => {
      chats.push(post);
      return 200;
    },
  });
}

/** Mentions of owners, with an alert for each of these receivers. */
async function alerts(
  local: TestRun,
  told: readonly { readonly owner: string; readonly to: RouteTarget }[],
): Promise<void> {
  const store = createMentionStore({
    client: localDocuments(local),
    tableName: local.tableName,
    shards: 4,
    now: () => local.clock.now(),
  });
  const client = new SQSClient({ ...LOCAL_AWS, endpoint: local.endpoints.sqs, useQueueUrlAsEndpoint: false });
  const queues = createQueues({ client, urls: { slack: `${local.endpoints.sqs}/000000000000/work` } });
  for (const [index, { owner, to }] of told.entries()) {
    const externalId = `m${index + 1}`;
    const dueAt = START + 30 * MINUTE;
    const clock = aRunningClock({
      dueAt,
      startedAt: START - MINUTE,
      ladder: [{ key: 'breach', at: dueAt, owner }],
      pending: { stage: 'breach', since: START },
      fired: 0,
    });
    const mention = aClockedMention({ externalId, clock, version: 1, observation: anObservation({ id: externalId }) });
    await store.save(mention);
    const { brand, origin } = mention;
    const alert = { key: `k${index}`, cycle: 1, stage: 'breach', at: START + index };
    await queues.sendSlack([
      { message: { kind: 'tell', channel: receiverName(to), brand, origin, externalId, ...alert } },
    ]);
  }
  client.destroy();
}

describe('a local run', () => {
  it('mails each address its own and nothing else, by the filter policy of the mail topic', async () => {
    const local = await start([{ to: care }, { to: lead, owners: ['lead'] }]);
    await alerts(local, [
      { owner: 'support', to: care },
      { owner: 'lead', to: lead },
    ]);
    await local.clock.advanceTo(START + 10 * SECOND);

    mails.sort((a, b) => (a.to < b.to ? -1 : 1));
    expect(mails.map(({ to, text }) => [to, /Owner: +(.*)/u.exec(text)?.[1]])).toEqual([
      ['care@kettle.example', 'Support desk'],
      ['lead@kettle.example', 'Team lead'],
    ]);
    expect(mails[0]?.subject).toBe('[1 star] App Store US: due in 30 min (09:30 CET)');
    expect(mails[0]).not.toHaveProperty('html');
  });

  it('posts to a signed webhook and to PagerDuty over HTTP, and publishes what Amazon Q takes', async () => {
    const hook = { by: 'webhook', url: `${server.origin}/hook`, secret: 'DESK_SIGNING_SECRET' } as const;
    const onCall = { by: 'pagerduty', secret: 'PAGERDUTY_KEY', server: server.origin } as const;
    const chat = { by: 'amazonQ', topic: 'care' } as const;
    const local = await start([{ to: hook }, { to: onCall }, { to: chat }]);
    await alerts(local, [
      { owner: 'support', to: hook },
      { owner: 'support', to: onCall },
      { owner: 'support', to: chat },
    ]);
    await local.clock.advanceTo(START + 10 * SECOND);

    const posts = server.posts.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    expect(posts.map(({ path }) => path)).toEqual(['/hook', '/v2/enqueue']);
    expect(posts[0]?.headers['webhook-signature']).toMatch(/^v1,/u);
    expect(JSON.parse(posts[1]?.body ?? '')).toMatchObject({ event_action: 'trigger' });
    expect(chats.map(({ body }) => JSON.parse(JSON.parse(body).Message))).toMatchObject([
      { version: '1.0', source: 'custom', content: { textType: 'client-markdown' } },
    ]);
  });

  it('hands Amazon SES a mail in HTML with the same in plain text, and tries again when it is down', async () => {
    const local = await start([{ to: care }], { mailFrom: 'alerts@kettle.example' });
    mailServerIsDown = true;
    await alerts(local, [{ owner: 'support', to: care }]);
    await local.clock.advanceTo(START + 2 * SECOND);
    expect(mails).toEqual([]);
    mailServerIsDown = false;
    await local.clock.advanceTo(START + 2 * MINUTE);

    expect(mails).toMatchObject([
      {
        from: 'alerts@kettle.example',
        to: 'care@kettle.example',
        subject: expect.stringContaining('[1 star] App Store US'),
        text: expect.stringContaining('Answer here:'),
        html: expect.stringContaining('Open to reply'),
      },
    ]);
  });
});
