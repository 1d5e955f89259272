import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenLocally } from '../../../../bin/local/listening.ts';
import { DeliveryWatch } from '../../../../bin/local/show/delivery-watch.ts';
import { servePages } from '../../../../bin/local/show/pages/serve-pages.ts';
import { pretendSlack } from '../../../../bin/local/show/pretend-slack.ts';
import { ReceivedMessages } from '../../../../bin/local/show/received.ts';
import { storySettings } from '../../../../bin/local/story/story-settings.ts';
import { webApi } from '../../../../functions/adapters/slack/web-api.ts';
import type { Standing } from '../../../../functions/domain/alerts/alert.ts';
import { slackMessage } from '../../../../functions/domain/alerts/slack-message.ts';
import { readSettings } from '../../../../functions/domain/settings/read-settings.ts';
import { anAlert } from '../../../domain/alerts/builders.ts';
import { aMention, anObservation, at } from '../../../support/builders.ts';
import { readerFor } from '../../../support/connectors.ts';
import { inMemoryIncidentStore } from '../../../support/in-memory-incident-store.ts';
import { inMemoryMentionStore } from '../../../support/in-memory-mention-store.ts';
import { inMemoryRollupStore } from '../../../support/in-memory-rollup-store.ts';
import { inMemorySourceStore } from '../../../support/in-memory-source-store.ts';

const NOW = at('2026-11-16T12:30:00Z');
const HOSTILE = '<script>alert(1)</script>';
const settings = readSettings(storySettings('http://127.0.0.1:1', 'http://127.0.0.1:2'), 'story.yaml');
const mentions = inMemoryMentionStore({ now: () => NOW });
const received = new ReceivedMessages();
const session = {
  run: { clock: { now: () => NOW }, functions: ['poll-source'], queues: ['polls'] },
  settings,
  mentions,
  received,
  watch: new DeliveryWatch(() => {}),
  deskLink: async () => 'http://localhost:1/open?t=made-now',
  reportDeps: {
    mentions,
    sources: inMemorySourceStore(settings.sources),
    incidents: inMemoryIncidentStore(),
    rollups: inMemoryRollupStore(),
    scores: { find: async () => [] },
    readerFor,
    now: () => NOW,
  },
};

let origin = '';
let close: () => Promise<void> = async () => {};
beforeAll(async () => {
  const url = 'javascript:alert(1)';
  const observation = anObservation({ text: HOSTILE, title: HOSTILE, author: { name: HOSTILE }, url });
  await mentions.save(aMention({ brand: 'sundial', sourceId: 'app-store-us', observation }));
  received.add({ by: 'mail', at: NOW, mail: { to: 'care@sundial.example', subject: HOSTILE, text: HOSTILE } });
  const link = { type: 'button', text: { text: 'Open' }, url: 'javascript:alert(1)' };
  const blocks = [
    { type: 'header', text: { text: HOSTILE } },
    { type: 'actions', elements: [link, { ...link, url: 'https://reviews.example/1' }] },
  ];
  received.add({ by: 'slack', at: NOW, message: { blocks } });
  ({ origin, close } = await servePages({ session, title: 'a test' }, 0));
});
afterAll(() => close());

const page = async (path: string) => (await fetch(origin + path)).text();

describe('a living message', () => {
  it('is edited where it stands, on the page as in Slack', async () => {
    const shown: string[] = [];
    const slack = await pretendSlack((message) => {
      received.add({ by: 'slack', at: NOW, ...message });
      shown.push(String(message.id));
    });
    const app = webApi({ address: slack.api });
    const draw = (standing: Standing) => slackMessage(anAlert({ standing }), { buttons: 'app', living: true });
    const { ts } = await app.call('chat.postMessage', slack.token, {
      channel: 'C0CARE01',
      ...draw({ status: 'running' }),
    });
    const before = received.count;
    await app.call('chat.update', slack.token, {
      channel: 'C0CARE01',
      ts,
      ...draw({ status: 'met', respondedAt: NOW }),
    });
    await slack.close();

    expect(shown).toEqual([ts, ts]);
    expect(received.count).toBe(before);
    const alerts = await page('/alerts');
    expect(alerts).toContain('✅ Answered in time');
    expect(alerts).toContain('edited 1 time');
    expect(alerts).not.toContain('⏰');
  });
});

describe('the pages of a local run', () => {
  it.each([
    '/',
    '/mentions',
    '/alerts',
    '/report',
    '/mention?name=4711',
    `/mention?name=${encodeURIComponent(HOSTILE)}`,
  ])('%s shows what others wrote as text, whatever it is', async (path) => {
    const text = await page(path);

    expect(text).toMatch(/^<!doctype html>/u);
    expect(text.replaceAll('<script src="/live.js" defer></script>', '')).not.toContain('<script');
    expect(text).not.toContain('href="javascript:');
  });

  it('list mentions with their state and the time left', async () => {
    const text = await page('/mentions');

    expect(text).toContain('still in time');
    expect(text).toContain('30 min left');
    expect(text).toContain('/mention?name=sundial%2Fapp-store%3Aus%3A1%2F4711');
  });

  it('tell the story of one mention, and say of one that is not there that it is not', async () => {
    expect(await page('/mention?name=sundial/app-store:us:1/4711')).toContain('deadline Mon 2026-11-16 14:00 UTC+1');
    expect((await fetch(`${origin}/mention?name=nobody`)).status).toBe(404);
  });

  it('draw alerts as they were sent, with links that lead to the web only', async () => {
    const text = await page('/alerts');

    expect(text).toContain('E-mail to care@sundial.example');
    expect(text).toContain('<a class="button" href="https://reviews.example/1"');
    expect(text).toContain('<span class="button">Open</span>');
  });

  it('allow no script and no style but their own', async () => {
    const policies = await Promise.all(
      ['/', '/report'].map(async (path) => (await fetch(origin + path)).headers.get('content-security-policy') ?? ''),
    );

    for (const policy of policies) expect(policy).toContain("default-src 'none'");
    for (const policy of policies) expect(policy).not.toContain('unsafe');
    expect(policies[1]).toMatch(/style-src 'sha256-[\w+/]{43}='/u);
  });

  it('answer this machine only, to questions only', async () => {
    const port = new URL(origin).port;
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      request({ host: '127.0.0.1', port, path: '/mentions', headers: { host: 'evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end();
    });

    expect(status).toBe(421);
    expect((await fetch(origin, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${origin}/nothing`)).status).toBe(404);
    expect((await fetch(`${origin}//`)).status).toBe(404);
  });

  it('lead to the desk by a link that is made for whoever asks on this machine', async () => {
    const answer = await fetch(`${origin}/desk`, { redirect: 'manual' });

    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('http://localhost:1/open?t=made-now');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('move to the next port when theirs is taken', async () => {
    const { port, close } = await listenLocally(createServer());
    const second = await servePages({ session, title: 'a test' }, port);

    expect(new URL(second.origin).port).not.toBe(String(port));
    expect((await fetch(second.origin)).status).toBe(200);
    await second.close();
    await close();
  });
});
