import { describe, expect, it } from 'vitest';
import { slackProblems, viewProblems } from '../../../bin/local/slack/slack-limits.ts';
import { alertHtml, digestHtml } from '../../../functions/domain/alerts/alert-html.ts';
import { alertMail, digestMail } from '../../../functions/domain/alerts/alert-mail.ts';
import { amazonQNotification } from '../../../functions/domain/alerts/amazon-q.ts';
import { composeAlert } from '../../../functions/domain/alerts/compose-alert.ts';
import { pagerDutyTrigger } from '../../../functions/domain/alerts/pagerduty.ts';
import { slackDigest } from '../../../functions/domain/alerts/slack-digest.ts';
import { slackMessage, slackPlainMessage, slackReminder } from '../../../functions/domain/alerts/slack-message.ts';
import { remember } from '../../../functions/domain/alerts/slack-submission.ts';
import { ASKS, slackView } from '../../../functions/domain/alerts/slack-views.ts';
import { webhookPost } from '../../../functions/domain/alerts/webhook-post.ts';
import { postedAlerts } from '../../../functions/domain/alerts/webhook-schema.ts';
import { reportCsv } from '../../../functions/domain/reports/report-csv.ts';
import { forHostileTexts } from '../../support/hostile-texts.ts';
import { reportOf, someFacts } from '../reports/builders.ts';
import { anAlertInput, DUE } from './builders.ts';
import { hostileAlert } from './hostile-alert.ts';

/** What a reader cannot see, and what turns or stretches what others wrote. Line breaks are ours. */
const UNSEEN = /[[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B\uFEFF\uFFFE\uFFFF]--[\n]]|\p{M}{4}/v;
/** Slack's control characters outside of the one mention of an owner whom the settings name. */
const SLACK_CONTROL = /<(?!@U07SUPPORT>)|(?<!<@U07SUPPORT)>|&(?!amp;|lt;|gt;)/u;
const KEY = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';

/** Every text in a value, however deep. */
const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];
/** Addresses and ids are no texts: they are tested for what they are. */
const without = (value: object, ...names: readonly string[]): object =>
  JSON.parse(JSON.stringify(value, (name, one: unknown) => (names.includes(name) ? undefined : one))) as object;

describe('an alert that is redacted', () => {
  it('holds neither text nor title nor author, whoever it is drawn for, nor the words that decided', () => {
    const alert = composeAlert(anAlertInput({ redacted: true }));
    const drawn = [
      slackMessage(alert, { buttons: 'app' }),
      slackReminder(alert),
      slackDigest([alert, alert], 0),
      alertMail(alert),
      digestMail([alert, alert], 0),
      alertHtml(alert),
      digestHtml([alert, alert], 0),
      webhookPost([alert], DUE),
      pagerDutyTrigger(alert, KEY),
      amazonQNotification([alert], 0),
      amazonQNotification([alert, alert], 0),
    ];

    for (const one of drawn) expect(JSON.stringify(one)).not.toMatch(/froze|brew|Mira/u);
  });
});

