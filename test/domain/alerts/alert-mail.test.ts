import { describe, expect, it } from 'vitest';
import { alertMail } from '../../../functions/domain/alerts/alert-mail.ts';
import { composeAlert } from '../../../functions/domain/alerts/compose-alert.ts';
import { forHostileTexts } from '../../support/hostile-texts.ts';
import { aClockedMention, anAlert, anAlertInput, anObservation, at, DUE } from './builders.ts';

describe('the e-mail of an alert', () => {
  it.each([
    [{}, '[1 star] App Store US: due in 45 min (14:30 CET)'],
    [{ rating: 3 }, '[3 stars] App Store US: due in 45 min (14:30 CET)'],
    [{ stage: 'breach' as const, decidedAt: DUE + 60_000 }, '[1 star] App Store US: 1 min overdue (14:30 CET)'],
    [
      { stage: 'escalate1' as const, decidedAt: DUE + 7_200_000 },
      '[1 star] App Store US: escalation 1, 2 h overdue (14:30 CET)',
    ],
    [{ sourceLabel: 'Café “Zoë” ★ кофе' }, '[1 star] Cafe "Zoe" star ?: due in 45 min (14:30 CET)'],
    [{ sourceLabel: 'x'.repeat(200) }, `[1 star] ${'x'.repeat(63)}: due in 45 min (14:30 CET)`],
  ])('has for %j the subject %s', (over, subject) => {
    expect(alertMail(anAlert(over)).subject).toBe(subject);
  });

  it('says what, by when, whose, why and where to answer, in plain lines', () => {
    expect(alertMail(anAlert()).text).toBe(`1 star, App Store US

Due soon, nobody has answered. Target: 4 business hours.

Due:      14:30 CET (in 45 min, business hours)
Owner:    Support desk
Brand:    Kettle & Co
Posted:   10:30 CET, by Mira Vey
Flagged:  1 star
          negative text: "froze", "dry"

> Stopped brewing
> The timer froze twice this morning and the kettle boiled dry.

Answer here:
https://store.example/reviews/4711

Mention kettle/app-store:us:1234/4711
`);
  });

  it('says what fell due while the delivery hours were closed', () => {
    const held = [
      { stage: 'warn', at: at('2026-11-20T21:10:00Z') },
      { stage: 'breach', at: at('2026-11-20T22:10:00Z') },
      { stage: 'escalate1', at: at('2026-11-21T00:10:00Z') },
    ] as const;
    const { text } = alertMail(anAlert({ stage: 'escalate1', held }));

    expect(text.replaceAll('\n', ' ')).toContain(
      'Fell due while you were closed: warning Fri 20 Nov 22:10 CET, deadline Fri 20 Nov 23:10 CET, escalation Sat 21 Nov 01:10 CET.',
    );
    expect(alertMail(anAlert()).text).not.toContain('while you were closed');
  });

  it('says so where the source gives no link', () => {
    const { url: _, ...linkless } = anAlert();

    expect(alertMail(linkless).text).toContain('The source gives no link to it.');
  });

  it('has a printable ASCII subject and no line that a customer could have forged, whatever came', () => {
    forHostileTexts((text) => {
      const mention = aClockedMention({
        observation: anObservation({ text, title: text, author: { name: text } }),
        severity: { ...aClockedMention().severity, reasons: [text] },
      });
      const alert = composeAlert(
        anAlertInput({ mention, sourceLabel: text, brand: { name: text }, owner: { id: 'o', name: text } }),
      );
      const mail = alertMail(alert);

      expect(mail.subject).toMatch(/^[\x20-\x7E]{10,99}$/u);
      expect(mail.text.length).toBeLessThan(8_000);
      expect(mail.text).not.toMatch(/[\p{Cc}--\n]/v);
      expect(mail.text.match(/^(?:Due|Owner|Brand|Answer here):/gmu)).toEqual([
        'Due:',
        'Owner:',
        'Brand:',
        'Answer here:',
      ]);
    });
  });
});
