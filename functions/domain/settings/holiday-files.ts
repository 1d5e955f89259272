import { Refusal } from '../shared/refusal.ts';
import type { SettingsFile } from './file/settings-file.ts';
import type { Problem } from './problem.ts';

/** Reads an iCal file that a calendar names into dates (`2026-12-25`); throws a Refusal when it cannot be used. */
export type ReadHolidayFile = (name: string, calendar: string) => readonly string[];

/** For callers that have the text of the settings only. */
export const noHolidayFiles: ReadHolidayFile = (name) => {
  throw new Refusal(name, 'cannot be read here', 'check the settings as a file, beside their iCal files');
};

/** The settings with the dates of iCal files among the holidays, and what is wrong with those files. */
export function withHolidayFiles(
  file: SettingsFile,
  readFile: ReadHolidayFile,
): { readonly file: SettingsFile; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const dates = (name: string, calendar: string, index: number): readonly string[] => {
    try {
      return readFile(name, calendar);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const problem = error.message.slice(0, error.message.length - error.mend.length - 2);
      problems.push({ path: ['calendars', calendar, 'holidaysFrom', index], problem, mend: error.mend });
      return [];
    }
  };
  const calendars = Object.fromEntries(
    Object.entries(file.calendars).map(([id, calendar]) => {
      const taken = calendar.holidaysFrom.flatMap((name, index) => dates(name, id, index));
      return [id, { ...calendar, holidays: [...new Set([...calendar.holidays, ...taken])] }];
    }),
  );
  return { file: { ...file, calendars }, problems };
}
