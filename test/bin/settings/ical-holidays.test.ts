import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HolidayFeed, readIcalHolidays } from '../../../bin/settings/ical-holidays.ts';
import { Refusal } from '../../../functions/domain/shared/refusal.ts';
import { readHolidays } from '../../../functions/domain/sla/calendar-holidays.ts';
import { parseLocalDate } from '../../../functions/domain/sla/local-date.ts';
import { allDay, ical } from './ical-text.ts';

const read = (...events: readonly (readonly string[])[]): HolidayFeed => readIcalHolidays(ical(...events), 'h.ics');
const dates = (...events: readonly (readonly string[])[]): string[] => read(...events).taken.map(({ date }) => date);

describe('holidays from an iCal file', () => {
  it('are the dates of all-day events, with the name and the first line of what the feed says of them', () => {
    const feed = read(
      allDay('20261111', 'Lantern\\, Day', 'DESCRIPTION:Observance\\nTo hide these see the settings'),
      allDay('20261026', 'Founders', 'UID:2'),
    );

    expect(feed).toEqual({
      taken: [
        { date: '2026-10-26', name: 'Founders', note: '' },
        { date: '2026-11-11', name: 'Lantern, Day', note: 'Observance' },
      ],
      leftOut: [],
    });
  });

  it.each<[string, string[], string[]]>([
    ['one day without an end', [], ['2026-12-24']],
    ['up to the day before DTEND', ['DTEND;VALUE=DATE:20261227'], ['2026-12-24', '2026-12-25', '2026-12-26']],
    ['one day when DTEND is the same date', ['DTEND;VALUE=DATE:20261224'], ['2026-12-24']],
    ['as many days as DURATION says', ['DURATION:P2D'], ['2026-12-24', '2026-12-25']],
    ['two days for 25 hours', ['DURATION:PT25H'], ['2026-12-24', '2026-12-25']],
    ['one day for a DURATION of nothing', ['DURATION:PT0S'], ['2026-12-24']],
    ['further dates by RDATE', ['RDATE;VALUE=DATE:20270105,20270107'], ['2026-12-24', '2027-01-05', '2027-01-07']],
  ])('last %s', (_, lines, expected) => {
    expect(dates(allDay('20261224', 'Break', ...lines))).toEqual(expected);
  });

  it('are taken where the feed forgot VALUE=DATE, and from several calendars in one file', () => {
    const one = ical(['DTSTART:20261224', 'SUMMARY:Eve']);

    expect(readIcalHolidays(`\uFEFF${one}${ical(allDay('20261226', 'Second'))}`, 'h.ics').taken).toHaveLength(2);
  });

  it('are taken although transparent: most feeds of public holidays mark them so', () => {
    expect(dates(allDay('20261225', 'Christmas', 'TRANSP:TRANSPARENT'))).toEqual(['2026-12-25']);
  });

  it('leave out, and name, what is cancelled or has a time of day', () => {
    const feed = read(
      allDay('20261225', 'Christmas'),
      allDay('20261226', 'Called off', 'STATUS:CANCELLED'),
      ['DTSTART:20261218T170000Z', 'SUMMARY:Summer \u202Eparty'],
      ['DTSTART;TZID=Europe/Brussels:20261219T000000'],
    );

    expect(feed.taken).toHaveLength(1);
    expect(feed.leftOut).toEqual([
      { name: 'Summer party', why: 'it has a time of day' },
      { name: 'no name', why: 'it has a time of day' },
      { name: 'Called off', why: 'it is cancelled' },
    ]);
  });
});

describe('repeating events', () => {
  const years = Array.from({ length: 24 }, (_, index) => 2026 + index);

  it('are worked out to the end of 2049, and not before 2000', () => {
    expect(dates(allDay('20261225', 'Christmas', 'RRULE:FREQ=YEARLY'))).toEqual(years.map((year) => `${year}-12-25`));
    expect(dates(allDay('19011231', 'Eve', 'RRULE:FREQ=YEARLY', 'DTEND;VALUE=DATE:19020102')).slice(0, 3)).toEqual([
      '2000-12-31',
      '2001-01-01',
      '2001-12-31',
    ]);
  });

  it.each([
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', '20261126', '4th thu of nov'],
    ['FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO', '20260525', 'last mon of may'],
    ['FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=15', '20260815', '08-15'],
    ['FREQ=YEARLY', '20280229', '02-29'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;INTERVAL=4', '20280229', '02-29'],
  ])('%s gives the dates of our own rule', (rule, start, ours) => {
    const holidays = readHolidays([ours], 'holidays');
    const found = dates(allDay(start, 'Feast', `RRULE:${rule}`));
    const [first, last] = [parseLocalDate(found[0] ?? '', ''), parseLocalDate('2049-12-31', '')];
    const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);

    expect(found.map((date) => parseLocalDate(date, ''))).toEqual(all.filter((day) => holidays.has(day)));
  });

  it('pass over months that lack the date', () => {
    expect(dates(allDay('20261231', 'Stock', 'RRULE:FREQ=MONTHLY;COUNT=3'))).toEqual([
      '2026-12-31',
      '2027-01-31',
      '2027-03-31',
    ]);
    expect(dates(allDay('20270131', 'Stock', 'RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3'))).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
    ]);
    expect(dates(allDay('20270104', 'Inventory', 'RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1;COUNT=2'))).toEqual([
      '2027-01-04',
      '2027-02-01',
    ]);
  });

  it('end with UNTIL and COUNT, and pass over EXDATE, also when it is written as an instant', () => {
    const until = 'RRULE:FREQ=YEARLY;UNTIL=20290101';

    expect(dates(allDay('20261225', 'Christmas', until, 'EXDATE:20271225T000000Z'))).toEqual([
      '2026-12-25',
      '2028-12-25',
    ]);
    expect(dates(allDay('20261225', 'Christmas', 'RRULE:FREQ=WEEKLY;COUNT=2'))).toEqual(['2026-12-25', '2027-01-01']);
  });

  it('give way, for one date, to an event that replaces it, and to one that cancels it', () => {
    const rule = 'RRULE:FREQ=YEARLY;COUNT=4';

    expect(
      dates(
        allDay('20261225', 'Feast', 'UID:feast', rule),
        allDay('20271227', 'Feast, moved', 'UID:feast', 'RECURRENCE-ID;VALUE=DATE:20271225'),
        allDay('20281225', 'Feast', 'UID:feast', 'RECURRENCE-ID;VALUE=DATE:20281225', 'STATUS:CANCELLED'),
        allDay('20291225', 'Other', 'UID:other', 'RECURRENCE-ID;VALUE=DATE:20261225'),
      ),
    ).toEqual(['2026-12-25', '2027-12-27', '2029-12-25']);
  });

  it('count in their newest version only', () => {
    expect(
      dates(
        allDay('20261224', 'Closed', 'UID:closed', 'SEQUENCE:1'),
        allDay('20261228', 'Closed', 'UID:closed', 'SEQUENCE:3'),
        allDay('20261223', 'Closed', 'UID:closed'),
        allDay('20260101', 'No id', 'SEQUENCE:1'),
        allDay('20260102', 'No id either'),
      ),
    ).toEqual(['2026-01-01', '2026-01-02', '2026-12-28']);
  });
});

