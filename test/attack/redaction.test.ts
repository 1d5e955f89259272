import { describe, expect, it } from 'vitest';
import { alertHtml, digestHtml } from '../../functions/domain/alerts/alert-html.ts';
import { alertMail, digestMail } from '../../functions/domain/alerts/alert-mail.ts';
import { amazonQNotification } from '../../functions/domain/alerts/amazon-q.ts';
import { composeAlert } from '../../functions/domain/alerts/compose-alert.ts';
import { pagerDutyTrigger } from '../../functions/domain/alerts/pagerduty.ts';
import { slackDigest } from '../../functions/domain/alerts/slack-digest.ts';
import { slackMessage, slackPlainMessage, slackReminder } from '../../functions/domain/alerts/slack-message.ts';
import { webhookPost } from '../../functions/domain/alerts/webhook-post.ts';
import { composeNotice } from '../../functions/domain/incidents/notice.ts';
import { noticeHtml } from '../../functions/domain/incidents/notice-html.ts';
import { noticeMail } from '../../functions/domain/incidents/notice-mail.ts';
import { noticeNotification, noticePage, noticePost } from '../../functions/domain/incidents/notice-posts.ts';
import { noticeMessage, noticePlainMessage, noticeReminder } from '../../functions/domain/incidents/notice-slack.ts';
import { aClockedMention, anAlertInput, anObservation, DUE } from '../domain/alerts/builders.ts';
import { forHostileTexts } from '../support/hostile-texts.ts';
import { anIncident, OPENED_AT } from '../support/incidents.ts';

const KEY = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const MARK = 'zebrafish';

/** A mention in which everything that a customer writes carries the mark, and is hostile. */
const marked = (text: string) =>
  aClockedMention({
    observation: anObservation({
      text: `${MARK} ${text} ${MARK}`,
      title: `${MARK} ${text}`.slice(0, 300),
      author: { id: `${MARK}-1`, name: `${MARK} ${text}`.slice(0, 300) },
      labels: { handle: MARK },
    }),
    severity: {
      ...aClockedMention().severity,
      reasons: ['1 star', `negative text: "${MARK}", "${text}"`, `speaks of delivery: "${MARK}" ${text}"`],
    },
  });

describe('in redaction mode, whatever customers write', () => {
  it('nothing of it is in any alert: Slack, mail, webhook, PagerDuty, Amazon Q', () => {
    forHostileTexts((text) => {
      const alert = composeAlert(anAlertInput({ redacted: true, mention: marked(text) }));
      const both = [alert, alert];
      const drawn = [
        ...(['app', 'presses', 'none'] as const).map((buttons) => slackMessage(alert, { buttons })),
        slackReminder(alert),
        slackPlainMessage(alert),
        slackDigest(both, 1),
        alertMail(alert),
        digestMail(both, 1),
        alertHtml(alert),
        digestHtml(both, 1),
        webhookPost(both, DUE),
        pagerDutyTrigger(alert, KEY),
        amazonQNotification([alert], 0),
        amazonQNotification(both, 1),
      ];
      for (const one of drawn) expect(JSON.stringify(one)).not.toContain(MARK);
      expect(alert).toMatchObject({
        severity: expect.any(String),
        rating: 1,
        url: expect.stringContaining('https://'),
      });
    });
  });

  it('nothing of it is in any message about an incident', () => {
    forHostileTexts((text) => {
      const notice = composeNotice({
        incident: anIncident(),
        stage: 'breach',
        owner: { id: 'support', name: 'Support' },
        brandName: 'Sundial',
        sourceName: (id) => id,
        mentions: [marked(text)],
        timeZone: 'Europe/Brussels',
        window: 3_600_000,
        now: OPENED_AT,
        redacted: true,
      });
      const drawn = [
        noticeMessage(notice),
        noticeReminder(notice),
        noticePlainMessage(notice),
        noticeMail(notice),
        noticeHtml(notice),
        noticePost(notice),
        noticePage(notice, KEY),
        noticeNotification(notice),
      ];
      for (const one of drawn) expect(JSON.stringify(one)).not.toContain(MARK);
    });
  });
});
