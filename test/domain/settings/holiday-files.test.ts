import { describe, expect, it } from 'vitest';
import type { ReadHolidayFile } from '../../../functions/domain/settings/holiday-files.ts';
import { findProblems, readSettings } from '../../../functions/domain/settings/read-settings.ts';
import { Refusal } from '../../../functions/domain/shared/refusal.ts';
import { changed } from './settings-text.ts';

const FILE = 'replywatch.yaml';
const naming = (files: string): string =>
  changed('holidays: [2026-12-25]\n', `holidays: [2026-12-25]\n    holidaysFrom: ${files}\n`);
const readFile: ReadHolidayFile = (name) => {
  if (name === 'be.ics') return ['2026-12-25', '2027-01-01'];
  if (name === 'school.ics') return ['2027-02-08'];
  throw new Refusal(name, 'there is no such file', 'save it');
};

describe('holidays from files', () => {
  it('stand in the settings as plain dates, once each', () => {
    const settings = readSettings(naming('[be.ics, school.ics]'), FILE, readFile);

    expect(settings.calendars['office']?.holidays).toEqual(['2026-12-25', '2027-01-01', '2027-02-08']);
    expect(JSON.stringify(settings)).not.toContain('.ics');
  });

  it('are asked for by name and calendar', () => {
    const asked: string[] = [];
    readSettings(naming('be.ics'), FILE, (name, calendar) => {
      asked.push(`${calendar} ${name}`);
      return [];
    });

    expect(asked).toEqual(['office be.ics']);
  });

  it.each([
    ['none.ics', 'there is no such file; save it'],
    ['[be.ics, none.ics]', '[1]: none.ics: there is no such file; save it'],
    ['holidays.txt', '"holidays.txt" is not the name of an iCal file; name a file beside the settings file'],
    ['../be.ics', '"../be.ics" is not the name of an iCal file'],
    ['.ics', '".ics" is not the name of an iCal file'],
    ['https://feeds.example/be.ics', 'download the feed and name the file: nothing is fetched'],
    ['{url: be.ics}', 'a block of keys is not the name of an iCal file'],
  ])('named %s are refused with the line of the settings', (files, problem) => {
    const [first, ...others] = findProblems(naming(files), FILE, readFile);

    expect(first?.message).toMatch(/^replywatch\.yaml:24 calendars\.office\.holidaysFrom/u);
    expect(first?.message).toContain(problem);
    expect(others).toEqual([]);
  });

  it('cannot be read where there is the text of the settings only', () => {
    expect(() => readSettings(naming('be.ics'), FILE)).toThrow(
      'calendars.office.holidaysFrom: be.ics: cannot be read here; check the settings as a file',
    );
  });

  it('that are broken by our own mistake are no mistake of the settings', () => {
    const failing = () => {
      throw new TypeError('ours');
    };

    expect(() => readSettings(naming('be.ics'), FILE, failing)).toThrow(TypeError);
  });
});
