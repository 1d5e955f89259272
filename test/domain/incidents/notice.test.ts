import { describe, expect, it } from 'vitest';
import { slackProblems } from '../../../bin/local/slack/slack-limits.ts';
import { postedIncident } from '../../../functions/domain/alerts/webhook-schema.ts';
import { noticeHtml } from '../../../functions/domain/incidents/notice-html.ts';
import { noticeMail } from '../../../functions/domain/incidents/notice-mail.ts';
import { noticeNotification, noticePost } from '../../../functions/domain/incidents/notice-posts.ts';
import { noticeMessage, noticePlainMessage, noticeReminder } from '../../../functions/domain/incidents/notice-slack.ts';
import { noticeHeadline, noticeSentences } from '../../../functions/domain/incidents/notice-words.ts';
import { HOUR, MINUTE } from '../../../functions/domain/shared/time.ts';
import { aMention, anObservation } from '../../support/builders.ts';
import { HOSTILE_TEXTS } from '../../support/hostile-texts.ts';
import { anIncident } from '../../support/incidents.ts';
import { aNotice, NOON } from './builders.ts';

describe('the notice of a storm', () => {
  it('says what is on, since when, what is usual and what becomes of the alerts', () => {
    const notice = aNotice({ incident: anIncident({ bombing: { alikePercent: 60, newAuthorsPercent: 95 } }) });

    expect(noticeHeadline(notice)).toBe('🌩️ Review bombing: 21 negative mentions in 1 h · delivery · Sundial');
    expect(noticeSentences(notice)).toEqual([
      'The first was posted 12:00 CET; 21 in the last 1 h, 21 in all.',
      '3 answered, 17 waiting in time, 1 overdue.',
      'Usual at this hour of the week: 2.1 in 1 h (8 weeks).',
      'It looks like review bombing: 60 % of those looked at say nearly the same, 95 % of the authors never wrote before.',
      'Their alerts are folded into this message, their clocks run on; what is worse than the storm is told by itself.',
    ]);
  });

  it.each([
    [{ notice: 2, count: 80 }, '🌩️ Storm goes on: 80 negative mentions so far · delivery · Sundial'],
    [
      { status: 'calm', calmAt: NOON + HOUR } as const,
      '🌤️ Storm has calmed down: of 21 negative mentions 17 wait, 1 is overdue · delivery · Sundial',
    ],
    [
      { status: 'closed', closedAt: NOON + HOUR, answered: 21, waiting: 0, overdue: 0 } as const,
      '🌤️ Storm over: 21 negative mentions, 21 answered, 0 not · delivery · Sundial',
    ],
    [{ scope: { sourceId: 'help-desk' } }, '🌩️ Storm: 21 negative mentions in 1 h · Help desk · Sundial'],
    [{ scope: {} }, '🌩️ Storm: 21 negative mentions in 1 h · Sundial'],
  ])('names where it stands: %j', (changes, headline) => {
    expect(noticeHeadline(aNotice({ incident: anIncident(changes) }))).toBe(headline);
  });

  it('is a message that Slack takes, whatever customers write, and pings nobody but the owner', () => {
    for (const text of Object.values(HOSTILE_TEXTS)) {
      const mentions = [aMention({ observation: anObservation({ text, title: text }) })];
      const notice = aNotice({ mentions, brandName: text, sourceName: () => text });

      expect(slackProblems(noticeMessage(notice, { living: true }))).toEqual([]);
      expect(slackProblems(noticeReminder(notice))).toEqual([]);
      // In rich text Slack parses nothing: what stands there is only shown.
      const blocks = noticeMessage(notice).blocks.filter(({ type }) => type !== 'rich_text');
      const { text: short } = noticeMessage(notice);
      const pings = JSON.stringify([short, blocks, noticePlainMessage(notice)]).match(/<[@!#][^>]*>/gu);
      expect(new Set(pings)).toEqual(new Set(['<@U07SUPPORT>']));
      expect(noticeHtml(notice)).not.toMatch(/<(?:script|img|iframe)/iu);
      expect(noticeNotification(notice).content.description).not.toMatch(/[<>]|@(?=channel|here|everyone)/u);
      expect(postedIncident.safeParse(JSON.parse(noticePost(notice).body)).success).toBe(true);
      expect(noticeMail(notice).subject).toMatch(/^[\x20-\x7E]{1,99}$/u);
    }
  });

  it('quotes nobody in redaction mode', () => {
    const notice = aNotice({ redacted: true });

    expect(notice.samples).toEqual([
      { sourceLabel: 'Help desk', rating: 1, url: 'https://apps.example.com/acme/reviews/4711' },
    ]);
    expect(noticeMail(notice).text).not.toContain('parcel');
  });

  it('calls nobody any more once it is over', () => {
    const closed = anIncident({ status: 'closed', closedAt: NOON + 10 * MINUTE });

    expect(JSON.stringify(noticeMessage(aNotice({ incident: closed })))).not.toContain('<@');
  });
});