describe('text from the internet', () => {
  it('is harmless in the messages of the Slack app and of an incoming webhook', () => {
    forHostileTexts((text) => {
      for (const buttons of ['app', 'presses'] as const) {
        const message = slackMessage(hostileAlert(text), { buttons, living: buttons === 'app' });
        expect(slackProblems(message)).toEqual([]);
        for (const shown of textsIn(without(message, 'value', 'url'))) {
          expect(shown).not.toMatch(SLACK_CONTROL);
          expect(shown).not.toMatch(UNSEEN);
        }
      }
    });
  });

  it('is harmless in reminders, plain messages and digests of Slack', () => {
    forHostileTexts((text) => {
      const alert = hostileAlert(text);
      const digest = slackDigest([alert, alert], 1);
      for (const message of [slackReminder(alert), digest]) expect(slackProblems(message)).toEqual([]);
      expect(textsIn(without(digest, 'url')).join('\n')).not.toMatch(UNSEEN);
      expect(slackPlainMessage(alert).text).not.toMatch(SLACK_CONTROL);
    });
  });

  it('is harmless in the windows of Slack, which hold none of it but the name of the mention', () => {
    forHostileTexts((text) => {
      const remembered = remember({ value: text, at: DUE, responseUrl: text });
      if (remembered.length > 3_000) return;
      for (const ask of ASKS) {
        expect(viewProblems(slackView(ask, remembered, [{ id: 'support', name: 'Support desk' }]))).toEqual([]);
      }
    });
  });

  it('is harmless in plain-text mail: no control character, no line that could pass for one of ours', () => {
    forHostileTexts((text) => {
      const alert = hostileAlert(text);
      for (const mail of [alertMail(alert), digestMail([alert, alert], 2)]) {
        expect(mail.subject).toMatch(/^[\x20-\x7E]{10,99}$/u);
        expect(mail.text).not.toMatch(UNSEEN);
        expect(mail.text.length).toBeLessThan(9_000);
      }
      // Each line of a digest that is not quoted begins as we begin lines.
      const lines = digestMail([alert, alert], 0).text.split('\n').slice(1);
      for (const line of lines) expect(line).toMatch(/^(?:$|\* | {2}Owner: | {2}> | {2}https:)/u);
    });
  });

  it('is harmless in HTML mail: no element, attribute or address but ours', () => {
    forHostileTexts((text) => {
      const alert = hostileAlert(text);
      for (const page of [alertHtml(alert), digestHtml([alert, alert], 2)]) {
        const elements = [...page.matchAll(/<(!?[a-z]+)((?:[^<>"]|"[^"<>]*")*)>/gu)];
        const known = 'a blockquote body br div !doctype head html meta p span table td title tr'.split(' ');
        expect([...new Set(elements.map(([, name]) => name))].filter((name) => !known.includes(name ?? ''))).toEqual(
          [],
        );
        const attributes = elements.flatMap(([, , rest = '']) =>
          [...rest.matchAll(/([a-z]+)="/gu)].map(([, name]) => name),
        );
        expect(attributes.filter((name) => /^on|^src|srcset/u.test(name ?? ''))).toEqual([]);
        for (const [, address] of page.matchAll(/href="([^"]*)"/gu))
          expect(address).toMatch(/^https:\/\/store\.example\//u);
        // Nothing is left over once elements and entities are taken away.
        const rest = page
          .replaceAll(/<\/?!?[a-z]+(?:[^<>"]|"[^"<>]*")*>/gu, '')
          .replaceAll(/&#\d{2,3};/gu, '')
          .replaceAll(/&(?:lt|gt|amp|quot);/gu, '');
        expect(rest).not.toMatch(/[<>&"']/u);
        expect(page).not.toMatch(UNSEEN);
      }
    });
  });

  it('is harmless in the JSON of a signed webhook, which fits its schema and stays small', () => {
    forHostileTexts((text) => {
      const { id, body } = webhookPost([hostileAlert(text)], DUE);
      const posted = postedAlerts.parse(JSON.parse(body));

      expect(id).toMatch(/^alerts-[a-z0-9]+$/u);
      expect(body.length).toBeLessThan(12_000);
      for (const shown of textsIn(without(posted, 'id', 'externalId', 'url'))) expect(shown).not.toMatch(UNSEEN);
    });
  });

  it('is harmless in events of PagerDuty, within its limits', () => {
    forHostileTexts((text) => {
      const event = pagerDutyTrigger(hostileAlert(text), KEY);

      expect(event.payload.summary.length).toBeLessThanOrEqual(1_024);
      expect(event.dedup_key.length).toBeLessThanOrEqual(255);
      expect(JSON.stringify(event).length).toBeLessThan(20_000);
      for (const { href } of event.links) expect(href).toMatch(/^https:\/\/store\.example\//u);
      for (const shown of textsIn(without(event, 'links'))) expect(shown).not.toMatch(UNSEEN);
    });
  });

  it('is harmless in notifications of Amazon Q, whichever chat draws them', () => {
    forHostileTexts((text) => {
      const alert = hostileAlert(text);
      for (const notification of [amazonQNotification([alert], 0), amazonQNotification([alert, alert], 1)]) {
        const { title, description, nextSteps } = notification.content;
        const steps = nextSteps.filter((step) => !/^(?:Answer here|Playbook): https:/u.test(step));
        expect(title.length).toBeLessThanOrEqual(240);
        expect(description.length).toBeLessThanOrEqual(4_000);
        for (const shown of [title, description, notification.metadata.summary, ...steps]) {
          expect(shown).not.toMatch(/[<>&*_~`[\]|\\]|@(?!\u2060)|:\/\//u);
          expect(shown.replaceAll('\u2060', '')).not.toMatch(UNSEEN);
        }
      }
    });
  });

  it('is harmless in the report as CSV: no cell begins a formula, no line is broken', () => {
    forHostileTexts((text) => {
      const [, ...lines] = reportCsv(reportOf([someFacts({ externalId: text, owner: text, language: text })]))
        // Quoted cells are whole: what is in them is no line and no cell.
        .replaceAll(/"((?:[^"]|"")*)"/gu, (cell) => (/^"[=+\-@＝＋－＠\t\r\n]/u.test(cell) ? '=' : 'quoted'))
        .split('\r\n');

      expect(lines).toHaveLength(2);
      for (const cell of (lines[0] ?? '').split(',')) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/u);
    });
  });
});
