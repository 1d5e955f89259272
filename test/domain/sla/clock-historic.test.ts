import { describe, expect, it } from 'vitest';
import type { ResponseTruth } from '../../../functions/domain/mentions/observation.ts';
import { openHistoric } from '../../../functions/domain/sla/clock-historic.ts';
import { AROUND_THE_CLOCK } from '../../../functions/domain/sla/open-time.ts';
import { aClock, aPolicy, at } from '../../support/builders.ts';
import { monday } from './decide-support.ts';

const NOW = at('2026-11-20T12:00:00Z');
const opening = { policy: aPolicy(), openTime: AROUND_THE_CLOCK, discoveredAt: NOW, now: NOW, tz: '2026b' };
const started = { at: NOW, what: 'clockStarted' } as const;
const brought = (clock: Parameters<typeof aClock>[0], response: ResponseTruth) =>
  openHistoric({ clock: aClock(clock), events: [started] }, response, opening);
const timed = { truth: 'replied', id: 'r1', at: monday('12:00') } as const;
const without = { status: 'excluded', reason: expect.stringContaining('statistics only'), ladder: [], cycle: 1 };

describe('a mention that is brought in as history', () => {
  it.each(['met', 'late'] as const)('keeps its verdict %s when the response has its time', (status) => {
    const clock = aClock({ status, respondedAt: timed.at });

    expect(brought(clock, timed)).toEqual({ clock, events: [started] });
  });

  it('has no verdict when the response has no time', () => {
    expect(brought({ status: 'met' }, { truth: 'replied', id: 'r1' }).clock).toMatchObject(without);
    expect(brought({ status: 'late' }, { truth: 'replied', id: 'r1' }).clock).toMatchObject(without);
  });

  it('has no verdict by a response that did not close its clock', () => {
    expect(brought({ status: 'running' }, timed).clock).toMatchObject(without);
  });

  it('is overdue when it is certain that nobody answered, and nobody is told of it', () => {
    const { clock, events } = brought({}, { truth: 'notReplied' });

    expect(clock).toEqual(aClock({ fired: 4 }));
    expect(events).toEqual([
      started,
      { at: NOW, what: 'stageSkipped', detail: 'brought in as history: counted, and never alerted on' },
    ]);
  });

  it('is not overdue when its clock was closed otherwise', () => {
    expect(brought({ status: 'met' }, { truth: 'notReplied' }).clock).toMatchObject(without);
  });

  it('counts from where it counted, and says so, when history does not tell', () => {
    const { clock, events } = brought({}, { truth: 'unknown', reason: 'sourceCannotTell' });

    expect(clock).toMatchObject({ ...without, startedAt: aClock().startedAt });
    expect(events).toMatchObject([{ at: NOW, what: 'excluded' }]);
  });
});
