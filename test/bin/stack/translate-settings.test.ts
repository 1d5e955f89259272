import { describe, expect, it } from 'vitest';
import { refusePlainHttp, translateSettings } from '../../../bin/stack/translate-settings.ts';
import type { Route } from '../../../functions/domain/alerts/routing.ts';
import type { Source } from '../../../functions/domain/mentions/source.ts';
import type { Settings } from '../../../functions/domain/settings/settings.ts';

const shop: Source = {
  id: 'shop',
  brand: 'aurora',
  kind: 'app-store',
  tier: 15,
  accounts: [],
  app: '999999999',
  country: 'pt',
  server: 'https://itunes.apple.com',
};
const posts: Source = {
  id: 'posts',
  brand: 'aurora',
  kind: 'mastodon',
  tier: 5,
  accounts: ['cafe@social.example'],
  server: 'https://social.example',
  follow: { by: 'mentions' },
  secrets: { token: 'MASTODON_TOKEN' },
};

const settingsWith = (overrides: Partial<Settings>): Settings => ({
  brands: [{ id: 'aurora', name: 'Café Aurora' }],
  sources: [shop, posts],
  calendars: {},
  policies: [],
  owners: [{ id: 'shift', name: 'Shift' }],
  routes: [],
  reports: { timeZone: 'Europe/Lisbon', emails: ['owner@aurora.example', 'owner@aurora.example'] },
  retention: { mentionDays: 395, reportDays: 730, logDays: 30 },
  operatorEmails: ['operator@aurora.example'],
  shards: 4,
  metered: [],
  ...overrides,
});
const routed = (...routes: readonly Route[]) => translateSettings(settingsWith({ routes }), 'replywatch.yaml');
const email = (address: string) => ({ by: 'email', address }) as const;
const many = (count: number) => Array.from({ length: count }, (_, index) => `brand-${index}`);

describe('settings for the template', () => {
  it('reserve nothing of the account’s concurrency unless they say so', () => {
    const reserved = (given: Partial<Settings>) =>
      translateSettings(settingsWith(given), 'replywatch.yaml').reserveConcurrency;

    expect([reserved({}), reserved({ reserveConcurrency: true })]).toEqual([undefined, true]);
  });

  it('name each secret under who reads it, once', () => {
    const slack = { by: 'slack', secret: 'SLACK_WEBHOOK_URL', channel: '#care' } as const;
    const settings = settingsWith({
      sources: [shop, posts, { ...posts, id: 'more-posts' }],
      routes: [
        { to: slack, stages: ['warn'] },
        { to: slack, stages: ['breach'] },
      ],
      slackSigningSecret: 'SLACK_SIGNING_SECRET',
    });

    expect(translateSettings(settings, 'replywatch.yaml').secrets).toEqual({
      sources: ['MASTODON_TOKEN'],
      slackWebhooks: ['SLACK_WEBHOOK_URL'],
      receivers: [],
      slackSigning: 'SLACK_SIGNING_SECRET',
    });
  });

  it('join the routes to one address, since SNS takes it once: what it is sent is decided when it is sent', () => {
    const { alertEmails } = routed(
      { to: email('care@aurora.example'), severities: ['critical'] },
      { to: email('boss@aurora.example') },
      { to: email('care@aurora.example'), owners: ['shift'], stages: ['escalate'] },
    );

    expect(alertEmails).toEqual(['care@aurora.example', 'boss@aurora.example']);
  });

  it('keep webhooks apart from e-mail, and list an address of the reports once', () => {
    const translated = routed({ to: { by: 'webhook', url: 'https://desk.example/hook' }, brands: ['aurora'] });

    expect(translated.alertWebhooks).toEqual([{ url: 'https://desk.example/hook', anyOf: [{ brand: ['aurora'] }] }]);
    expect(translated.alertEmails).toEqual([]);
    expect(translated.reportEmails).toEqual(['owner@aurora.example']);
  });

  it('accept 150 combinations of values in one subscription and refuse one more in one line', () => {
    const hook = { by: 'webhook', url: 'https://desk.example/hook' } as const;
    const route = (brands: number): Route => ({ to: hook, brands: many(brands) });

    expect(() => routed(route(150))).not.toThrow();
    expect(() => routed(route(151))).toThrow(
      'replywatch.yaml routes: the routes to https://desk.example/hook name 151 combinations of values, SNS allows 150; leave out brands, owners, severities or stages that it takes all of anyway',
    );
    expect(() => routed({ ...route(76), stages: ['breach', 'escalate'] })).toThrow('name 152 combinations');
    expect(() => routed(route(151), { to: hook })).not.toThrow();
  });

  it('refuse more mailboxes and filtered webhooks than SNS takes; Amazon SES takes any number', () => {
    const mails = many(201).map((name): Route => ({ to: email(`${name}@aurora.example`) }));
    const hooks = many(201).map(
      (name): Route => ({ to: { by: 'webhook', url: `https://desk.example/${name}` }, severities: ['critical'] }),
    );

    expect(() => routed(...mails)).toThrow('alerts go to 201 e-mail addresses, SNS allows 200');
    expect(() => routed(...hooks)).toThrow('201 webhooks take only some alerts, SNS allows 200');
    const bySes = settingsWith({ routes: mails, mailFrom: 'alerts@aurora.example' });
    expect(translateSettings(bySes, 'replywatch.yaml')).toMatchObject({ mailFrom: 'alerts@aurora.example' });
  });

  it('leave receivers that notify-slack writes to itself out of the topics, and give it their secrets', () => {
    const translated = routed(
      { to: { by: 'webhook', url: 'https://desk.example/hook', secret: 'DESK_SIGNING_SECRET' } },
      { to: { by: 'pagerduty', secret: 'PAGERDUTY_KEY', server: 'https://events.pagerduty.com' } },
      { to: { by: 'amazonQ', topic: 'care' } },
    );

    expect(translated.alertWebhooks).toEqual([]);
    expect(translated.secrets.receivers).toEqual(['DESK_SIGNING_SECRET', 'PAGERDUTY_KEY']);
    expect(translated.chatTopics).toEqual(['care']);
  });
});

describe('plain http', () => {
  it('is refused for a source, which would exist on this machine only', () => {
    const settings = settingsWith({ sources: [shop, { ...posts, server: 'http://127.0.0.1:4100' }] });

    expect(() => refusePlainHttp(settings, 'replywatch.yaml')).toThrow(
      'replywatch.yaml sources.posts.server: http://127.0.0.1:4100 exists on this machine only; deploy with an https address',
    );
  });

  it('is refused for a webhook by its place in the routes', () => {
    const settings = settingsWith({
      routes: [{ to: email('care@aurora.example') }, { to: { by: 'webhook', url: 'http://localhost:9/hook' } }],
    });

    expect(() => refusePlainHttp(settings, 'mine.yaml')).toThrow(
      'mine.yaml routes[1].webhook: http://localhost:9/hook',
    );
    const pager = { by: 'pagerduty', secret: 'PAGERDUTY_KEY', server: 'http://localhost:9' } as const;
    expect(() => refusePlainHttp(settingsWith({ routes: [{ to: pager }] }), 'mine.yaml')).toThrow(
      'mine.yaml routes[0].pagerduty.server: http://localhost:9',
    );
  });

  it('is all that is refused', () => {
    expect(() => refusePlainHttp(settingsWith({}), 'replywatch.yaml')).not.toThrow();
  });
});
