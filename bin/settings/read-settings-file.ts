import { dirname, join } from 'node:path';
import type { ReadHolidayFile } from '../../functions/domain/settings/holiday-files.ts';
import { findProblems, readSettings, readTrialSettings } from '../../functions/domain/settings/read-settings.ts';
import type { Settings } from '../../functions/domain/settings/settings.ts';
import { LARGEST_FILE_BYTES } from '../../functions/domain/settings/yaml-text.ts';
import { Refusal } from '../../functions/domain/shared/refusal.ts';
import type { GivenSettings } from '../store/data-folder.ts';
import { type HolidayFeed, readIcalHolidays } from './ical-holidays.ts';
import { readTextFile } from './read-text-file.ts';

/** Where settings are looked for when nobody says otherwise, from the directory of the project. */
export const SETTINGS_FILE = 'replywatch.yaml';

/** What a calendar took from an iCal file. */
export interface TakenHolidays extends HolidayFeed {
  readonly calendar: string;
  readonly file: string;
}

/** The settings of a file. Throws its first problem as a Refusal of one line. @default fileName replywatch.yaml */
export const loadSettings = (fileName = SETTINGS_FILE): Settings =>
  readSettings(readSettingsText(fileName), fileName, holidayFilesBeside(fileName));

/** Settings with their text, and the iCal files that they name: all that it takes to read them again elsewhere. */
export function loadGivenSettings(fileName: string): { readonly settings: Settings; readonly given: GivenSettings } {
  const text = readSettingsText(fileName);
  const names = new Set<string>();
  const settings = readSettings(
    text,
    fileName,
    holidayFilesBeside(fileName, ({ file }) => names.add(file)),
  );
  return { settings, given: { text, files: { from: dirname(fileName), names: [...names] } } };
}

/** Settings on trial, of a text that stands for a file; iCal files lie beside `besideFile`. */
export const trialSettings = (text: string, fileName: string, besideFile: string): Settings =>
  readTrialSettings(text, fileName, holidayFilesBeside(besideFile));

/** A settings file with all of its problems, those of the file itself included, or the settings. */
export function checkFile(
  fileName: string,
):
  | { readonly settings: Settings; readonly holidays: readonly TakenHolidays[] }
  | { readonly problems: readonly Refusal[] } {
  const holidays: TakenHolidays[] = [];
  try {
    const readFile = holidayFilesBeside(fileName, (taken) => holidays.push(taken));
    return { settings: readSettings(readSettingsText(fileName), fileName, readFile), holidays };
  } catch (error) {
    if (error instanceof Refusal) return { problems: allProblems(fileName, error) };
    throw error;
  }
}

/** All that is wrong with a file whose first problem is known; that one alone when the file cannot even be read. */
function allProblems(fileName: string, first: Refusal): readonly Refusal[] {
  try {
    return findProblems(readSettingsText(fileName), fileName, holidayFilesBeside(fileName));
  } catch {
    return [first];
  }
}

/** The text of a settings file. Refuses what cannot be read, is empty, too large or no text. */
export function readSettingsText(fileName: string): string {
  return readTextFile(fileName, {
    example: SETTINGS_FILE,
    mostBytes: LARGEST_FILE_BYTES,
    start: 'copy the replywatch.yaml of the project and change it',
    shorten: 'keep settings only in it',
  });
}

/** iCal files lie beside the settings file. Several calendars may name the same one: it is read once. */
function holidayFilesBeside(
  settingsFile: string,
  onTaken: (taken: TakenHolidays) => unknown = () => undefined,
): ReadHolidayFile {
  const feeds = new Map<string, HolidayFeed>();
  return (name, calendar) => {
    const feed = feeds.get(name) ?? readIcalHolidays(readFeedText(join(dirname(settingsFile), name)), name);
    feeds.set(name, feed);
    onTaken({ calendar, file: name, ...feed });
    return feed.taken.map(({ date }) => date);
  };
}

const readFeedText = (fileName: string): string =>
  readTextFile(fileName, {
    example: 'holidays.ics',
    mostBytes: 2_000_000,
    start: 'save the iCal file beside the settings file',
    shorten: 'keep holidays only in it',
  });