describe('a file that cannot be used is refused in one line', () => {
  const from = (...lines: string[]): string => ical(allDay('20261225', 'Feast', ...lines));

  it.each([
    ['<html><body>Sign in</body></html>', 'h.ics: cannot be read as iCal (invalid line'],
    ['BEGIN:VCALENDAR\r\n', 'h.ics: cannot be read as iCal (invalid ical body. component began but did not end)'],
    ['BEGIN:VCARD\r\nEND:VCARD\r\n', 'h.ics: holds no VCALENDAR; save the feed as an iCal file'],
    [ical(), 'h.ics: has no all-day event; take a feed of public holidays'],
    [ical(['DTSTART:20261225T100000Z']), 'has no all-day event (1 are cancelled or have a time of day)'],
    [ical(['SUMMARY:Someday']), 'h.ics: event "Someday" has no DTSTART'],
    [ical(allDay('20260230', 'Never')), 'h.ics: event "Never": "2026-02-30" is not a date'],
    [ical(allDay('Christmas', 'Soon')), 'event "Soon": "Chri-st-ma" is not a date'],
    [from('DTEND;VALUE=DATE:20261224'), 'h.ics: event "Feast" ends before it begins'],
    [from('DTEND:20261225T120000Z'), 'event "Feast" ends at a time of day; give DTEND the form of DTSTART'],
    [from('DTEND;VALUE=DATE:20291225'), 'event "Feast" lasts 1096 days; keep it to 400'],
    [from('DURATION:soon'), 'event "Feast" cannot be read (invalid duration value'],
    [from('RRULE:FREQ=HOURLY'), 'event "Feast" repeats more often than daily (RRULE); write FREQ=YEARLY'],
    [from('RRULE:FREQ=YEARLY;BYMONTH=13'), 'cannot be read as iCal; save the feed'],
    [from('RRULE:FREQ=WEEKLY'), 'event "Feast" takes 1202 days until 2049; leave the weekday out of the hours'],
    [
      ical(allDay('00010101', 'Always', 'RRULE:FREQ=DAILY')),
      'event "Always" repeats more than 20000 times; give its RRULE an UNTIL',
    ],
    [from('RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), 'has no all-day event'],
    [from('EXRULE:FREQ=YEARLY'), 'event "Feast" has an EXRULE; write the dates that fall away as EXDATE'],
    [
      from('RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261225'),
      'event "Feast" changes all later ones too (RANGE); write the later ones as an event of their own',
    ],
    [ical(...Array.from({ length: 2_001 }, () => allDay('20261225', 'One'))), 'has 2001 events; keep at most 2000'],
  ])('%#: %.60s', (text, problem) => {
    expect(() => readIcalHolidays(text, 'h.ics')).toThrow(problem);
    expect(() => readIcalHolidays(text, 'h.ics')).toThrow(/^h\.ics: [^\n]{10,300}$/u);
  });

  it('also when a rule has the parser search for a date that never comes', () => {
    expect(() => readIcalHolidays(from('RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31'), 'h.ics', 300)).toThrow(
      'h.ics: takes too long to work out; remove repeating events (RRULE) that can never happen',
    );
  });

  const token = fc.constantFrom(
    ...['BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VCALENDAR', 'DTSTART', ';VALUE=DATE', ':20261225', ':2026', '\r\n', '\n '],
    ...['RRULE:FREQ=YEARLY', ';COUNT=-1', ';UNTIL=x', ';BYDAY=9XX', 'DURATION:-P9D', 'EXDATE:', 'RECURRENCE-ID:', '"'],
  );

  it('whatever it holds: dates that can be read back, or a Refusal', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 6, arbitrary: token }, fc.string({ maxLength: 8 })), { maxLength: 30 }),
        fc.boolean(),
        (tokens, wrapped) => {
          const junk = tokens.join('');
          try {
            const { taken } = readIcalHolidays(wrapped ? ical(allDay('20261225', 'Feast', junk)) : junk, 'h.ics');
            for (const { date } of taken) expect(parseLocalDate(date, 'date')).toEqual(expect.any(Number));
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
            expect(String(error)).not.toMatch(/\n/u);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
