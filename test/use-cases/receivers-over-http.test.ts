import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pagerDutyEvents } from '../../functions/adapters/pagerduty/events.ts';
import { guardedHttp } from '../../functions/adapters/sources/guarded-http.ts';
import { signedWebhook } from '../../functions/adapters/webhook/signed-webhook.ts';
import { verifyWebhook } from '../../functions/adapters/webhook/standard-webhooks.ts';
import { postedAlerts } from '../../functions/domain/alerts/webhook-schema.ts';
import { HOUR, MINUTE, SECOND } from '../../functions/domain/shared/time.ts';
import { type ArrivedPost, type HttpDouble, startHttpDouble } from '../support/http-double.ts';
import { aMentionIn, to } from './receiver-routes.ts';
import { OTHER_SECRETS, SlackWorld } from './slack-world.ts';

let server: HttpDouble;
let world: SlackWorld;
beforeEach(async () => {
  server = await startHttpDouble();
});
afterEach(async () => {
  await server.close();
  await world.slack.close();
});

/** The real senders, over HTTP, to a server of this machine. */
async function aWorld(by: 'webhook' | 'pagerduty', localOrigins = [server.origin]): Promise<void> {
  const hook = { by: 'webhook', url: `${server.origin}/hook?team=care`, secret: 'DESK_SIGNING_SECRET' } as const;
  world = await SlackWorld.open(
    to(by === 'webhook' ? hook : { by: 'pagerduty', secret: 'PAGERDUTY_KEY', server: server.origin }),
  );
  const http = guardedHttp({ version: '0', localOrigins, timeout: 2_000 });
  world.otherPorts = {
    ...world.others.ports,
    signedWebhook: signedWebhook(http, () => world.now),
    pagerDuty: pagerDutyEvents(http),
  };
}

const signedOf = ({ headers, body }: ArrivedPost) =>
  verifyWebhook(
    {
      webhookId: String(headers['webhook-id']),
      timestamp: String(headers['webhook-timestamp']),
      signature: String(headers['webhook-signature']),
      body,
    },
    OTHER_SECRETS['DESK_SIGNING_SECRET'] ?? '',
    Number(headers['webhook-timestamp']) * SECOND,
  );
const alertsIn = ({ body }: ArrivedPost) => postedAlerts.parse(JSON.parse(body)).data.alerts;

describe('a signed webhook', () => {
  it('gets JSON that fits its schema, signed, with an id', async () => {
    await aWorld('webhook');
    world.alert(aMentionIn(world, 'm1'));
    await world.until(world.now + MINUTE);

    expect(server.posts).toHaveLength(1);
    const [post] = server.posts;
    if (post === undefined) throw new Error('nothing came');
    expect(post.path).toBe('/hook?team=care');
    expect(post.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(signedOf(post)).toBe('signed');
    expect(signedOf({ ...post, body: post.body.replace('m1', 'm2') })).toBe('forged');
    expect(alertsIn(post)).toMatchObject([
      { stage: 'warn', owner: { id: 'support' }, mention: { externalId: 'm1', rating: 1 }, lateDiscovered: false },
    ]);
  });

  it('gets the same alert again under the same id and a new signature until it takes it, as late as it asks', async () => {
    await aWorld('webhook');
    server.answerNext(
      { status: 503 },
      { status: 429, headers: { 'retry-after': '90' } },
      { status: 200, hangUp: true },
    );
    const start = world.now;
    world.alert(aMentionIn(world, 'm1'));
    await world.until(world.now + HOUR);

    expect(new Set(server.posts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(server.posts.map(signedOf)).toEqual(['signed', 'signed', 'signed', 'signed']);
    const seconds = server.posts.map(({ headers }) => Number(headers['webhook-timestamp']) - start / SECOND);
    expect(seconds[1]).toBe(5);
    expect((seconds[2] ?? 0) - (seconds[1] ?? 0)).toBe(90);
    expect(world.isQuiet).toBe(true);
    expect(world.queues.givenUp).toEqual([]);
  });

  it.each([
    ['is gone', { status: 410 }, 'answers 410'],
    [
      'redirects to elsewhere, which would be handed our customers’ words',
      { status: 307, headers: { location: 'https://elsewhere.example/' } },
      undefined,
    ],
  ])('that %s gets it no second time by another way', async (_, answer, reason) => {
    await aWorld('webhook');
    server.answerNext(answer);
    world.alert(aMentionIn(world, 'm1'));
    await world.until(world.now + SECOND);

    expect(server.posts).toHaveLength(1);
    if (reason !== undefined) {
      expect(world.queues.givenUp).toMatchObject([
        { kind: 'tell', externalId: 'm1', reason: expect.stringContaining(reason) },
      ]);
    }
  });

  it('on an address that is not of the public internet is not asked', async () => {
    await aWorld('webhook', []);
    world.alert(aMentionIn(world, 'm1'));
    await world.until(world.now + 25 * HOUR);

    expect(server.posts).toEqual([]);
    expect(world.queues.givenUp).toMatchObject([{ kind: 'tell', reason: expect.stringContaining('is not https') }]);
  });

  it('gets lists of 25 at most, in order, and loses none', async () => {
    await aWorld('webhook');
    for (let number = 1; number <= 60; number += 1) world.alert(aMentionIn(world, `m${number}`));
    await world.until(world.now + MINUTE);

    const lists = server.posts.map(alertsIn);
    expect(Math.max(...lists.map(({ length }) => length))).toBe(25);
    expect(new Set(lists.flat().map(({ mention }) => mention.externalId)).size).toBe(60);
    expect(lists.flat()).toHaveLength(60);
  });
});

describe('PagerDuty', () => {
  it('gets events in the format of its Events API v2, within its limits', async () => {
    await aWorld('pagerduty');
    const mention = aMentionIn(world, 'm1');
    world.alert(mention);
    await world.until(world.now + MINUTE);
    world.change(mention, { status: 'met', respondedAt: world.now });
    await world.until(world.now + MINUTE);

    expect(server.posts.map(({ path }) => path)).toEqual(['/v2/enqueue', '/v2/enqueue']);
    const [trigger, resolve] = server.posts.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    expect(trigger).toMatchObject({
      routing_key: OTHER_SECRETS['PAGERDUTY_KEY'],
      event_action: 'trigger',
      dedup_key: 'replywatch/kettle/app-store:us:1234/m1',
      links: [{ href: 'https://store.example/reviews/m1-', text: 'Open to reply' }],
      payload: { source: 'App Store US', severity: 'error', class: 'warn', timestamp: '2026-11-23T12:45:00.000Z' },
    });
    expect(resolve).toEqual({
      routing_key: OTHER_SECRETS['PAGERDUTY_KEY'],
      event_action: 'resolve',
      dedup_key: 'replywatch/kettle/app-store:us:1234/m1',
    });
  });

  it('is tried again after 429 and 5xx, not after 400, which is the operator’s', async () => {
    await aWorld('pagerduty');
    server.answerNext({ status: 429 }, { status: 500 }, { status: 202 }, { status: 400 });
    world.alert(aMentionIn(world, 'm1'));
    await world.until(world.now + 5 * MINUTE);
    world.alert(aMentionIn(world, 'm2'));
    await world.until(world.now + 5 * MINUTE);

    expect(server.posts).toHaveLength(4);
    expect(world.queues.givenUp).toMatchObject([
      { externalId: 'm2', reason: expect.stringContaining('PagerDuty answers 400') },
    ]);
    expect(JSON.stringify(world.queues.givenUp)).not.toContain(OTHER_SECRETS['PAGERDUTY_KEY']);
  });
});
