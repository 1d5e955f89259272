import { describe, expect, it } from 'vitest';
import { drawMail } from '../../../../bin/local/draw/mail.ts';
import { drawSlackMessage } from '../../../../bin/local/draw/slack.ts';
import { textWidth, wrapText } from '../../../../bin/local/draw/text-width.ts';
import { alertMail } from '../../../../functions/domain/alerts/alert-mail.ts';
import { composeAlert } from '../../../../functions/domain/alerts/compose-alert.ts';
import { slackMessage } from '../../../../functions/domain/alerts/slack-message.ts';
import { aClockedMention, anAlert, anAlertInput, anObservation } from '../../../domain/alerts/builders.ts';
import { forHostileTexts } from '../../../support/hostile-texts.ts';

const plain = { columns: 80, colour: false } as const;
const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a Slack message in the terminal', () => {
  it('shows header, quote, situation, owner and buttons as they were sent', () => {
    const drawn = drawSlackMessage(overTheWire(slackMessage(anAlert(), { buttons: 'presses' })), plain);

    expect(drawn).toBe(
      `╭─ Slack ──────────────────────────────────────────────────────────────────────╮
│ ⏰ 1★ App Store US · due 14:30 CET (in 45 min, business hours)               │
│                                                                              │
│ ┃ “Stopped brewing: The timer froze twice this morning and the kettle boiled │
│ ┃ dry.”                                                                      │
│                                                                              │
│ Due soon, nobody has answered. Target: 4 business hours.                     │
│ Why flagged: 1 star; negative text: "froze", "dry"                           │
│ Owner: @U07SUPPORT                                                           │
│ Kettle & Co · by Mira Vey · posted 10:30 CET                                 │
│                                                                              │
│ [Open to reply] [I'll take it] [Answered] [Snooze ▾] [Not relevant]          │
│ https://store.example/reviews/4711                                           │
╰──────────────────────────────────────────────────────────────────────────────╯`,
    );
  });

  it.each([
    [{ text: 'only &lt;words&gt; by <@U1>' }, 'only <words> by @U1'],
    [{ text: 'x', blocks: [{ type: 'video' }] }, '(video)'],
    [{}, '(an empty message)'],
    [null, '(an empty message)'],
    [[1], '(an empty message)'],
  ])('draws %j too', (message, words) => {
    expect(drawSlackMessage(message, plain)).toContain(words);
  });

  it('is coloured only where that is wanted', () => {
    const message = slackMessage(anAlert(), { buttons: 'presses' });

    expect(drawSlackMessage(message, plain)).not.toContain('\u001b[');
    expect(drawSlackMessage(message, { ...plain, colour: true })).toContain('\u001b[1m');
  });
});

describe('an e-mail in the terminal', () => {
  it('shows receiver, subject and text as they were sent', () => {
    const drawn = drawMail({ to: 'lead@kettle.example', ...alertMail(anAlert()) }, plain);

    expect(drawn).toContain('│ To: lead@kettle.example ');
    expect(drawn).toContain('│ Subject: [1 star] App Store US: due in 45 min (14:30 CET) ');
    expect(drawn).toContain('│ > The timer froze twice this morning and the kettle boiled dry. ');
    expect(drawn).toContain('│ Owner:    Support desk ');
  });
});

describe('a drawing', () => {
  it.each([40, 61, 80, 100, 250, 10])('fits a terminal of %i columns, at most 100 and at least 40', (columns) => {
    const width = Math.max(40, Math.min(columns, 100));
    const slack = drawSlackMessage(slackMessage(anAlert(), { buttons: 'presses' }), { columns, colour: false });
    const mail = drawMail({ to: 'a@b.example', ...alertMail(anAlert()) }, { columns, colour: false });

    for (const line of [...slack.split('\n'), ...mail.split('\n')]) expect(textWidth(line)).toBe(width);
  });

  it('keeps its frame and never steers the terminal, whatever the internet wrote', () => {
    forHostileTexts((text, other) => {
      const mention = aClockedMention({ observation: anObservation({ text, title: other, author: { name: other } }) });
      const alert = composeAlert(anAlertInput({ mention }));
      const raw = { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text: text.slice(0, 500) } }] };
      const drawings = [
        drawSlackMessage(slackMessage(alert, { buttons: 'presses' }), plain),
        drawMail({ to: 'a@b.example', ...alertMail(alert) }, plain),
        drawSlackMessage(raw, plain),
      ];

      for (const drawing of drawings) {
        expect(drawing).not.toMatch(/[[\p{Cc}\u202A-\u202E\u2066-\u2069]--\n]/v);
        for (const line of drawing.split('\n')) expect(textWidth(line)).toBe(80);
      }
    });
  });
});

describe('the width of a text', () => {
  it.each([
    ['plain', 5],
    ['⏰ 1★', 5],
    ['漢字', 4],
    ['👩‍👩‍👧', 2],
    ['e\u0301', 1],
    ['', 0],
  ])('of %s is %i columns', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  it('decides where lines break', () => {
    expect(wrapText('漢字漢字 ab cdefghij', 5)).toEqual(['漢字', '漢字', 'ab', 'cdefg', 'hij']);
    expect(wrapText('a\n\nb', 5)).toEqual(['a', '', 'b']);
    expect(wrapText('   indented  words', 12)).toEqual(['   indented ', 'words']);
  });
});
