import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Calendar, Window } from '../../../functions/domain/sla/calendar.ts';
import { compileCalendar } from '../../../functions/domain/sla/open-time.ts';
import { zoneNamed } from '../../../functions/domain/sla/zone.ts';
import { compatibleInstant, offsetChanges, ZONES } from './temporal-oracle.ts';

const FROM = '2015-01-01T00:00:00Z';
const TO = '2031-01-01T00:00:00Z';
const changesOf = new Map(ZONES.map((zone) => [zone, offsetChanges(zone, FROM, TO)]));
const wallOf = (at: Temporal.PlainDateTime): number => at.toZonedDateTime('UTC').epochMilliseconds;

/** Minutes around a change, seen on the clock that is about to change. */
const AROUND = [
  -1_440, -121, -120, -119, -91, -61, -60, -59, -31, -30, -1, 0, 1, 29, 30, 31, 59, 60, 61, 89, 119, 120, 121,
];

describe('a zone, held against Temporal over every offset change of 2015 to 2030', { timeout: 120_000 }, () => {
  it('looks at enough zones and changes to mean something', () => {
    expect(ZONES.length).toBeGreaterThanOrEqual(40);
    expect([...changesOf.values()].flat().length).toBeGreaterThan(900);
  });

  it.each(ZONES)('%s changes its offset at the same instants and to the same values', (name) => {
    const zone = zoneNamed(name);
    const changes = changesOf.get(name) ?? [];

    expect(zone.changes(Date.parse(FROM), Date.parse(TO))).toEqual(changes.map((change) => change.epochMilliseconds));
    for (const change of changes) {
      const at = change.epochMilliseconds;
      expect(zone.offsetAt(at) * 1e6).toBe(change.offsetNanoseconds);
      expect(zone.offsetAt(at - 1) * 1e6).toBe(change.subtract({ milliseconds: 1 }).offsetNanoseconds);
    }
  });

  it.each(ZONES)('%s turns wall times around its changes into the compatible instants', (name) => {
    const zone = zoneNamed(name);
    for (const change of changesOf.get(name) ?? []) {
      const before = change.subtract({ milliseconds: 1 }).toPlainDateTime().add({ milliseconds: 1 });
      for (const minutes of AROUND) {
        const wall = before.add({ minutes });
        expect(zone.toInstant(wallOf(wall)), `${name} ${wall}`).toBe(compatibleInstant(wall, name));
      }
    }
  });

  it.each(ZONES)('%s opens and closes windows that begin or end around its changes', (name) => {
    for (const change of changesOf.get(name) ?? []) {
      const before = change.subtract({ milliseconds: 1 }).toPlainDateTime().add({ milliseconds: 1 });
      for (const minutes of [-60, -30, 0, 30, 60]) {
        const wall = before.add({ minutes });
        const [opens, closes] = [wall, wall.add({ minutes: 300 })];
        const windows: [Temporal.PlainDateTime, Temporal.PlainDateTime][] = [
          [opens, closes],
          [wall.subtract({ minutes: 300 }), wall],
          [opens, wall.add({ minutes: 15 })],
        ];
        for (const [open, close] of windows) expectWindow(name, open, close);
      }
    }
  });
});

/** One window on one date and nothing else: its instants are what Temporal says of both ends. */
function expectWindow(timeZone: string, open: Temporal.PlainDateTime, close: Temporal.PlainDateTime): void {
  const window: Window = [clockOf(open), clockOf(close)];
  const calendar: Calendar = { timeZone, hours: {}, overrides: { [open.toPlainDate().toString()]: [window] } };
  const [from, to] = [compatibleInstant(open, timeZone), compatibleInstant(close, timeZone)];
  if (from >= to) {
    expect(() => compileCalendar(calendar)).toThrow(/is never open/u);
    return;
  }
  const intervals = [...compileCalendar(calendar).intervals(from - 86_400_000)];
  expect(intervals, `${timeZone} ${open} ${window.join('-')}`).toEqual([[from, to]]);
}

const clockOf = (at: Temporal.PlainDateTime): string => at.toPlainTime().toString({ smallestUnit: 'second' });

