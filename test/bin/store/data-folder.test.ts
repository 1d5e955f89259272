import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadGivenSettings, loadSettings } from '../../../bin/settings/read-settings-file.ts';
import { leaveNote, readNote, settingsLeftIn } from '../../../bin/store/data-folder.ts';
import { changed } from '../../domain/settings/settings-text.ts';
import { allDay, ical } from '../settings/ical-text.ts';

const NOTE = { clock: 'own', tableName: 'table' } as const;
const folderOf = (name: string): string => mkdtempSync(join(tmpdir(), `replywatch-${name}-`));

/** A settings file of an invented brand whose calendar takes its holidays from two iCal files beside it. */
function settingsWithFeeds(): { readonly folder: string; readonly path: string } {
  const folder = folderOf('given');
  const path = join(folder, 'replywatch.yaml');
  writeFileSync(path, changed('holidays: [2026-12-25]', 'holidaysFrom: [be.ics, school.ics, be.ics]'));
  writeFileSync(join(folder, 'be.ics'), ical(allDay('20261225', 'Christmas')));
  writeFileSync(join(folder, 'school.ics'), ical(allDay('20261102', 'Autumn break')));
  return { folder, path };
}

describe('the settings that a run leaves in its data folder', () => {
  it('can be read there as they were read where they came from, iCal files included', () => {
    const { path } = settingsWithFeeds();
    const data = folderOf('data');
    const { settings, given } = loadGivenSettings(path);

    leaveNote(data, NOTE, given);

    expect(loadSettings(settingsLeftIn(data))).toEqual(settings);
    expect(settings.calendars['office']?.holidays).toEqual(['2026-12-25', '2026-11-02']);
  });

  it('serve as the settings of a further run in the same folder', () => {
    const { path } = settingsWithFeeds();
    const data = folderOf('data');
    leaveNote(data, NOTE, loadGivenSettings(path).given);

    const again = loadGivenSettings(settingsLeftIn(data));
    leaveNote(data, NOTE, again.given);

    expect(loadSettings(settingsLeftIn(data))).toEqual(loadSettings(path));
  });

  it('stay as they are when only the note is written again, and need no files', () => {
    const data = folderOf('data');
    leaveNote(data, NOTE, { text: changed('every: 15m', 'every: 1h') });
    leaveNote(data, { ...NOTE, tableName: 'other' });

    expect(readNote(data).tableName).toBe('other');
    expect(loadSettings(settingsLeftIn(data)).sources[0]?.tier).toBe(60);
    expect(existsSync(join(data, 'be.ics'))).toBe(false);
  });
});
