import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holidayLines } from '../../../bin/settings/holiday-lines.ts';
import { checkFile, loadSettings } from '../../../bin/settings/read-settings-file.ts';
import { changed } from '../../domain/settings/settings-text.ts';
import { allDay, ical } from './ical-text.ts';

const directory = mkdtempSync(join(tmpdir(), 'replywatch-ical-'));
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(directory, name), content);
  return join(directory, name);
};
const settings = (name: string, feed: string): string =>
  file(name, changed('holidays: [2026-12-25]', `holidaysFrom: ${feed}`));
const problems = (fileName: string): readonly string[] => {
  const checked = checkFile(fileName);
  return 'problems' in checked ? checked.problems.map(({ message }) => message.replace(fileName, 'file')) : [];
};

describe('a settings file that names iCal files', () => {
  file(
    'be.ics',
    ical(
      allDay('20261225', 'Christmas', 'RRULE:FREQ=YEARLY'),
      allDay('20261111', 'Lantern Day', 'DESCRIPTION:Observance'),
      ['DTSTART:20261218T170000Z', 'SUMMARY:Party'],
    ),
  );

  it('finds them beside itself, and keeps their dates only', () => {
    const { calendars } = loadSettings(settings('good.yaml', 'be.ics'));

    expect(calendars['office']?.holidays).toHaveLength(25);
    expect(calendars['office']?.holidays?.slice(0, 3)).toEqual(['2026-11-11', '2026-12-25', '2027-12-25']);
  });

  it('tells what was taken and what was left out', () => {
    const checked = checkFile(settings('good.yaml', 'be.ics'));
    const holidays = 'holidays' in checked ? checked.holidays : [];

    expect(holidayLines(holidays, '2026-11-11')).toEqual([
      '  office: 25 dates from be.ics, 2026-11-11 to 2049-12-25; in the next year:',
      '    2026-11-11  Lantern Day (Observance)',
      '    2026-12-25  Christmas',
      '    left out: Party, because it has a time of day',
    ]);
    expect(holidayLines(holidays, '2060-01-01')[1]).toBe('    none: is the file an old one?');
  });

  it('lists no more than a screen of dates', () => {
    const days = Array.from({ length: 60 }, (_, index) =>
      allDay(`2026${index < 30 ? '09' : '10'}${String((index % 30) + 1).padStart(2, '0')}`, 'Day'),
    );
    file('many.ics', ical(...days));
    const checked = checkFile(settings('many.yaml', 'many.ics'));

    expect(holidayLines('holidays' in checked ? checked.holidays : [], '2026-01-01').slice(-2)).toEqual([
      '    2026-10-10  Day',
      '    and 20 more, see --json',
    ]);
  });

  it.each<[string, string | Uint8Array | undefined, string]>([
    ['gone.ics', undefined, 'there is no such file; save the iCal file beside the settings file'],
    ['empty.ics', ' \r\n', 'is empty; save the iCal file'],
    ['huge.ics', 'x'.repeat(2_000_001), 'is larger than 2 MB; keep holidays only in it'],
    ['binary.ics', new Uint8Array([0, 1, 2]), 'is not UTF-8 text'],
    ['latin.ics', new Uint8Array([66, 228, 66]), 'is not UTF-8 text; save it as a text file in UTF-8'],
    ['page.ics', '<html></html>', 'page.ics: cannot be read as iCal'],
  ])('says of %s what is wrong, in one line with its place in the settings', (name, content, problem) => {
    if (content !== undefined) file(name, content);
    const [first, ...others] = problems(settings('bad.yaml', name));

    expect(first).toMatch(/^file:23 calendars\.office\.holidaysFrom: [^\n]+$/u);
    expect(first).toContain(problem);
    expect(others).toEqual([]);
  });
});