describe('a zone', () => {
  it('is the same object for everybody who names it, in any case', () => {
    expect(zoneNamed('Europe/Berlin')).toBe(zoneNamed('europe/berlin'));
  });

  it('refuses a name that is no zone, in one line', () => {
    expect(() => zoneNamed('Mars/Olympus', 'calendar.timeZone')).toThrow(
      'calendar.timeZone: "Mars/Olympus" is not a time zone; write an IANA name such as Europe/Berlin',
    );
  });

  it('moves a wall time of a skipped date forward by the whole day', () => {
    const wall = Temporal.PlainDateTime.from('2011-12-30T09:00');

    expect(zoneNamed('Pacific/Apia').toInstant(wallOf(wall))).toBe(Date.parse('2011-12-31T09:00:00+14:00'));
  });

  it.each([
    'Pacific/Apia',
    'Pacific/Kwajalein',
    'Pacific/Enderbury',
    'America/Juneau',
    'Africa/Monrovia',
    'Asia/Manila',
  ])('knows the odd history of %s as Temporal does', (name) => {
    const changes = offsetChanges(name, '1900-01-01T00:00:00Z', '2020-01-01T00:00:00Z');

    expect(changes.length).toBeGreaterThan(0);
    for (const change of changes) {
      expect(zoneNamed(name).offsetAt(change.epochMilliseconds) * 1e6, change.toString()).toBe(
        change.offsetNanoseconds,
      );
      const wall = change.toPlainDateTime();
      expect(zoneNamed(name).toInstant(wallOf(wall)), change.toString()).toBe(compatibleInstant(wall, name));
    }
  });

  it.each([
    ['Europe/Gibraltar', [3.5, -3.5, 0]],
    ['Europe/Andorra', [-3.5, 3.5, 0]],
    ['Europe/Monaco', [7, 3.5, 0, -3.5]],
  ] as const)(
    'of which nobody asked before gives the same offsets in whichever order it is asked: %s',
    (name, order) => {
      const change = Date.parse('2026-03-29T01:00:00Z');
      const zone = zoneNamed(name);
      const days = (count: number): number => count * 86_400_000;

      for (const count of order) expect(zone.offsetAt(change + days(count))).toBe(count < 0 ? 3_600_000 : 7_200_000);
      expect([zone.offsetAt(change - 1), zone.offsetAt(change)]).toEqual([3_600_000, 7_200_000]);
      expect(zone.changes(change - days(10), change + days(10))).toEqual([change]);
    },
  );

  it('is steady between two changes and not across one', () => {
    const berlin = zoneNamed('Europe/Berlin');

    expect(berlin.steadyOffset(Date.parse('2026-03-29T01:00:00Z'), Date.parse('2026-10-25T01:00:00Z'))).toBe(7_200_000);
    expect(berlin.steadyOffset(Date.parse('2026-03-29T00:59:59Z'), Date.parse('2026-10-25T01:00:00Z'))).toBeUndefined();
    expect(berlin.steadyOffset(Date.parse('2026-03-29T01:00:00Z'), Date.parse('2026-10-25T01:00:01Z'))).toBeUndefined();
    expect(berlin.steadyOffset(Date.parse('2026-10-25T01:00:00Z') - 1, Date.parse('2026-10-26'))).toBeUndefined();
  });

  it.each([
    'Europe/Berlin',
    'America/New_York',
    'Africa/Casablanca',
    'Asia/Gaza',
    'Australia/Lord_Howe',
    'Europe/Dublin',
  ])('goes on by the yearly rule in %s as Temporal does, for thousands of years', (name) => {
    for (const from of ['2099-06-01', '2395-06-01', '2499-06-01', '4100-06-01', '9998-01-01']) {
      const to = `${Number(from.slice(0, 4)) + 1}${from.slice(4)}T00:00:00Z`;
      const expected = offsetChanges(name, `${from}T00:00:00Z`, to).map((change) => change.epochMilliseconds);

      expect(zoneNamed(name).changes(Date.parse(`${from}T00:00:00Z`), Date.parse(to)), from).toEqual(expected);
    }
  });

  it.each(['Europe/Amsterdam', 'Asia/Manila', 'America/Juneau', 'Europe/London'])(
    'knows no change in %s before its first, however long ago',
    (name) => {
      const first =
        offsetChanges(name, '1700-01-01T00:00:00Z', '1900-01-01T00:00:00Z')[0]?.epochMilliseconds ?? Number.NaN;
      const zone = zoneNamed(name);

      expect(zone.changes(Date.parse('0001-01-02T00:00:00Z'), first)).toEqual([]);
      expect(zone.changes(first, first + 1)).toEqual([first]);
      expect(zone.offsetAt(Date.parse('0001-01-02T00:00:00Z'))).toBe(zone.offsetAt(first - 1));
    },
  );

  it('forgets old lookups rather than growing without bound, and still answers alike', () => {
    const zone = zoneNamed('Asia/Kathmandu');
    const first = Date.parse('1985-12-31T18:30:00Z');

    expect(zone.offsetAt(first)).toBe(20_700_000);
    expect(zone.changes(Date.parse('1800-01-01T00:00:00Z'), Date.parse('2400-01-01T00:00:00Z'))).toHaveLength(2);
    expect([zone.offsetAt(first - 1), zone.offsetAt(first)]).toEqual([19_800_000, 20_700_000]);
  });
});
