import { describe, expect, it } from 'vitest';
import { adviceOn } from '../../../functions/domain/settings/advice.ts';
import { readSettings } from '../../../functions/domain/settings/read-settings.ts';
import { secretUses } from '../../../functions/domain/settings/secret-uses.ts';
import { watchPlan } from '../../../functions/domain/settings/watch-plan.ts';
import { changed } from './settings-text.ts';

const EMAIL = '    email: head@sundial.example';
const routed = (to: string) => readSettings(changed(EMAIL, `    ${to}`), 'replywatch.yaml');
const advice = (text: string): readonly string[] =>
  adviceOn(readSettings(text, 'replywatch.yaml'), () => true).map(({ about, text: words }) => `${about}: ${words}`);

describe('receivers in the settings', () => {
  it('are read as they are written', () => {
    const targetOf = (to: string) => routed(to).routes[1]?.to;

    expect(targetOf('webhook: https://desk.example/hook\n    signWith: DESK_SIGNING_SECRET')).toEqual({
      by: 'webhook',
      url: 'https://desk.example/hook',
      secret: 'DESK_SIGNING_SECRET',
    });
    expect(targetOf('pagerduty: {secret: PAGERDUTY_KEY}')).toEqual({
      by: 'pagerduty',
      secret: 'PAGERDUTY_KEY',
      server: 'https://events.pagerduty.com',
    });
    expect(targetOf('amazonQ: care')).toEqual({ by: 'amazonQ', topic: 'care' });
  });

  it('page nobody for a warning, unless the route names it', () => {
    expect(routed('pagerduty: {secret: PAGERDUTY_KEY}').routes[1]?.stages).toEqual(['breach', 'escalate']);
    expect(routed('pagerduty: {secret: PAGERDUTY_KEY}\n    stages: escalate').routes[1]?.stages).toEqual(['escalate']);
  });

  it('are named by check with what they need, never by an address that may hold a key', () => {
    const settings = routed('webhook: https://desk.example/hook?key=1\n    signWith: DESK_SIGNING_SECRET');

    expect(JSON.stringify(watchPlan(settings))).toContain('signed webhook desk.example');
    expect(JSON.stringify(watchPlan(settings))).not.toContain('key=1');
    expect(secretUses(settings)).toContainEqual({ name: 'DESK_SIGNING_SECRET', uses: ['signed webhook desk.example'] });
    expect(secretUses(routed('pagerduty: {secret: PAGERDUTY_KEY}'))).toContainEqual({
      name: 'PAGERDUTY_KEY',
      uses: ['PagerDuty (PAGERDUTY_KEY)'],
    });
  });

  it('come with advice on what has to be done outside: verify a sender, add a topic', () => {
    const ses = changed('retention:', 'email: {from: alerts@sundial.example}\nretention:');

    expect(advice(ses)).toContain(
      'e-mail: alerts@sundial.example, or its domain, must be verified in Amazon SES, and the account be out of its sandbox',
    );
    expect(advice(ses).join()).not.toContain('head@sundial.example must confirm the subscription to alerts');
    expect(advice(changed(EMAIL, '    amazonQ: care'))).toContain(
      'alerts: care: the topic must be added to a channel in Amazon Q Developer in chat applications',
    );
  });
});
