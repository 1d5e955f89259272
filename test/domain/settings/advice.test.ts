import { describe, expect, it } from 'vitest';
import { adviceOn } from '../../../functions/domain/settings/advice.ts';
import { readSettings } from '../../../functions/domain/settings/read-settings.ts';
import { secretUses } from '../../../functions/domain/settings/secret-uses.ts';
import { changed, VALID } from './settings-text.ts';

const adviceFor = (text: string, set: readonly string[] = []) =>
  adviceOn(readSettings(text, 'replywatch.yaml'), (name) => set.includes(name)).map(
    ({ about, text: words }) => `${about}: ${words}`,
  );

describe('advice on settings', () => {
  it('names what is missing before the first deploy', () => {
    expect(adviceFor(VALID)).toEqual([
      'secret: SLACK_WEBHOOK_URL is not set in this environment (Slack #care)',
      'response: store-be: the App Store feed cannot show responses; alerts say so, mark answered ones by hand',
      'start: bad-reviews: without enforceFrom, old mentions that nobody answered are alerted on at the first poll',
      'alerts: Slack alerts have no buttons: name slack.signingSecret to have them',
      'e-mail: head@sundial.example must confirm the subscription to alerts that AWS mails at the first deploy',
      'operation: operator.emails is empty: nobody hears when ReplyWatch itself is in trouble',
    ]);
  });

  it('says of which sources authors cannot be recognised', () => {
    const asking = changed('stars: [1, 2]', 'stars: [1, 2]\n      theme: delivery\n      repeatAuthor: true');
    const ofPlay = changed('kind: app-store\n', 'kind: google-play\n', asking)
      .replace(/^ +country: .*\n/mu, '')
      .replace(/^( +)app: .*$/mu, '$1app: com.sundial.coffee\n$1key: PLAY_KEY');

    expect(adviceFor(asking).filter((line) => line.startsWith('policy'))).toEqual([]);
    expect(adviceFor(ofPlay).filter((line) => line.startsWith('policy'))).toEqual([
      'policy: bad-reviews: repeatAuthor matches nothing of Google Play, which tells authors by name only',
    ]);
  });

  it('does not call a calendar unused that a policy asks for', () => {
    const text = changed('stars: [1, 2]', 'time: {outside: office}', changed('\n      calendar: office', ''));

    expect(adviceFor(text).join()).not.toContain('unused');
  });

  describe('on delivery hours', () => {
    const deliver = (words: string, text = VALID) =>
      adviceFor(changed('    owner: support\n', `    owner: support\n    deliver: ${words}\n`, text));
    const longHold = (lines: readonly string[]) => lines.filter((line) => line.includes('can be held'));
    const aroundTheClock = changed('\n      calendar: office', '');

    it('names the levels that may be held until the next one is due', () => {
      expect(longHold(deliver('{calendar: office}', aroundTheClock))).toEqual([
        'alerts: bad-reviews: breach, escalate1 can be held until the next level is due (breach: 2h later), for office is closed up to 64h of it; then only the gravest is told',
      ]);
    });

    it('is silent where nothing is overtaken: urgent, in the same hours, at the last level, or always open', () => {
      const always = changed('mon-fri: ["09:00-12:30", "13:30-17:00"]', 'mon-sun: "00:00-24:00"', aroundTheClock);
      const rarely = changed('mon-fri: ["09:00-12:30", "13:30-17:00"]', 'mon-fri: []', aroundTheClock);
      const dated = changed('holidays: [2026-12-25]', 'overrides: {2027-01-04: "09:00-10:00"}', rarely);
      const short = changed(
        'escalateAfter: [2h, 8h]',
        'escalateAfter: [65h]',
        changed('escalateTo: [head]', 'escalateTo: [head]', aroundTheClock),
      );

      expect(longHold(deliver('{calendar: office, urgent: [breach, escalate]}', aroundTheClock))).toEqual([]);
      expect(longHold(deliver('{calendar: office}'))).toEqual([]);
      expect(longHold(deliver('{calendar: office}', short))).toEqual([]);
      expect(longHold(deliver('{calendar: office}', always))).toEqual([]);
      expect(longHold(deliver('{calendar: office}', dated))).toEqual([]);
    });

    it('counts a calendar as used by which alerts are told', () => {
      expect(deliver('{calendar: office}', aroundTheClock).join()).not.toContain('unused');
    });
  });

  it('is silent about secrets that are set', () => {
    expect(adviceFor(VALID, ['SLACK_WEBHOOK_URL']).join()).not.toContain('secret');
  });

  it('says when the accounts of the brand are not known', () => {
    const text = changed('    accounts: ["@care@social.example"]\n', '');

    expect(adviceFor(text)).toContain(
      "response: posts: name the brand's own accounts, or responses are not recognised",
    );
  });

  it('says which servers and webhooks work in a local run only', () => {
    const local = changed('server: https://social.example', 'server: http://localhost:4444');
    const text = changed('email: head@sundial.example', 'webhook: http://127.0.0.1:9/hook', local);

    expect(adviceFor(text)).toEqual(
      expect.arrayContaining([
        'local: posts: the server is on this machine, so it works in a local run only',
        'local: webhook 127.0.0.1:9: on this machine, so it works in a local run only',
      ]),
    );
  });

  it('says which severities are alerted to nobody', () => {
    const text = changed('      channel: "#care"\n', '      channel: "#care"\n    severities: [high, critical]\n');

    expect(adviceFor(text)).toContain(
      'alerts: bad-reviews: no route takes some of its alerts of severity none, low, medium',
    );
  });

  it('says what is in no policy', () => {
    const text = changed(
      '      calendar: office\n',
      '',
      changed('owners:\n  support', 'owners:\n  spare: {name: Spare}\n  support'),
    );

    expect(adviceFor(text)).toEqual(
      expect.arrayContaining(['unused: owner spare: in no policy', 'unused: calendar office: in no policy']),
    );
  });
});

describe('secrets that settings name', () => {
  it('are listed once, with all that they are for', () => {
    const token = changed('    hashtag: sundialcoffee', '    mentions: true\n    token: MASTODON_TOKEN');
    const text = changed('version: 1', 'version: 1\nslack: {signingSecret: SLACK_SIGNING_SECRET}', token);

    expect(secretUses(readSettings(text, 'replywatch.yaml'))).toEqual([
      { name: 'MASTODON_TOKEN', uses: ['source posts'] },
      { name: 'SLACK_WEBHOOK_URL', uses: ['Slack #care'] },
      { name: 'SLACK_SIGNING_SECRET', uses: ['Slack buttons'] },
    ]);
  });
});
