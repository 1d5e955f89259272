import { describe, expect, it } from 'vitest';
import { composeAlert } from '../../../functions/domain/alerts/compose-alert.ts';
import { HOUR, MINUTE } from '../../../functions/domain/shared/time.ts';
import { forHostileTexts } from '../../support/hostile-texts.ts';
import { aClockedMention, anAlertInput, anObservation, aRunningClock, DUE } from './builders.ts';

const composedOf = (over: Parameters<typeof anObservation>[0]) =>
  composeAlert(anAlertInput({ mention: aClockedMention({ observation: anObservation(over) }) }));

describe('an alert', () => {
  it('is complete: a receiver has nothing to look up', () => {
    const alert = composeAlert(anAlertInput({ openTimeToDue: 45 * MINUTE }));

    expect(alert).toEqual({
      key: `kettle/app-store:us:1234/4711#1#warn#${DUE}`,
      brand: 'kettle',
      brandName: 'Kettle & Co',
      origin: 'app-store:us:1234',
      externalId: '4711',
      sourceId: 'kettle-us',
      sourceLabel: 'App Store US',
      cycle: 1,
      stage: 'warn',
      owner: 'support',
      ownerName: 'Support desk',
      ownerSlackId: 'U07SUPPORT',
      severity: 'high',
      reasons: ['1 star', 'negative text: "froze", "dry"'],
      rating: 1,
      title: 'Stopped brewing',
      quote: 'The timer froze twice this morning and the kettle boiled dry.',
      authorName: 'Mira Vey',
      url: 'https://store.example/reviews/4711',
      publishedAt: Date.parse('2026-11-23T09:30:00Z'),
      discoveredAt: Date.parse('2026-11-23T09:34:00Z'),
      dueAt: DUE,
      decidedAt: Date.parse('2026-11-23T12:45:00Z'),
      timeZone: 'Europe/Berlin',
      targetWords: '4 business hours',
      openTimeToDue: 45 * MINUTE,
      opening: 'I am sorry about this, and thank you for telling us.',
      standing: { status: 'running' },
      lateDiscovered: false,
    });
  });

  it('names what was held to the same opening, and nothing else', () => {
    const { ladder } = aRunningClock();
    const opening = DUE + 15 * HOUR;
    const held = (from: number) =>
      ladder.map((stage, index) =>
        index >= from ? { ...stage, heldUntil: opening } : { ...stage, heldUntil: DUE - 1 },
      );
    const clock = (from: number) => ({ mention: aClockedMention({ clock: aRunningClock({ ladder: held(from) }) }) });
    const heldIn = (from: number, stage: 'breach' | 'escalate1') =>
      composeAlert(anAlertInput({ ...clock(from), stage })).held;

    expect(heldIn(0, 'breach')).toEqual([
      { stage: 'warn', at: DUE - HOUR },
      { stage: 'breach', at: DUE },
    ]);
    expect(heldIn(2, 'escalate1')).toEqual([{ stage: 'escalate1', at: DUE + HOUR }]);
    expect(composeAlert(anAlertInput())).not.toHaveProperty('held');
  });

  it('has another key for another cycle, stage or deadline, and the same for the same', () => {
    const mention = aClockedMention();
    const key = (stage: 'warn' | 'breach', clock = mention.clock) =>
      composeAlert(anAlertInput({ mention: { ...mention, clock }, stage })).key;

    const keys = [
      key('warn'),
      key('breach'),
      key('warn', aRunningClock({ cycle: 2 })),
      key('warn', aRunningClock({ dueAt: DUE + 1 })),
    ];

    expect(new Set(keys).size).toBe(4);
    expect(key('warn')).toBe(keys[0]);
  });

  it.each([
    [4 * HOUR, 'office', '4 business hours'],
    [HOUR, 'office', '1 business hour'],
    [24 * HOUR, undefined, '24 hours'],
    [1.5 * HOUR, undefined, '1.5 hours'],
    [30 * MINUTE, 'office', '30 business minutes'],
    [100 * MINUTE, undefined, '100 minutes'],
  ])('says a target of %i ms with calendar %s as "%s"', (target, calendar, words) => {
    const { calendar: _, ...clock } = aRunningClock({ target });
    const mention = aClockedMention({ clock: calendar === undefined ? clock : { ...clock, calendar } });

    expect(composeAlert(anAlertInput({ mention: mention as ReturnType<typeof aClockedMention> })).targetWords).toBe(
      words,
    );
  });

  it('says why nobody could see whether somebody answered, the clock before the newest reading', () => {
    const seen = anObservation({ response: { truth: 'unknown', reason: 'thread was cut short.' } });
    const read = composeAlert(anAlertInput({ mention: aClockedMention({ observation: seen }) }));
    const clock = aRunningClock({ unknown: { reason: 'the server was down', since: DUE } });
    const doubted = composeAlert(anAlertInput({ mention: aClockedMention({ observation: seen, clock }) }));

    expect(read.responseUnknown).toBe('thread was cut short');
    expect(doubted.responseUnknown).toBe('the server was down');
  });

  it.each([
    ['javascript:alert(1)'],
    ['https://known.example@evil.example/x'],
    ['data:text/html,x'],
    ['not an address'],
    [`https://store.example/${'x'.repeat(3_000)}`],
  ])('gives no link to %s', (url) => {
    expect(composedOf({ url }).url).toBeUndefined();
  });

  it('writes an address so that it cannot end early or hide its host', () => {
    expect(composedOf({ url: 'https://störe.example/a|b> <c' }).url).toBe(
      'https://xn--stre-6qa.example/a%7Cb%3E%20%3Cc',
    );
  });

  it('leaves out a title, a quote or a name of which nothing can be seen', () => {
    const alert = composedOf({ title: '\u200B', text: '\u202E \u0000', author: { name: '\uFEFF' } });

    expect([alert.title, alert.quote, alert.authorName]).toEqual([undefined, undefined, undefined]);
  });

  it('stays small and clean whatever the internet wrote', () => {
    forHostileTexts((text, title) => {
      const alert = composedOf({ text, title, author: { name: title } });

      // As people count, and never more than a family of emoji takes for each of them.
      expect([...new Intl.Segmenter('en').segment(alert.quote ?? '')].length).toBeLessThanOrEqual(280);
      expect(alert.quote?.length ?? 0).toBeLessThanOrEqual(1_500);
      expect(JSON.stringify(alert).length).toBeLessThan(8_000);
      expect(`${alert.quote}${alert.title}${alert.authorName}`).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    });
  });
});
