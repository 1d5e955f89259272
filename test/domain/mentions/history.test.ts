import { describe, expect, it } from 'vitest';
import { HISTORY_WHATS, historyEvent, withEvents } from '../../../functions/domain/mentions/history.ts';
import { at } from '../../support/builders.ts';

const NOW = at('2026-11-16T09:00:00.123Z');
const stored = (event: object): number => new TextEncoder().encode(JSON.stringify(event)).length;

describe('an event of the history', () => {
  it('takes at most 150 bytes as stored, whatever the detail and whatever it is about', () => {
    const details = ['x'.repeat(500), 'ü'.repeat(500), '👩‍👩‍👧'.repeat(100), '"\\'.repeat(200), '\u0001'.repeat(99)];

    const sizes = HISTORY_WHATS.flatMap((what) => details.map((detail) => stored(historyEvent(NOW, what, detail))));

    expect(Math.max(...sizes)).toBeLessThanOrEqual(150);
  });

  it('cuts between code points and shows that it did', () => {
    const { detail } = historyEvent(NOW, 'claimed', '😀'.repeat(60));

    expect(detail).toMatch(/^(😀)+…$/u);
  });

  it('keeps a short detail as it is, on one line', () => {
    expect(historyEvent(NOW, 'claimed', ' ana\n until noon ')).toEqual({
      at: NOW,
      what: 'claimed',
      detail: 'ana until noon',
    });
    expect(historyEvent(NOW, 'met')).toEqual({ at: NOW, what: 'met' });
  });
});

describe('a history', () => {
  const events = Array.from({ length: 8 }, (_, index) => historyEvent(NOW + index, 'edited'));

  it('grows by the new events', () => {
    expect(withEvents(events.slice(0, 2), events.slice(2, 3))).toEqual(events.slice(0, 3));
  });

  it('keeps its beginning and its newest events when it would outgrow its item', () => {
    expect(withEvents(events, [historyEvent(NOW + 8, 'met')], 6).map((event) => event.at - NOW)).toEqual([
      0, 1, 5, 6, 7, 8,
    ]);
  });
});
