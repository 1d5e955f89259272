import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rangeEnd, rangeStart } from '../../bin/commands/report-range.ts';
import { at } from '../support/builders.ts';
import { runCommand } from './run-command.ts';
import { type SmallStore, smallStore } from './small-store.ts';

// Each command is a process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let kept: SmallStore;
let live: SmallStore;
beforeAll(async () => {
  [kept, live] = await Promise.all([smallStore(), smallStore({ running: true })]);
});
afterAll(() => live.stop());

const report = (...args: string[]) => runCommand(['report', '--data', kept.folder, ...args]);

describe('report', () => {
  it('shows figures, groups, who waits and what was not seen, as of where the clock of the run stands', async () => {
    const { status, stdout, stderr } = await report('--by', 'owner');

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(
      'Acme Deliveries: mentions posted Mon 9 Nov 2026, 16:00 CET to Mon 16 Nov 2026, 16:00 CET',
    );
    expect(stdout).toMatch(/Answered in time +33 % \(1 of 3\), few cases: 6 to 80 % fits as well/u);
    expect(stdout).toMatch(/│ Support desk │ +3 │ +1 │ +1 │ +1 │ +33 % \(1 of 3\)/u);
    expect(stdout).toContain('acme-us 4711: overdue, unanswered, for 2 h; Support desk');
    expect(stdout).toContain('App Store US: covered 0 %; not covered: never read yet; does not show responses');
  });

  it('writes the same bytes again, also when two ask at once', async () => {
    const [first, second] = await Promise.all([report('--format', 'json'), report('--format', 'csv')]);
    const again = [await report('--format', 'json'), await report('--format', 'csv')];

    expect(again.map(({ stdout }) => stdout)).toEqual([first.stdout, second.stdout]);
    expect(JSON.parse(first.stdout).total.counts).toMatchObject({ met: 1, late: 1, overdue: 1 });
    expect(second.stdout.split('\r\n')).toHaveLength(5);
  });

  it('writes a page into a file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'replywatch-report-')), 'report.html');
    const { status, stdout, stderr } = await report('--format', 'html', '--out', file);

    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: `written to ${file}\n` });
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>[\s\S]*Acme Deliveries: do we answer\?/u);
  });

  it('shows the rows behind one figure, as a table and as CSV', async () => {
    const [table, csv] = await Promise.all([
      report('--rows', 'overdue'),
      report('--rows', 'overdue', '--format', 'csv'),
    ]);

    expect(table.stdout).toContain('Acme Deliveries: overdue, unanswered: 1 row\n');
    expect(table.stdout).toMatch(/│ acme\/app-store:us:\d+\/4711 │ .+ │ overdue, unanswered │/u);
    expect(csv.stdout.split('\r\n')).toHaveLength(3);
  });

  it('reads the store of a run that still lives', async () => {
    const { status, stdout } = await runCommand(['report', '--data', live.folder, '--format', 'json']);

    expect(status).toBe(0);
    expect(JSON.parse(stdout).total.mentions).toBe(3);
  });

  it('counts only what was posted in the range; --to includes its day', async () => {
    const mentionsOf = async (...range: string[]) =>
      JSON.parse((await report('--format', 'json', ...range)).stdout).total.mentions;

    expect(await mentionsOf('--from', '2026-11-16', '--to', '2026-11-16')).toBe(3);
    expect(await mentionsOf('--from', '2026-11-14', '--to', '2026-11-15')).toBe(0);
  });

  it.each([
    [['--from', '2026-11-20', '--to', '2026-11-01'], '--from: 2026-11-19T23:00:00.000Z is not before '],
    [['--rows', 'nonsense'], '--rows: "nonsense" is no list of rows; give one of met, late, '],
    [['--rows', 'late', '--format', 'html'], '--rows: is nothing for html: a page has every list; '],
    [['--brand', 'nobody'], '--brand: "nobody" is no brand of the settings; give one of acme'],
    [['--out', '/nowhere/report.html'], '--out: /nowhere/report.html cannot be written (ENOENT); '],
    [['--data', '/nowhere'], '/nowhere: holds no local store; run `npm start -- --data /nowhere` first'],
    [['--settings', '/nowhere.yaml'], '/nowhere.yaml: there is no such file; '],
  ])('refuses %j in one line', async (args, line) => {
    const { status, stdout, stderr } = await report(...args);

    expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 1, stdout: '', lines: 2 });
    expect(stderr).toContain(line);
  });

  it('calls an unknown grouping a wrong use', async () => {
    expect((await report('--by', 'colour')).status).toBe(2);
  });

  it('says in one line why AWS cannot be reached', async () => {
    const aws = ['report', '--endpoint', 'aws'];
    const credentials = { AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'y', AWS_REGION: 'eu-west-1' };
    const answers = await Promise.all([
      runCommand(aws),
      runCommand(aws, { AWS_REGION: 'eu-west-1' }),
      runCommand([...aws, '--table', 't'], { ...credentials, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' }),
    ]);

    expect(answers.map(({ stderr }) => stderr)).toEqual([
      '--endpoint aws: no AWS region is set; set AWS_REGION\n',
      '--endpoint aws: no AWS credentials were found; log in (aws sso login) or set AWS_PROFILE\n',
      expect.stringMatching(/^--endpoint aws: AWS cannot be reached: .*ECONNREFUSED.*; check the network.*\n$/u),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([1, 1, 1]);
  });
});

describe('the range of a report', () => {
  const now = at('2026-11-22T09:30:00Z');

  it.each([
    ['now', now],
    ['36h', at('2026-11-20T21:30:00Z')],
    ['7d', at('2026-11-15T09:30:00Z')],
    ['2026-11-01', at('2026-10-31T23:00:00Z')],
    ['2026-07-01', at('2026-06-30T22:00:00Z')],
    ['2026-11-01T09:00:00+02:00', at('2026-11-01T07:00:00Z')],
  ])('begins at %s', (text, instant) => {
    expect(rangeStart(text, 'Europe/Brussels', now)).toBe(instant);
  });

  it.each([
    ['yesterday', '--from: "yesterday" is no time; '],
    ['2026-11-31', '--from: "2026-11-31" is not a date; '],
    ['2026-11-16T09:00', '--from: "2026-11-16T09:00" is not an instant; '],
  ])('refuses %s', (text, line) => {
    expect(() => rangeStart(text, 'Europe/Brussels', now)).toThrow(line);
  });

  it('ends a date with its last instant, also on a day of 25 hours', () => {
    expect(rangeEnd('2026-10-25', 'Europe/Brussels', now)).toBe(at('2026-10-25T23:00:00Z'));
  });
});
