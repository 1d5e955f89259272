import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mornings, reportTurns } from '../../../functions/domain/reports/report-mornings.ts';
import { HOUR, toIso } from '../../../functions/domain/shared/time.ts';
import type { Calendar } from '../../../functions/domain/sla/calendar.ts';
import { compileCalendar } from '../../../functions/domain/sla/open-time.ts';
import { zoneNamed } from '../../../functions/domain/sla/zone.ts';
import { at } from '../../support/builders.ts';

const OFFICE: Calendar = {
  timeZone: 'Europe/Brussels',
  hours: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['08:30', '17:00']]])),
  holidays: ['2026-12-25', '2026-12-28/2027-01-03'],
};
const office: Mornings = { zone: zoneNamed('Europe/Brussels'), open: compileCalendar(OFFICE) };
const daily: Mornings = { zone: zoneNamed('Europe/Brussels') };

const turns = (mornings: Mornings, text: string) =>
  reportTurns(mornings, at(text)).map(({ period, from, to }) => `${period} ${toIso(from)} ${toIso(to)}`);

describe('the reports that fall due', () => {
  it.each([
    {
      name: 'come in the hour in which the calendar first opens, over all since the morning before',
      hour: '2026-11-24T08:00:00Z',
      due: ['day 2026-11-23T07:30:00.000Z 2026-11-24T07:30:00.000Z'],
    },
    { name: 'come once: not an hour later', hour: '2026-11-24T09:00:00Z', due: [] },
    { name: 'come not before it opens', hour: '2026-11-24T07:00:00Z', due: [] },
    { name: 'come not on a closed day', hour: '2026-11-22T08:00:00Z', due: [] },
    {
      name: 'have the weekend in that of Monday, and the week beside it, Monday to Monday',
      hour: '2026-11-23T08:00:00Z',
      due: [
        'day 2026-11-20T07:30:00.000Z 2026-11-23T07:30:00.000Z',
        'week 2026-11-15T23:00:00.000Z 2026-11-22T23:00:00.000Z',
      ],
    },
    {
      name: 'lose no week in which the office was closed',
      hour: '2027-01-04T08:00:00Z',
      due: [
        'day 2026-12-24T07:30:00.000Z 2027-01-04T07:30:00.000Z',
        'week 2026-12-20T23:00:00.000Z 2027-01-03T23:00:00.000Z',
      ],
    },
  ])('$name', ({ hour, due }) => {
    expect(turns(office, hour)).toEqual(due);
  });

  it('come at seven every day where nobody names a calendar, across a change of the clocks', () => {
    expect(turns(daily, '2026-10-25T06:00:00Z')).toEqual(['day 2026-10-24T05:00:00.000Z 2026-10-25T06:00:00.000Z']);
    expect(turns(daily, '2026-10-26T06:00:00Z')).toEqual([
      'day 2026-10-25T06:00:00.000Z 2026-10-26T06:00:00.000Z',
      'week 2026-10-18T22:00:00.000Z 2026-10-25T23:00:00.000Z',
    ]);
  });

  it('come at seven too where it is open all night', () => {
    const always = compileCalendar({
      timeZone: 'UTC',
      hours: { mon: [['00:00', '24:00']], tue: [['00:00', '24:00']] },
    });

    expect(turns({ zone: zoneNamed('UTC'), open: always }, '2026-11-24T07:00:00Z')).toHaveLength(1);
  });

  it('cover every instant once: each day begins where the one before it ended', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8_000 }), fc.constantFrom(office, daily), (start, mornings) => {
        const first = at('2026-03-01T00:00:00Z') + start * HOUR;
        const made = Array.from({ length: 24 * 10 }, (_, hour) => reportTurns(mornings, first + hour * HOUR)).flat();
        for (const period of ['day', 'week']) {
          const inTurn = made.filter((turn) => turn.period === period);
          for (const [index, turn] of inTurn.slice(1).entries()) expect(turn.from).toBe(inTurn[index]?.to);
        }
        expect(made.length).toBeGreaterThan(0);
      }),
      { numRuns: 12 },
    );
  });
});
