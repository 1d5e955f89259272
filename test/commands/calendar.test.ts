import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SETTINGS = `
version: 1
brands: {sundial: {name: Sundial Coffee}}
owners: {support: {name: Support}}
calendars:
  office: {timeZone: Europe/Berlin, hours: {mon-fri: "09:00-17:00"}, holidays: [easter+1]}
  night: {timeZone: UTC, hours: {sat: "22:00-02:00"}}
sources: {app: {brand: sundial, kind: app-store, app: 310633997, country: be}}
policies: [{id: all, when: {}, needsResponse: false}]
`;

describe('the calendar command', () => {
  let directory = '';
  const run = (...args: string[]) =>
    spawnSync(
      process.execPath,
      ['bin/replywatch.ts', 'calendar', '--settings', join(directory, 'settings.yaml'), ...args],
      { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
    );
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'replywatch-'));
    writeFileSync(join(directory, 'settings.yaml'), SETTINGS);
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('draws a line a day with what is out of the ordinary at its end', () => {
    const { stdout, stderr, status } = run('office', '--from', '2027-03-28', '--weeks', '1');

    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout.split('\n').slice(0, 5)).toEqual([
      'office (Europe/Berlin)',
      '                0     3     6     9     12    15    18    21    24',
      'sun 2027-03-28  ····××··········································              clocks go forward 1 h at 02:00',
      '',
      'mon 2027-03-29  ················································              holiday',
    ]);
    expect(stdout).toContain('tue 2027-03-30  ··················████████████████··············  8 h\n');
  });

  it('draws all calendars, from today, when none is named; JSON on request', () => {
    const rows = run('--weeks', '1', '--json')
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line));

    expect(rows.map((row) => row.calendar)).toEqual([...Array(7).fill('office'), ...Array(7).fill('night')]);
    expect(rows.every((row) => row.cells.length === 48)).toBe(true);
  });

  it('names the calendars there are when it is asked for another, and refuses odd dates and counts', () => {
    const asked = [run('holiday'), run('office', '--from', 'tomorrow'), run('office', '--weeks', '0')];

    expect(asked.map(({ status, stdout }) => [status, stdout])).toEqual([
      [1, ''],
      [1, ''],
      [2, ''],
    ]);
    expect(asked[0]?.stderr).toBe('calendar: "holiday" is not in the settings; choose from office, night\n');
    expect(asked[1]?.stderr).toContain('--from: "tomorrow" is not a date; write yyyy-mm-dd');
  });
});
